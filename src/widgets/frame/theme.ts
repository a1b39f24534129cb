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
  note: string;
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
  fail: '#b3261e',
  note: '#8b2f6f'
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
  fail: '#ff8a80',
  note: '#e6a0cf'
};

/**
 * Colours for what goes on, time or temperature, from its beginning to its end: each step stands out from the paper at least 3 to 1,
 * lightness changes steadily so that print without colour keeps the order, and the end is what stands out most.
 */
const lightStops = ['#c4830e', '#cf5a33', '#b03060', '#732a78', '#2a1a5e'];
const darkStops = ['#7a68c8', '#b25fb4', '#e86d84', '#f49a5f', '#f7dc82'];

/** As many steps as the eye tells apart on a line. */
const RAMP_STEPS = 24;

export const lightRamp = rampOf(lightStops);
export const darkRamp = rampOf(darkStops);

function rampOf(stops: readonly string[]): string[] {
  return Array.from({ length: RAMP_STEPS }, (_, step) => {
    const at = (step / (RAMP_STEPS - 1)) * (stops.length - 1);
    const i = Math.min(Math.floor(at), stops.length - 2);
    const part = (k: number) => {
      const [a, b] = [stops[i], stops[i + 1]].map(stop => parseInt(stop.slice(1 + 2 * k, 3 + 2 * k), 16));
      return Math.round(a + (b - a) * (at - i))
        .toString(16)
        .padStart(2, '0');
    };
    return `#${part(0)}${part(1)}${part(2)}`;
  });
}

/** JupyterLab's own variable for a part, where it has one. */
const jupyter: Partial<Palette> = {
  ink: '--jp-ui-font-color1',
  muted: '--jp-ui-font-color2',
  faint: '--jp-border-color2',
  paper: '--jp-layout-color0',
  raised: '--jp-layout-color1'
};

/** CSS declarations of the variables `--ag-ink`, … that everything in a widget takes its colours from. */
export function declare(palette: Palette, ramp: readonly string[], host: 'any' | 'none' = 'any'): string {
  const parts = Object.entries(palette).map(([part, colour]) => {
    const variable = host === 'any' ? jupyter[part as keyof Palette] : undefined;
    return `--ag-${part}: ${variable ? `var(${variable}, ${colour})` : colour};`;
  });
  return [...parts, ...ramp.map((colour, step) => `--ag-ramp-${step}: ${colour};`)].join(' ');
}

/** A colour for an attribute of a mark: `paint('fit')` is `var(--ag-fit)`. */
export function paint(part: keyof Palette): string {
  return `var(--ag-${part})`;
}

/** The colour of what lies so far between the beginning (0) and the end (1) of a series. */
export function paintRamp(share: number): string {
  const step = Math.round(Math.min(1, Math.max(0, share)) * (RAMP_STEPS - 1));
  return `var(--ag-ramp-${step})`;
}

/** A colour for outside a page, where variables mean nothing: the light one of a variable's name (`fit`, `ramp-3`). */
export function lightColour(name: string): string | undefined {
  const step = /^ramp-(\d+)$/.exec(name);
  return step ? lightRamp[Number(step[1])] : light[name as keyof Palette];
}
