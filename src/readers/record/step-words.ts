import type { DictionaryValues } from '../../arrow/index.js';

/**
 * What `step_type` says, whoever made the cycler: `CC` constant current, `CV` constant voltage, `CP` power, `CR` resistance.
 * Every word that ends in “ charge” has the current of a charge, every one in “ discharge” that of a discharge.
 */
export const STEP_WORDS = [
  'other',
  'rest',
  'CC charge',
  'CC discharge',
  'CV charge',
  'CV discharge',
  'CCCV charge',
  'CCCV discharge',
  'CP charge',
  'CP discharge',
  'CPCV charge',
  'CPCV discharge',
  'CR charge',
  'CR discharge',
  'CRCV charge',
  'CRCV discharge',
  'charge',
  'discharge',
  'pause',
  'pulse',
  'impedance',
  'ramp'
] as const;

export type StepWord = (typeof STEP_WORDS)[number];

const CODES = new Map<string, number>(STEP_WORDS.map((word, code) => [word, code]));

/** The place of a word in `STEP_WORDS`. */
export function codeOf(word: StepWord): number {
  return CODES.get(word)!;
}

/** 1 for a step that charges, -1 for one that discharges, 0 for any other: by its code. */
export const DIRECTION = Int8Array.from(STEP_WORDS, word =>
  word.endsWith('discharge') ? -1 : word.endsWith('charge') ? 1 : 0
);

/** A column of codes as one of words, with only those that occur. */
export function wordsOf(codes: Int32Array): DictionaryValues {
  const place = new Int32Array(STEP_WORDS.length).fill(-1);
  const words: string[] = [];
  const out = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (place[code] < 0) place[code] = words.push(STEP_WORDS[code]) - 1;
    out[i] = place[code];
  }
  return { codes: out, words };
}
