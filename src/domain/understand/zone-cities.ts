import { fold } from './tokens.ts';

/** Cities by the IANA zone whose time they keep: zones' own cities in the languages, and large cities that name no zone. */
export const CITIES: Record<string, string[]> = {
  'Africa/Cairo': ['Каир, Каире, 开罗, Kair, Kairó'],
  'Africa/Johannesburg': [
    'Йоханнесбург, Кейптаун, 约翰内斯堡, 开普敦, Cape Town, Pretoria, Kapsztad, Fokváros, Joanesburgo',
  ],
  'Africa/Lagos': ['Лагос, 拉各斯, Abuja'],
  'Africa/Nairobi': ['Найроби, 内罗毕'],
  'America/Argentina/Buenos_Aires': ['Buenos Aires, Буэнос-Айрес, 布宜诺斯艾利斯'],
  'America/Bahia': ['Salvador'],
  'America/Bogota': ['Богота, 波哥大'],
  'America/Chicago': [
    'Чикаго, 芝加哥, Dallas, Houston, Austin, San Antonio, Minneapolis, Даллас, Хьюстон, 达拉斯, 休斯敦',
  ],
  'America/Denver': ['Денвер, 丹佛, Salt Lake City'],
  'America/Fortaleza': ['Natal, João Pessoa'],
  'America/Lima': ['Лима, 利马'],
  'America/Los_Angeles': [
    'Лос-Анджелес, 洛杉矶, San Francisco, Seattle, San Diego, Las Vegas, Сан-Франциско, Сиэтл, 旧金山, 西雅图',
    'Redmond',
  ],
  'America/Manaus': ['Манаус, 马瑙斯'],
  'America/Mexico_City': ['Ciudad de México, Мехико, 墨西哥城, Meksyk, Mexikóváros, Cidade do México, Guadalajara'],
  'America/New_York': [
    'Нью-Йорк, 纽约, Nowy Jork, Nova York, Nova Iorque, NYC, Washington, Вашингтон, 华盛顿, Boston, Бостон',
    '波士顿, Miami, Майами, Atlanta, Philadelphia',
  ],
  'America/Recife': ['Ресифи, 累西腓'],
  'America/Santiago': ['Santiago de Chile, Сантьяго, 圣地亚哥'],
  'America/Sao_Paulo': [
    'Сан-Паулу, 圣保罗, Rio de Janeiro, Rio, Рио-де-Жанейро, 里约热内卢, Brasília, Бразилиа, 巴西利亚, Belo Horizonte',
    'Curitiba, Porto Alegre, Campinas, Florianópolis, Goiânia, Vitória',
  ],
  'America/Toronto': ['Торонто, 多伦多, Ottawa, Оттава, Montreal, Montréal, Монреаль, 蒙特利尔'],
  'America/Vancouver': ['Ванкувер, 温哥华'],
  'Asia/Almaty': [
    'Алматы, Алма-Ата, 阿拉木图, Almati, Astana, Астана, Астане, Нур-Султан, 阿斯塔纳, Asztana, Шымкент',
    'Караганда',
  ],
  'Asia/Baku': ['Баку, 巴库'],
  'Asia/Bangkok': ['Бангкок, 曼谷, Bancoc'],
  'Asia/Bishkek': ['Бишкек, 比什凯克, Biszkek, Biskek'],
  'Asia/Dubai': ['Дубай, 迪拜, Dubaj, Abu Dhabi, Абу-Даби, 阿布扎比'],
  'Asia/Ho_Chi_Minh': ['Hanoi, Ханой, 河内, Хошимин, 胡志明市, Ho Chi Minh City'],
  'Asia/Hong_Kong': ['Гонконг, 香港, Hongkong'],
  'Asia/Jakarta': ['Джакарта, 雅加达, Dżakarta, Jacarta'],
  'Asia/Jerusalem': ['Иерусалим, 耶路撒冷, Jerozolima, Jeruzsálem, Tel Aviv, Тель-Авив, 特拉维夫, Haifa'],
  'Asia/Karachi': ['Карачи, 卡拉奇, Islamabad, Lahore'],
  'Asia/Kolkata': [
    'Delhi, New Delhi, Дели, 德里, 新德里, Mumbai, Мумбаи, 孟买, Bangalore, Bengaluru, Chennai, Hyderabad, Pune',
    'Калькутта',
  ],
  'Asia/Kuala_Lumpur': ['Куала-Лумпур, 吉隆坡'],
  'Asia/Manila': ['Манила, 马尼拉'],
  'Asia/Novosibirsk': ['Новосибирск, Новосибирске, 新西伯利亚, Nowosybirsk, Novoszibirszk'],
  'Asia/Riyadh': ['Эр-Рияд, 利雅得, Rijad, Rijád, Riade, Jeddah'],
  'Asia/Seoul': ['Сеул, 首尔, Seul, Szöul'],
  'Asia/Shanghai': [
    'Шанхай, Шанхае, 上海, Szanghaj, Sanghaj, Xangai, Beijing, Peking, Пекин, Пекине, 北京, Pekin, Pequim',
    'Shenzhen, Шэньчжэнь, 深圳, Guangzhou, Гуанчжоу, 广州, Hangzhou, 杭州, Chengdu, 成都, Chongqing, 重庆, Tianjin',
    '天津, Wuhan, 武汉, Nanjing, 南京, 苏州, 西安, 青岛, 大连, 厦门',
  ],
  'Asia/Singapore': ['Сингапур, 新加坡, Singapur, Szingapúr, Singapura'],
  'Asia/Taipei': ['Тайбэй, 台北, Tajpej, Taipé'],
  'Asia/Tashkent': ['Ташкент, Ташкенте, 塔什干, Taszkent, Taskent'],
  'Asia/Tbilisi': ['Тбилиси, 第比利斯, Tbiliszi'],
  'Asia/Tokyo': ['Токио, 东京, Tokio, Tokió, Tóquio, Osaka, Осака, 大阪'],
  'Asia/Vladivostok': ['Владивосток, Владивостоке, 符拉迪沃斯托克, 海参崴, Władywostok, Vlagyivosztok'],
  'Asia/Yekaterinburg': [
    'Екатеринбург, Екатеринбурге, 叶卡捷琳堡, Jekaterynburg, Jekatyerinburg, Челябинск, Уфа, Пермь, Тюмень',
  ],
  'Asia/Yerevan': ['Ереван, 埃里温, Erywań, Jereván'],
  'Atlantic/Reykjavik': ['Рейкьявик, 雷克雅未克'],
  'Australia/Sydney': ['Сидней, 悉尼, Canberra, Канберра, 堪培拉'],
  'Australia/Melbourne': ['Мельбурн, 墨尔本'],
  'Europe/Amsterdam': [
    'Амстердам, 阿姆斯特丹, Amszterdam, Amsterdã, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven',
  ],
  'Europe/Athens': ['Афины, 雅典, Ateny, Athén, Atenas, Thessaloniki'],
  'Europe/Belgrade': ['Белград, 贝尔格莱德, Belgrad, Belgrád, Belgrado, Beograd, Novi Sad'],
  'Europe/Berlin': [
    'Берлин, Берлине, 柏林, Berlim, München, Munich, Мюнхен, 慕尼黑, Monachium, Munique, Hamburg, Гамбург, 汉堡',
    'Frankfurt, Франкфурт, 法兰克福, Köln, Cologne, Кёльн, 科隆, Kolonia, Stuttgart, Düsseldorf, Leipzig',
    'Dresden, Drezno, Drezda',
  ],
  'Europe/Bratislava': ['Братислава, 布拉迪斯拉发, Bratysława, Pozsony, Košice, Kassa'],
  'Europe/Brussels': ['Брюссель, 布鲁塞尔, Bruksela, Brüsszel, Bruxelas, Bruxelles, Antwerp, Antwerpen'],
  'Europe/Bucharest': ['Бухарест, 布加勒斯特, Bukareszt, Bukarest, Bucareste, București, Cluj, Kolozsvár'],
  'Europe/Budapest': [
    'Будапешт, Будапеште, 布达佩斯, Budapeszt, Budapeszcie, Budapesten, Budapeste, Debrecen, Debrecenben',
    'Szeged, Szegeden, Pécs, Győr, Miskolc, Nyíregyháza, Székesfehérvár, Kecskemét',
  ],
  'Europe/Chisinau': ['Кишинёв, 基希讷乌, Kiszyniów'],
  'Europe/Copenhagen': ['Копенгаген, 哥本哈根, Kopenhaga, Koppenhága, Copenhague, København'],
  'Europe/Dublin': ['Дублин, 都柏林'],
  'Europe/Helsinki': ['Хельсинки, 赫尔辛基, Helsinque, Espoo, Tampere'],
  'Europe/Istanbul': ['Стамбул, 伊斯坦布尔, Stambuł, Isztambul, Istambul, Ankara, Анкара, 安卡拉, Izmir'],
  'Europe/Kaliningrad': ['Калининград, 加里宁格勒, Kalinyingrád'],
  'Europe/Kyiv': [
    'Киев, Киеве, Київ, 基辅, Kijów, Kijowie, Kijev, Lviv, Львов, Львів, Lwów, Kharkiv, Харьков, Odesa',
    'Одесса, Dnipro, Днепр',
  ],
  'Europe/Lisbon': [
    'Lisboa, Лиссабон, Лиссабоне, 里斯本, Lizbona, Lizbonie, Lisszabon, Porto, Порту, 波尔图, Braga, Coimbra',
  ],
  'Europe/Ljubljana': ['Любляна, 卢布尔雅那, Lublana, Liubliana'],
  'Europe/London': [
    'Лондон, Лондоне, 伦敦, Londyn, Londynie, Londres, Manchester, Манчестер, Birmingham, Edinburgh',
    'Glasgow, Leeds, Bristol',
  ],
  'Europe/Luxembourg': ['Люксембург, 卢森堡, Luksemburg, Luxemburg, Luxemburgo'],
  'Europe/Madrid': ['Мадрид, 马德里, Madryt, Madri, Barcelona, Барселона, 巴塞罗那, Valencia, Sevilla'],
  'Europe/Minsk': ['Минск, Минске, 明斯克, Minszk'],
  'Europe/Moscow': [
    'Москва, Москве, 莫斯科, Moskwa, Moskwie, Moszkva, Moszkvában, Moscou, Санкт-Петербург, Санкт-Петербурге',
    'Петербург, Питер, 圣彼得堡, St Petersburg, Saint Petersburg, Szentpétervár, São Petersburgo, Казань',
    'Нижний Новгород, Ростов-на-Дону, Краснодар, Воронеж, Сочи',
  ],
  'Europe/Oslo': ['Осло, 奥斯陆, Bergen'],
  'Europe/Paris': ['Париж, Париже, 巴黎, Paryż, Paryżu, Párizs, Lyon, Лион, 里昂, Marseille, Toulouse, Lille, Nice'],
  'Europe/Prague': ['Прага, Праге, 布拉格, Praga, Pradze, Prága, Praha, Brno, Brünn, Ostrava'],
  'Europe/Riga': ['Рига, Риге, 里加, Ryga'],
  'Europe/Rome': [
    'Рим, 罗马, Rzym, Róma, Roma, Milan, Milano, Милан, 米兰, Mediolan, Milánó, Milão, Turin, Torino, Naples',
    'Napoli',
  ],
  'Europe/Samara': ['Самара, 萨马拉'],
  'Europe/Sarajevo': ['Сараево, 萨拉热窝, Sarajewo, Szarajevó'],
  'Europe/Skopje': ['Скопье, 斯科普里, Szkopje'],
  'Europe/Sofia': ['София, 索菲亚, Szófia'],
  'Europe/Stockholm': ['Стокгольм, 斯德哥尔摩, Sztokholm, Estocolmo, Gothenburg, Göteborg, Malmö'],
  'Europe/Tallinn': ['Таллин, Таллинн, 塔林'],
  'Europe/Vienna': ['Вена, 维也纳, Wiedeń, Wiedniu, Bécs, Bécsben, Viena, Wien, Graz, Linz, Salzburg'],
  'Europe/Vilnius': ['Вильнюс, 维尔纽斯, Wilno, Wilnie, Vilna, Kaunas'],
  'Europe/Warsaw': [
    'Warszawa, Warszawie, Warszawy, Варшава, Варшаве, Варшавы, 华沙, Varsó, Varsóban, Varsóvia, Varsovia',
    'Warschau, Kraków, Krakowie, Cracow, Краков, Кракове, 克拉科夫, Krakkó, Cracóvia, Gdańsk, Gdańsku',
    'Гданьск, 格但斯克, Wrocław, Wrocławiu, Вроцлав, 弗罗茨瓦夫, Poznań, Poznaniu, Познань, 波兹南, Łódź, Łodzi',
    'Лодзь, 罗兹, Katowice, Katowicach, Gdynia, Gdyni, Szczecin, Szczecinie, Bydgoszcz, Lublin, Lublinie',
    'Białystok, Rzeszów, Toruń, Kielce',
  ],
  'Europe/Zagreb': ['Загреб, 萨格勒布, Zagrzeb, Zágráb, Split'],
  'Europe/Zurich': [
    'Цюрих, 苏黎世, Zurych, Zurique, Geneva, Genève, Женева, 日内瓦, Genewa, Genf, Genebra, Basel, Bern',
    'Lausanne',
  ],
  'Pacific/Auckland': ['Окленд, 奥克兰, Wellington, Веллингтон, 惠灵顿'],
};

/** Blanks, hyphens and dots are alike. */
const cityKey = (city: string): string =>
  fold(city)
    .replace(/[\s.-]+/gu, ' ')
    .trim();

const zones: ReadonlyMap<string, string> = new Map(
  Object.entries(CITIES).flatMap(([zone, cities]) =>
    cities.flatMap((line) => line.split(', ')).map((city): [string, string] => [cityKey(city), zone]),
  ),
);

/** The zone of a city by its name in one of the languages; null where it is none that is known. */
export const zoneOfCity = (text: string): string | null => zones.get(cityKey(text)) ?? null;
