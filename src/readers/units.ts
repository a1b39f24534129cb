/** What a unit measures, and the factor (and offset) to ours: Hz, Ω, rad, s, °C. */
export interface Unit {
  dimension:
    | 'frequency'
    | 'angular-frequency'
    | 'per-second'
    | 'impedance'
    | 'specific-impedance'
    | 'angle'
    | 'time'
    | 'temperature'
    | 'other';
  scale: number;
  offset?: number;
}

/** Upper and lower case matter: mΩ and MΩ differ by 1e9. */
const PREFIX: Record<string, number> = {
  '': 1,
  G: 1e9,
  g: 1e9,
  M: 1e6,
  k: 1e3,
  K: 1e3,
  m: 1e-3,
  μ: 1e-6,
  u: 1e-6
};

const PLAIN: Record<string, Unit> = {
  'rad/s': { dimension: 'angular-frequency', scale: 1 },
  'rad/sec': { dimension: 'angular-frequency', scale: 1 },
  'radians/s': { dimension: 'angular-frequency', scale: 1 },
  'rads-1': { dimension: 'angular-frequency', scale: 1 },
  'radsec-1': { dimension: 'angular-frequency', scale: 1 },
  's-1': { dimension: 'per-second', scale: 1 },
  '1/s': { dimension: 'per-second', scale: 1 },
  '°': { dimension: 'angle', scale: Math.PI / 180 },
  deg: { dimension: 'angle', scale: Math.PI / 180 },
  degs: { dimension: 'angle', scale: Math.PI / 180 },
  degree: { dimension: 'angle', scale: Math.PI / 180 },
  degrees: { dimension: 'angle', scale: Math.PI / 180 },
  rad: { dimension: 'angle', scale: 1 },
  radian: { dimension: 'angle', scale: 1 },
  radians: { dimension: 'angle', scale: 1 },
  mrad: { dimension: 'angle', scale: 1e-3 },
  ms: { dimension: 'time', scale: 1e-3 },
  s: { dimension: 'time', scale: 1 },
  sec: { dimension: 'time', scale: 1 },
  secs: { dimension: 'time', scale: 1 },
  second: { dimension: 'time', scale: 1 },
  seconds: { dimension: 'time', scale: 1 },
  min: { dimension: 'time', scale: 60 },
  minute: { dimension: 'time', scale: 60 },
  minutes: { dimension: 'time', scale: 60 },
  h: { dimension: 'time', scale: 3600 },
  hr: { dimension: 'time', scale: 3600 },
  hour: { dimension: 'time', scale: 3600 },
  hours: { dimension: 'time', scale: 3600 },
  '°c': { dimension: 'temperature', scale: 1 },
  degc: { dimension: 'temperature', scale: 1 },
  c: { dimension: 'temperature', scale: 1 },
  celsius: { dimension: 'temperature', scale: 1 },
  k: { dimension: 'temperature', scale: 1, offset: -273.15 },
  kelvin: { dimension: 'temperature', scale: 1, offset: -273.15 }
};

const OTHER = new Set([
  'a',
  'ma',
  'μa',
  'ua',
  'na',
  'v',
  'mv',
  'μv',
  'w',
  'f',
  'μf',
  'uf',
  'nf',
  'pf',
  'ohm-1',
  'bits',
  '%',
  'cm',
  'mm'
]);

/** The unit that a text names, or `undefined` where it names none that we know. */
export function unitOf(text: string): Unit | undefined {
  const compact = text
    .replace(/[\u2126\u03a9]/g, 'ohm')
    .replace(/\u00b5/g, 'μ')
    .replace(/º/g, '°')
    .replace(/[²]|\^2/g, '2')
    .replace(/⁻¹|\^-1|−1/g, '-1')
    .replace(/[\s·*.⋅_]/g, '');
  const lower = compact.toLowerCase();
  if (Object.hasOwn(PLAIN, lower)) return PLAIN[lower];
  if (OTHER.has(lower)) return { dimension: 'other', scale: 1 };
  return prefixed(compact);
}

function prefixed(compact: string): Unit | undefined {
  const roots: [pattern: RegExp, dimension: Unit['dimension']][] = [
    [/^(.?)(?:hz|hertz)$/i, 'frequency'],
    [/^(.?)ohms?$/i, 'impedance'],
    [/^(.?)ohms?-?cm2$/i, 'specific-impedance']
  ];
  for (const [pattern, dimension] of roots) {
    const prefix = pattern.exec(compact)?.[1];
    if (prefix !== undefined && Object.hasOwn(PREFIX, prefix)) return { dimension, scale: PREFIX[prefix] };
  }
  return undefined;
}

/** Units that are written onto a name without anything between: `FreqHz`, `Zreal_kOhm`, `Z'Ω`. */
const GLUED = /(?:[kKMGmuμµ]?(?:Hz|Ohms?|Ω|\u2126)|ohms?|hz)$/;

/** A column's title, apart: `Re(Z)/Ohm` → `Re(Z)`, `Ohm`; `Frequency (Hz)` → `Frequency`, `Hz`. */
export function splitTitle(title: string): { name: string; unit?: Unit; unitText?: string } {
  const text = title.trim();
  for (const cut of cuts(text)) {
    const name = text.slice(0, cut.from).trim();
    const unitText = text.slice(cut.unitFrom, cut.to).trim();
    const unit = name && unitOf(unitText);
    if (unit) return { name: name.replace(/[/,:_\s]+$/, ''), unit, unitText };
    // in brackets, after a name, stands a unit even where we do not know it; (Z) in Re(Z) is none
    if (name && cut.square) return { name, unitText };
  }
  return { name: text };
}

interface Cut {
  from: number;
  unitFrom: number;
  to: number;
  square?: boolean;
}

function* cuts(text: string): Generator<Cut> {
  const last = text.at(-1);
  if (last === ')' || last === ']') {
    const open = text.lastIndexOf(last === ')' ? '(' : '[');
    if (open > 0) yield { from: open, unitFrom: open + 1, to: text.length - 1, square: last === ']' };
  }
  for (let i = 1; i < text.length; i++) {
    if ('/ _,.'.includes(text[i])) yield { from: i, unitFrom: i + 1, to: text.length };
  }
  const glued = GLUED.exec(text);
  if (glued && glued.index > 0) yield { from: glued.index, unitFrom: glued.index, to: text.length };
}
