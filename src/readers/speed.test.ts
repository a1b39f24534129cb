import { expect, test } from 'vitest';
import { isArgyroditeError } from '../arrow/index.js';
import { read } from './index.js';

/** Seconds for the fastest of a few runs: other work on the machine only ever adds. */
function seconds(text: string, runs = 3): number {
  const bytes = new TextEncoder().encode(text);
  let fastest = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    try {
      read('a.csv', bytes);
    } catch (error) {
      if (!isArgyroditeError(error)) throw error;
    }
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest / 1000;
}

const header = "f/Hz,Z'/Ohm,-Z''/Ohm,note\n";
const sweep = Array.from(
  { length: 60 },
  (_, i) => `${10 ** (6 - i / 10)},${20 + i},${3 + i / 7},1.25E-003\n`
).join('');

test('the time grows with the size of the file, not faster', () => {
  const sweeps = 200;
  const small = seconds(header + sweep.repeat(sweeps));
  const large = seconds(header + sweep.repeat(8 * sweeps));
  // 8 where it is linear, 64 where it is quadratic
  expect(large / small).toBeLessThan(24);
});

test.each([
  ['one endless row', '1,2,3,'.repeat(1e6)],
  ['quotes without end', '"a,b\n'.repeat(1e5)],
  ['one endless line of blanks', `${' '.repeat(3e6)}x`],
  ['blank lines', `${'\n'.repeat(1e6)}${header}1,2,3,4\n`],
  ['headers alone', header.repeat(1e5)],
  ['prose below a row', `${header}1,2,3,4\n${'freq ((((( is what follows\n'.repeat(1e5)}`],
  ['brackets and slashes', `freq${'/('.repeat(4000)}\n`.repeat(100)],
  [
    'curves of two points',
    `EXPLAIN\n${'ZCURVE\tTABLE\n\tFreq\tZreal\tZimag\n\tHz\tohm\tohm\n\t10\t2\t-3\n'.repeat(1e4)}`
  ]
])('%s: read or refused within seconds', (_, text) => {
  expect(seconds(text, 1)).toBeLessThan(10);
});
