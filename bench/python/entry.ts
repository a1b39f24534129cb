/** What the bench of Python measures beside it, as one script. */
export { toBytes, toTable } from '../../src/arrow/index.js';
export { estimateCcd } from '../../src/cycling/index.js';
export { fitCircuit } from '../../src/impedance/index.js';
export { read } from '../../src/readers/index.js';
