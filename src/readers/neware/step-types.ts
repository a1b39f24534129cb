import { codeOf, type StepWord } from '../record/step-words.js';

/** What Neware's numbers for the way of control mean (as the authors of NewareNDA and fastnda found out). */
const WORDS: Record<number, StepWord> = {
  1: 'CC charge',
  2: 'CC discharge',
  3: 'CV charge',
  4: 'rest',
  7: 'CCCV charge',
  8: 'CP discharge',
  9: 'CP charge',
  10: 'CR discharge',
  11: 'CR charge',
  12: 'impedance',
  13: 'pause',
  16: 'pulse',
  18: 'CCCV charge',
  19: 'CV discharge',
  20: 'CCCV discharge',
  22: 'rest',
  25: 'ramp',
  26: 'CPCV discharge',
  27: 'CPCV charge',
  28: 'CRCV discharge',
  29: 'CRCV charge'
};

/** The highest number that is known. */
export const HIGHEST_TYPE = 30;

const CODES = Int32Array.from({ length: 256 }, (_, type) => codeOf(WORDS[type] ?? 'other'));

/** The code of `STEP_WORDS` for a number of Neware's. */
export function stepCode(type: number): number {
  return CODES[type & 0xff];
}
