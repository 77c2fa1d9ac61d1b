import { readOffer } from './offers.ts';
import { findPhrases } from './phrases.ts';
import { without } from './tokens.ts';
import { wordTable } from './word-table.ts';

/** Words for how a migration stands, as people search for it; those of one word are enough. */
export const STATE_WORDS = wordTable<'overdue' | 'blocked' | 'archived' | 'done' | 'open'>({
  overdue: [
    'overdue, late, past due, просрочено, просроченные, просроченная, опоздание, с опозданием, 逾期, 已逾期, 过期, 延迟',
    'po terminie, zaległe, zaległa, opóźnione, spóźnione, lejárt, határidőn túl, határidőn túli, késik, késő, késésben, késésben lévő',
    'atrasado, atrasada, atrasados, atrasadas, em atraso, vencido, vencida',
  ],
  blocked: [
    'blocked, заблокировано, заблокированные, заблокирована, невозможно, 受阻, 已阻止, 阻止, 被阻止, 无法进行',
    'zablokowane, zablokowana, zablokowany, elakadt, blokkolt, akadályozott, bloqueado, bloqueada, bloqueados, bloqueadas',
  ],
  archived: [
    'archived, archive, архив, в архиве, архивные, архивная, 存档, 已存档, 归档, 已归档, archiwum, zarchiwizowane',
    'zarchiwizowana, archiwalne, w archiwum, archivált, archívum, archiválva, arquivado, arquivada, arquivados, arquivadas, arquivo',
  ],
  done: [
    'done, finished, completed, complete, готово, завершено, завершённые, выполнено, 已完成, 完成, gotowe, zakończone',
    'zakończona, ukończone, zrobione, kész, befejezett, befejezve, elkészült, concluído, concluída, concluídos, concluídas, feito, pronto',
  ],
  open: [
    'open, active, in progress, открытые, в работе, активные, 进行中, 未完成, 打开的, otwarte, aktywne, w toku',
    'nyitott, folyamatban, aktív, aberto, aberta, abertos, abertas, em andamento, ativo, ativos',
  ],
});

export type SearchText = { text: string; skus: string[] };
/** What is searched for: the text as a name, and a state with what is said beside it, where it names one. */
export type ReadSearch = SearchText & {
  inState: { state: 'overdue' | 'blocked' | 'archived' | 'done' | 'open'; rest: SearchText | null } | null;
};

/** Names are not longer, and nothing longer is searched for. */
const LONGEST_SEARCH = 200;

const meantBy = (text: string): SearchText => {
  const read = readOffer(text);
  return { text, skus: read.kind === 'offer' ? [read.sku] : read.kind === 'several' ? read.skus : [] };
};

/** Reads what is typed into a search; null where it is too long to be the name of anything. */
export const readSearchText = (typed: string): ReadSearch | null => {
  const text = typed.trim();
  if (text.length > LONGEST_SEARCH) return null;
  const [said, ...others] = findPhrases(text, STATE_WORDS);
  const state = others.length === 0 ? said?.values[0] : undefined;
  if (said === undefined || state === undefined) return { ...meantBy(text), inState: null };
  const rest = without(text, [said]).trim();
  return { ...meantBy(text), inState: { state, rest: rest === '' ? null : meantBy(rest) } };
};
