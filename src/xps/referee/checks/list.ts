import type { Check } from '../case.js';
import { background } from './background.js';
import { chemistry } from './chemistry.js';
import { doublets } from './doublets.js';
import { energies } from './energies.js';
import { identity } from './identity.js';
import { quantification } from './quantification.js';
import { residuals } from './residuals.js';
import { widths } from './widths.js';

/** Everything that a fit is looked at for, but whether another model would be better (alternatives.ts). */
export const checks: readonly Check[] = [
  doublets,
  widths,
  identity,
  background,
  residuals,
  energies,
  chemistry,
  quantification
];
