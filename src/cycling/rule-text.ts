import type { Rule } from './types.js';

/** A sentence for each rule that decides a verdict. */
export const ruleText: Record<Rule, string> = {
  'above-soft-ratio': 'The resistance is not below the soft threshold’s share of its reference.',
  'below-hard-ratio':
    'The resistance fell below the hard threshold’s share of its reference, in both polarities, and stayed there.',
  'below-soft-ratio':
    'The resistance fell below the soft threshold’s share of its reference, in both polarities.',
  'drop-within':
    'The voltage dropped within the half cycle, and the next half cycles are low from their start.',
  'lower-plateau': 'The voltage went to a lower plateau that lasted to the end of its half cycle.',
  'one-polarity-only': 'One polarity alone is low; the half cycles beside it are not.',
  'recovers-within': 'The voltage dipped, and came back within its half cycle.',
  'noise-above-baseline': 'There is far more noise than in the half cycles before, at the same resistance.',
  'rises-to-limit': 'The voltage rises ever faster within the half cycle, as where contact is lost.',
  'below-floor-from-start': 'The resistance is below what a sound cell can have, from the start.',
  'after-the-short': 'It comes after the short that decided.',
  person: 'A person decided.',
  'too-short': 'The record ends, or a limit stopped it, before the step was done.',
  'below-resolution': 'The voltage is not above its noise and the file’s digits.',
  'no-past': 'It is the first: there is nothing to compare it with.'
};
