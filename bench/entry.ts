/** What the bench measures, as one script. */
export { makeTable } from '../src/arrow/index.js';
export { fitCircuit, simulate } from '../src/impedance/index.js';
export { uniform } from '../src/numeric/random.js';
