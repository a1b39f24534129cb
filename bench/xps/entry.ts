/** What the bench of photoelectron spectra measures, as one script. */
export { makeTable } from '../../src/arrow/index.js';
export { uniform } from '../../src/numeric/random.js';
export { fitComponents, lineShape } from '../../src/xps/index.js';
export { poisson } from '../../src/xps/simulation/poisson.js';
