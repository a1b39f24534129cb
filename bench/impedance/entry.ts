/** What the bench of impedance measures, as one script. */
export { makeTable, joinSpectra } from '../../src/arrow/index.js';
export {
  fitCircuit,
  fitSeries,
  kramersKronig,
  relaxationTimes,
  simulate
} from '../../src/impedance/index.js';
export { uniform } from '../../src/numeric/random.js';
export { read } from '../../src/readers/index.js';
export { sweepColumns, writeMpr } from '../../src/readers/testing/mpr.js';
