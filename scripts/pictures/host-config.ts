/** The themes of Teams. */
export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** Colours as Adaptive Cards take them: `#rrggbb`, or `#aarrggbb`. */
type Colors = {
  text: string;
  subtle: string;
  accent: string;
  accentSubtle: string;
  good: string;
  warning: string;
  attention: string;
  line: string;
  /** What stands behind the text of each container style. */
  behind: Record<'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>;
};

/** Light: as in the Agents Playground. Dark and high contrast: the same roles in Teams' colours of those themes. */
const COLORS: Record<Theme, Colors> = {
  light: {
    text: '#ff252424',
    subtle: '#bf252424',
    accent: '#6264a7',
    accentSubtle: '#8b8cc7',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#c4314b',
    line: '#eeeeee',
    behind: {
      default: '#ffffff',
      emphasis: '#f9f8f7',
      accent: '#c7def9',
      good: '#ccffcc',
      warning: '#ffe2b2',
      attention: '#ffc5b2',
    },
  },
  dark: {
    text: '#ffffff',
    subtle: '#bfffffff',
    accent: '#a6a7dc',
    accentSubtle: '#8b8cc7',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    line: '#3d3d3d',
    behind: {
      default: '#292929',
      emphasis: '#1f1f1f',
      accent: '#2f2f4a',
      good: '#1f3314',
      warning: '#4a2f04',
      attention: '#4b1820',
    },
  },
  contrast: {
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    accentSubtle: '#ffff01',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ffff01',
    line: '#ffffff',
    behind: {
      default: '#000000',
      emphasis: '#000000',
      accent: '#000000',
      good: '#000000',
      warning: '#000000',
      attention: '#000000',
    },
  },
};

const FONT = '"Segoe UI", "Liberation Sans", "Noto Sans CJK SC", sans-serif';
const MONOSPACE = '"Courier New", "Liberation Mono", monospace';

const fontType = (fontFamily: string): object => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
});

const foreground = (colors: Colors): object => {
  const both = (color: string, subtle = color): object => ({ default: color, subtle });
  return {
    default: both(colors.text, colors.subtle),
    dark: both('#252424'),
    light: both('#ffffff'),
    accent: both(colors.accent, colors.accentSubtle),
    good: both(colors.good),
    warning: both(colors.warning),
    attention: both(colors.attention),
  };
};

/** A host configuration like Teams' in a theme, for the `adaptivecards` renderer. */
export const hostConfig = (theme: Theme): object => {
  const colors = COLORS[theme];
  const foregroundColors = foreground(colors);
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colors.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: { default: fontType(FONT), monospace: fontType(MONOSPACE) },
    textStyles: { heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
    textBlock: { headingLevel: 2 },
    containerStyles: Object.fromEntries(
      Object.entries(colors.behind).map(([style, backgroundColor]) => [style, { backgroundColor, foregroundColors }]),
    ),
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
      showCard: { actionMode: 'Inline', inlineTopMargin: 16, style: 'emphasis' },
    },
    factSet: { title: { weight: 'Bolder', wrap: true }, value: { wrap: true }, spacing: 16 },
  };
};

/** What Teams draws around a card and how it draws buttons and inputs, which a host configuration does not say. */
export const cardStyles = (theme: Theme): string => {
  const { text, accent, behind } = COLORS[theme];
  const ink = text.length === 9 ? `#${text.slice(3)}` : text;
  const edge = theme === 'light' ? '#d1d1d1' : theme === 'dark' ? '#666666' : '#ffffff';
  const onAccent = theme === 'light' ? '#ffffff' : '#000000';
  const field = theme === 'contrast' ? '#000000' : behind.emphasis;
  return `
    .theme-${theme} { background: ${theme === 'light' ? '#f5f5f5' : theme === 'dark' ? '#141414' : '#000000'}; }
    .theme-${theme} .card { background: ${behind.default}; border: 1px solid ${edge}; border-radius: 4px; overflow: hidden; overflow-wrap: break-word; }
    .theme-${theme} .caption { color: ${ink}; font: 12px ${FONT}; margin: 0 0 4px; opacity: 0.7; }
    .theme-${theme} .ac-pushButton { border: 1px solid ${edge}; border-radius: 4px; background: ${behind.default}; color: ${ink};
      font: 600 14px ${FONT}; padding: 5px 12px; min-height: 32px; }
    .theme-${theme} .ac-pushButton.style-positive { background: ${accent}; color: ${onAccent}; border-color: ${accent}; }
    .theme-${theme} .ac-pushButton.style-destructive { color: ${theme === 'light' ? '#c4314b' : ink}; }
    .theme-${theme} .ac-pushButton div { white-space: normal !important; text-overflow: clip !important; }
    .theme-${theme} .ac-actionSet { flex-wrap: wrap; gap: 8px; }
    .theme-${theme} .ac-actionSet > :not(.ac-pushButton) { display: none; }
    .theme-${theme} .card :is(input, select, textarea) { width: 100%; border: 1px solid ${edge}; border-radius: 4px;
      background: ${field}; color: ${ink}; font: 14px ${FONT}; padding: 6px 10px; color-scheme: ${theme === 'light' ? 'light' : 'dark'}; }
    .theme-${theme} .card :is([type=checkbox], [type=radio]) { width: auto; }
    .theme-${theme} .card .ac-input-container > div { width: 100%; }
    .theme-${theme} .card textarea { min-height: 96px; }
    .theme-${theme} .ac-anchor, .theme-${theme} a { color: ${accent}; }
    .theme-contrast .ac-container[style*="background-color"] { outline: 1px solid #ffffff; outline-offset: -1px; }
  `;
};
