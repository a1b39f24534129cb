/** Elements that a photoelectron spectrum can show, so that a word such as `Su1s` is not taken for one. */
const ELEMENTS = new Set(
  (
    'Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh ' +
    'Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U'
  ).split(' ')
);

const LEVEL = /(?<![A-Za-z])([A-Z][a-z]?)[ _-]?([1-6][spdf])(?:[ _]?[1357]\/2)?(?![a-z0-9])/g;
const SURVEY = /survey|\bwide\b|overview|^Su1s$/i;

/** The region that a text names: `S2p Scan` and `S 2p3/2` are `S 2p`; `undefined` where it names none. */
export function regionNamed(text: string): string | undefined {
  const short = text.slice(0, 200);
  for (const [, element, level] of short.matchAll(LEVEL)) {
    if (ELEMENTS.has(element)) return `${element} ${level}`;
  }
  return SURVEY.test(short.trim()) ? 'Survey' : undefined;
}

/** Binding energies (eV) of lines that batteries show, rounded: enough to name a narrow scan that holds one of them. */
const LINES: readonly [region: string, energy: number][] = [
  ['Li 1s', 55],
  ['Br 3d', 69],
  ['P 2p', 132],
  ['S 2p', 162.5],
  ['Cl 2p', 199],
  ['C 1s', 285],
  ['N 1s', 399],
  ['In 3d', 444],
  ['O 1s', 532],
  ['I 3d', 620],
  ['Mn 2p', 642],
  ['F 1s', 686],
  ['Co 2p', 780],
  ['Ni 2p', 856],
  ['Na 1s', 1072]
];
/** A scan of more eV than this is a survey. */
const WIDE = 150;
/** A line this close to the end of a scan was not what it was made for, eV. */
const MARGIN = 1;

/** The region by its energies alone, where one line lies within them, else their range. */
export function regionAt(bindingEnergy: ArrayLike<number>): string {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < bindingEnergy.length; i++) {
    low = Math.min(low, bindingEnergy[i]);
    high = Math.max(high, bindingEnergy[i]);
  }
  if (high - low > WIDE) return 'Survey';
  const within = LINES.filter(([, energy]) => energy > low + MARGIN && energy < high - MARGIN);
  return within.length === 1 ? within[0][0] : `${Math.round(low)}–${Math.round(high)} eV`;
}
