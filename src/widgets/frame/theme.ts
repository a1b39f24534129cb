/**
 * Colours by their part in a figure. Categories are Okabe and Ito's (2008), which readers with any colour vision tell apart;
 * for dark pages the lighter of their colours.
 */
export interface Palette {
  /** Text and data: the darkest thing. */
  ink: string;
  /** Labels, axes, what is second. */
  muted: string;
  /** Rules and borders. */
  faint: string;
  /** Behind everything. */
  paper: string;
  /** Behind a control or an answer. */
  raised: string;
  /** What can be acted upon, and the focus ring. */
  accent: string;
  /** The model's line. */
  fit: string;
  first: string;
  second: string;
  warn: string;
  fail: string;
}

export const light: Palette = {
  ink: '#1a1d21',
  muted: '#59616b',
  faint: '#d5d9de',
  paper: '#ffffff',
  raised: '#f4f5f7',
  accent: '#0072b2',
  fit: '#d55e00',
  first: '#0072b2',
  second: '#00805d',
  warn: '#8a5300',
  fail: '#b3261e'
};

export const dark: Palette = {
  ink: '#e8eaed',
  muted: '#a3abb5',
  faint: '#3c424a',
  paper: '#16181b',
  raised: '#212429',
  accent: '#56b4e9',
  fit: '#e98a2b',
  first: '#56b4e9',
  second: '#2fc79d',
  warn: '#e69f00',
  fail: '#ff8a80'
};

/** JupyterLab's own variable for a part, where it has one. */
const jupyter: Partial<Palette> = {
  ink: '--jp-ui-font-color1',
  muted: '--jp-ui-font-color2',
  faint: '--jp-border-color2',
  paper: '--jp-layout-color0',
  raised: '--jp-layout-color1'
};

/** CSS declarations of the variables `--ag-ink`, … that everything in a widget takes its colours from. */
export function declare(palette: Palette, host: 'any' | 'none' = 'any'): string {
  return Object.entries(palette)
    .map(([part, colour]) => {
      const variable = host === 'any' ? jupyter[part as keyof Palette] : undefined;
      return `--ag-${part}: ${variable ? `var(${variable}, ${colour})` : colour};`;
    })
    .join(' ');
}

/** A colour for an attribute of a mark: `paint('fit')` is `var(--ag-fit)`. */
export function paint(part: keyof Palette): string {
  return `var(--ag-${part})`;
}
