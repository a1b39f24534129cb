export { background, type BackgroundOptions } from './background/background.js';
export { fitComponents } from './fit/fit.js';
export { lineShape } from './shapes/profile.js';
export { samplesOf } from './samples.js';
export { quantify, type DetailedQuantity } from './quantify/quantify.js';
export type { QuantifyOptions } from './quantify/options.js';
export { referee, type RefereeOptions } from './referee/referee.js';
export { chargeShift, bindingEnergy, type ChargeShift } from './charge/charge.js';
export { measuringTimes } from './quantify/measuring-time.js';
export { transmissionOf } from './quantify/transmission.js';
export { sensitivityLibraries } from './quantify/sensitivity.js';
export type { SensitivityFactors, SensitivityLibrary } from './quantify/sensitivity.js';
export { compareShares, shareBars } from './quantify/shares.js';
export type { ShareBar, ShareComparison } from './quantify/shares.js';
export { studySamples, studyShares } from './quantify/study.js';
export type { StudyShare } from './quantify/study.js';
export { depthNote } from './quantify/depth.js';
export { refitter } from './referee/refit.js';
export { refereeLimits } from './referee/limits.js';
export type { RefereeLimits } from './referee/limits.js';
export type { Objection } from './referee/objection.js';
export { referenceLines } from './charge/charge.js';
export type { ChargeReference, ReferenceLine } from './charge/charge.js';
export { findInLibrary, library as componentLibrary, libraryOf } from './library/components.js';
export type { LibraryComponent, Provenance } from './library/components.js';
export { levelOf } from './library/levels.js';
export type { Level } from './library/levels.js';
export { libraryModel } from './library/model.js';
export { sulfideBalance, sulfideOf } from './library/free-sulfide.js';
export type { SulfideBalance } from './library/free-sulfide.js';
export { startModel } from './start/start-model.js';
export type { StartModel, StartOptions } from './start/start-model.js';
export { simulateArgyrodite } from './simulation/argyrodite.js';
export type { Simulation } from './simulation/argyrodite.js';
export { decompositions } from './simulation/decomposition.js';
export type { Decomposition, DecompositionName, Populations } from './simulation/decomposition.js';
export type { TrueLine } from './simulation/line.js';
export type { SimulatedRegion, SimulatedSample, SimulatedTruth } from './simulation/sample.js';
export type {
  BackgroundKind,
  ChargeOptions,
  ComponentFit,
  ComponentModel,
  CountWeighting,
  FitOptions as ComponentFitOptions,
  FittedComponent,
  MonteCarloResult,
  Quantity,
  RegionFit,
  RegionModel,
  Sample,
  SampleResult,
  Shape,
  XpsResult
} from './types.js';
export type { XpsSettings } from './settings.js';
