import { splitTitle, unitOf, type Unit } from './units.js';

/** What a column holds, as far as a spectrum is concerned. */
export type Quantity =
  'frequency' | 'real' | 'imaginary' | 'modulus' | 'phase' | 'time' | 'temperature' | 'cycle' | 'spectrum';

/** A column that we know: a value is `cell * scale + offset` in Hz, Ω, rad, s or °C. */
export interface ColumnMeaning {
  quantity: Quantity;
  index: number;
  title: string;
  scale: number;
  offset: number;
  /** The title says -Z'' (or -phase); the sign is in `scale` already. */
  negated: boolean;
  /** The unit that the file names; absent where it names none. */
  unit?: Unit;
  /** A unit that the file names and we do not know. */
  unknownUnit?: string;
}

/** Titles without blanks, brackets, underscores and case: `Re(Z)` is `rez`. */
const NAMES: Record<Quantity | 'angular', readonly string[]> = {
  frequency: [
    'f',
    'ν',
    'freq',
    'freqs',
    'frequency',
    'frequencies',
    'frequenz',
    'fréquence',
    'frecuencia',
    '频率',
    '周波数'
  ],
  angular: ['ω', 'w', 'omega', 'angularfrequency', 'angularfreq', 'kreisfrequenz'],
  real: [
    "z'",
    'zre',
    'zreal',
    'rez',
    'realz',
    'real',
    're',
    'zr',
    'realimpedance',
    'impedancereal',
    'realpart',
    'realpartofz',
    'realteil',
    'zrealpart',
    'zprime',
    "rez'",
    'reimpedance',
    'impedancere',
    'z1', // Ivium
    "zs'" // Novocontrol: of the series representation; Zp' is another thing
  ],
  imaginary: [
    "z''",
    'zim',
    'zimag',
    'zimg',
    'zimaginary',
    'imz',
    'imagz',
    'imaginaryz',
    'imag',
    'im',
    'imaginary',
    'zi',
    'imaginaryimpedance',
    'impedanceimaginary',
    'imagimpedance',
    'impedanceimag',
    'imaginarypart',
    'imaginarypartofz',
    'imagpart',
    'imaginärteil',
    'zimagpart',
    'zdoubleprime',
    "imz''",
    'imimpedance',
    'impedanceim',
    'z2',
    "zs''"
  ],
  modulus: [
    '|z|',
    'z',
    'zmod',
    'zmag',
    'zabs',
    'absz',
    'modz',
    'magz',
    'modulus',
    'magnitude',
    'mag',
    'impedance',
    'impedancemodulus',
    'impedancemagnitude',
    'absoluteimpedance',
    'zmodulus',
    'zmagnitude',
    'betrag',
    'modulusz',
    '|impedance|'
  ],
  phase: [
    'phase',
    'phasez',
    'zphase',
    'theta',
    'θ',
    'thetaz',
    'zphz',
    'phz',
    'phi',
    'φ',
    'ϕ',
    'argz',
    'zarg',
    'angle',
    'phaseangle',
    'phaseshift',
    'phasenwinkel',
    'phaseofz',
    'zangle',
    'ztheta',
    'θz'
  ],
  time: ['t', 'time', 'elapsedtime', 'testtime', 'timestamp', 'zeit', 'elapsed'],
  temperature: ['t', 'temp', 'temperature', 'ambienttemperature', 'celltemperature', 'temperatur'],
  cycle: ['cycle', 'cyclenumber', 'cyclecount', 'cycleindex', 'loop', 'loopindex', 'loopnumber', 'zcycle'],
  spectrum: [
    'spectrum',
    'spectrumnumber',
    'spectrumindex',
    'spectrumid',
    'sweep',
    'sweepnumber',
    'measurement',
    'measurementnumber',
    'dataset'
  ]
};

const BY_NAME = new Map<string, (Quantity | 'angular')[]>();
for (const [quantity, names] of Object.entries(NAMES)) {
  for (const name of names) {
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), quantity as Quantity]);
  }
}

const DIMENSIONS: Record<Quantity | 'angular', readonly Unit['dimension'][]> = {
  frequency: ['frequency', 'per-second', 'angular-frequency'],
  angular: ['angular-frequency', 'per-second'],
  real: ['impedance', 'specific-impedance'],
  imaginary: ['impedance', 'specific-impedance'],
  modulus: ['impedance', 'specific-impedance'],
  phase: ['angle'],
  time: ['time'],
  temperature: ['temperature'],
  cycle: [],
  spectrum: []
};

/** A lone `T` is a temperature or a time, a lone `W` a power or an angular frequency: the unit tells. */
const NEEDS_UNIT = new Set(['t', 'w']);

/** Titles longer than this are prose. */
const LONGEST_TITLE = 60;

/** What a column's title means, or `undefined` where it is none of ours. */
export function recogniseTitle(title: string, index: number, unitBelow?: string): ColumnMeaning | undefined {
  if (title.length > LONGEST_TITLE) return undefined;
  const { name, unit: own, unitText } = splitTitle(regularPrimes(title));
  const below = unitBelow === undefined ? undefined : unitOf(regularPrimes(unitBelow));
  const unit = own ?? below;
  const { key, negated } = keyOf(name);
  const quantity = BY_NAME.get(key)?.find(candidate =>
    unit ? DIMENSIONS[candidate].includes(unit.dimension) : !NEEDS_UNIT.has(key)
  );
  if (!quantity || (negated && !['imaginary', 'phase'].includes(quantity))) return undefined;
  const angular = quantity === 'angular' || unit?.dimension === 'angular-frequency';
  const scale = (unit?.scale ?? 1) * (angular ? 1 / (2 * Math.PI) : 1) * (negated ? -1 : 1);
  const meaning: ColumnMeaning = {
    quantity: quantity === 'angular' ? 'frequency' : quantity,
    index,
    title: title.trim(),
    scale,
    offset: unit?.offset ?? 0,
    negated
  };
  if (unit) meaning.unit = unit;
  else if (unitText) meaning.unknownUnit = unitText;
  return meaning;
}

/** Typographic primes, quotes and minus signs as plain ones. */
function regularPrimes(title: string): string {
  return title
    .replace(/^\uFEFF/, '')
    .replace(/[″“”"]/g, "''")
    .replace(/[’‘′`´ʹ]/g, "'")
    .replace(/[−–—]/g, '-')
    .replace(/^\s*Data:/, '') // RelaxIS
    .replace(/(Z'+)\s*\([ab]\)\s*$/, '$1'); // ZPlot: Z'(a), Z''(b)
}

function keyOf(name: string): { key: string; negated: boolean } {
  let text = name.trim().toLowerCase();
  let negated = false;
  const minus = /^(?:-1?\s*[*×x]?|minus\b|neg\.|neg(?:ative)?\b)\s*/.exec(text.replace(/_/g, ' '));
  if (minus && minus[0].length > 0) {
    negated = true;
    text = text.slice(minus[0].length);
  }
  return { key: text.replace(/[\s_.()[\]{},:#-]/g, ''), negated };
}

/** The columns that we know, by quantity; of two with the same meaning the first, the other's title in `doubled`. */
export interface Columns {
  byQuantity: Partial<Record<Quantity, ColumnMeaning>>;
  doubled: string[];
}

/** What the titles of a header mean. `units` are those of a row of units below it. */
export function recogniseColumns(titles: readonly string[], units: readonly string[] = []): Columns {
  const byQuantity: Columns['byQuantity'] = {};
  const doubled: string[] = [];
  for (const [index, title] of titles.entries()) {
    const meaning = recogniseTitle(title, index, units[index]);
    if (!meaning) continue;
    if (byQuantity[meaning.quantity]) doubled.push(meaning.title);
    else byQuantity[meaning.quantity] = meaning;
  }
  return { byQuantity, doubled };
}

/** The columns from which an impedance follows: Z' and Z'', else |Z| and phase. */
export function impedanceColumns({ byQuantity }: Columns): ColumnMeaning[] | undefined {
  const { frequency, real, imaginary, modulus, phase } = byQuantity;
  if (!frequency) return undefined;
  if (real && imaginary) return [frequency, real, imaginary];
  if (modulus && phase) return [frequency, modulus, phase];
  return undefined;
}
