import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import type { Scene } from '../frame/create-view.js';

/** What every part of the Nyquist fitter draws itself from. */
export type NyquistScene = Scene<NyquistSettings, NyquistResult>;
