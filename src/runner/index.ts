export * from './definition.js';
export { drain, runInSlices, type RunOptions } from './run.js';
export { runAnalysis, runAtOnce } from './analyse.js';
