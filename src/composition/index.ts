export { composition } from './composition.js';
export type { Halides } from './composition.js';
export { batch } from './batch.js';
export type { BatchOptions } from './batch.js';
export { compositionFromMasses } from './weighed.js';
export type { WeighedOptions } from './weighed.js';
export { compositionSettings } from './settings.js';
export type { CompositionSettings } from './settings.js';
export type * from './types.js';
