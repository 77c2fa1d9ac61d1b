/* global AdaptiveCards, document, getComputedStyle, window */
// Runs in a browser's page beside the `adaptivecards` bundle.

const MARKUP = [
  [/\[([^\]]+)\]\((https[^)]+)\)/g, '<a href="$2">$1</a>'],
  [/(\*\*|__)(?=\S)(.+?)\1/g, '<b>$2</b>'],
  [/(\*|_)(?=\S)(.+?)\1/g, '<i>$2</i>'],
];

/** The little of markdown that Teams has in cards, so that what is typed and taken for it shows. */
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const harmless = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  result.outputHtml = `<p>${MARKUP.reduce((html, [mark, tag]) => html.replace(mark, tag), harmless)}</p>`;
  result.didProcess = true;
};

const element = (className, parent) => parent.appendChild(Object.assign(document.createElement('div'), { className }));

const shortest = (columns) => columns.reduce((best, one) => (one.offsetHeight < best.offsetHeight ? one : best));

/** Draws cards one beside the other, in rows or each below the shortest column. */
window.drawCards = ({ cards, config, theme, width, columns, flow }) => {
  document.body.className = `theme-${theme} ${flow}`;
  document.body.style.setProperty('--card-width', `${width}px`);
  document.body.style.setProperty('--columns', columns);
  document.body.replaceChildren();
  const places = flow === 'columns' ? Array.from({ length: columns }, () => element('column', document.body)) : [];
  let cell = document.body;
  for (const { locale, caption, card, isBelow } of cards) {
    if (flow === 'columns') cell = shortest(places);
    else if (!isBelow) cell = element('column', document.body);
    const place = element('place', cell);
    element('caption', place).textContent = caption;
    const frame = element('card', place);
    frame.lang = locale;
    frame.dataset.caption = caption;
    const parsed = new AdaptiveCards.AdaptiveCard();
    parsed.hostConfig = new AdaptiveCards.HostConfig(config);
    parsed.parse(card);
    frame.append(parsed.render());
  }
};

const isShown = (one) => one.checkVisibility() && one.getClientRects().length > 0;

const isCut = (one, right) => {
  if (one.getBoundingClientRect().right > right + 0.5) return true;
  const isField = ['INPUT', 'SELECT', 'TEXTAREA'].includes(one.tagName);
  const isText = one.children.length === 0 && getComputedStyle(one).display !== 'inline';
  return isText && !isField && one.scrollWidth > one.clientWidth + 1;
};

/** Where a drawn card goes beyond its own width, or cuts what it says. */
window.cutsInCards = () =>
  [...document.querySelectorAll('.card')].flatMap((card) =>
    [...card.querySelectorAll('*')]
      .filter((one) => isShown(one) && isCut(one, card.getBoundingClientRect().right))
      .map((one) => ({ caption: card.dataset.caption, text: (one.textContent || one.className).slice(0, 60) })),
  );

window.heightsOfCards = () => [...document.querySelectorAll('.place')].map((one) => one.offsetHeight);
