/** What the bench of cycling measures, as one script. */
export { read } from '../../src/readers/index.js';
export { writeNda, writeNdax } from '../../src/readers/testing/neware.js';
