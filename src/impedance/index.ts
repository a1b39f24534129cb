export { parseCircuit } from './circuit/parse.js';
export { simulate } from './circuit/simulate.js';
export { fitCircuit } from './fit/fit.js';
export type { FitOptions } from './fit/fit.js';
export type { Bounds } from './fit/parameters.js';
export { ionicConductivity } from './conductivity.js';
export { kramersKronig } from './validity/kramers-kronig.js';
export type { KramersKronigOptions, KramersKronigResult } from './validity/kramers-kronig.js';
export { zhit } from './validity/zhit.js';
export type { ZhitResult } from './validity/zhit.js';
export { readResistances } from './readings/read-resistances.js';
export { electronicConductivity } from './polarization/electronic-conductivity.js';
export type {
  ElectronicConductivity,
  ElectronicConductivityOptions
} from './polarization/electronic-conductivity.js';
export type { PolarizationHold, PolarizationRecord } from './polarization/holds.js';
export { correctTable } from './correct.js';
export type { Correction } from './correct.js';
export type { Tie } from './fit/ties.js';
export { relaxationTimes } from './relaxation/relaxation-times.js';
export type { RelaxationOptions, RelaxationResult } from './relaxation/relaxation-times.js';
export type { Spike } from './relaxation/spike.js';
export type { RelaxationPeak } from './relaxation/peaks.js';
export { profileLikelihood } from './profile/profile-likelihood.js';
export type { ProfileLikelihood } from './profile/profile-likelihood.js';
export { fitMany } from './series/fit-many.js';
export { growthOf as growthLaws } from './series/growth.js';
export { fitSeries } from './series/fit-series.js';
export type { SeriesOptions } from './series/fit-series.js';
export { activationEnergy } from './activation-energy.js';
export type { ActivationEnergy } from './activation-energy.js';
export { suggestCircuit } from './suggest/suggest-circuit.js';
export type { CircuitSuggestion, SuggestOptions } from './suggest/suggest-circuit.js';
export { presets } from './presets.js';
export type { CircuitPreset } from './presets.js';
export { nyquistSettings } from './settings.js';
export type { NyquistSettings } from './settings.js';
export type * from './types.js';
