import type { Look } from '../runner/definition.js';
import { picture as cycling } from './ccd-estimator/view.js';
import { picture as composition } from './composition-card/view.js';
import { picture as impedance } from './nyquist-fitter/view.js';
import { picture as photoelectrons } from './xps-quantifier/view.js';

/** The figures of all widgets at once, for whoever cannot wait for `load`. */
export const pictures: Readonly<Record<string, Look<any, any>['picture']>> = {
  'nyquist-fitter': impedance,
  'composition-card': composition,
  'ccd-estimator': cycling,
  'xps-quantifier': photoelectrons
};
