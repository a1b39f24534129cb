import { describe, expect, it } from 'vitest';
import { coverageOf, families, type Coverage } from '../testing/coverage.js';

const SPECTRA = 1000;
/**
 * Fewer than the default 64, for time's sake: a start that ends in a local minimum is mostly seen by its warnings. With 64, which take
 * two and a half minutes, 42 and 10 instead of 101 and 15 are not identifiable, none is unconverged, and 94.7 % are held.
 */
const STARTS = 2;

function tell({ circuit, fits, excluded, unconverged, inside }: Coverage): string {
  const kept = fits - excluded - unconverged;
  const shares = Object.entries(inside).map(
    ([name, count]) => `${name} ${((100 * count) / kept).toFixed(1)}`
  );
  return `${circuit}: ${fits} spectra, ${excluded} not identifiable, ${unconverged} not converged; in 95 % limits: ${shares.join(', ')} %`;
}

describe('1,000 spectra of each of five circuits of solid electrolytes, 0.5 % noise, seeded', () => {
  it(
    'hold the truth in their 95 % limits: 93 to 97 % pooled, 91 to 98 % for each parameter, less than 0.5 % unconverged',
    { timeout: 240_000 },
    () => {
      const all = families.map(family => coverageOf(family, SPECTRA, { starts: STARTS }));
      for (const one of all) console.log(tell(one));
      let [held, asked] = [0, 0];
      for (const { circuit, fits, excluded, unconverged, inside } of all) {
        const kept = fits - excluded - unconverged;
        expect(unconverged / fits, circuit).toBeLessThan(0.005);
        expect(kept / fits, circuit).toBeGreaterThan(0.8);
        for (const [name, count] of Object.entries(inside)) {
          expect(count / kept, `${circuit}: ${name}`).toBeGreaterThan(0.91);
          expect(count / kept, `${circuit}: ${name}`).toBeLessThan(0.98);
          held += count;
          asked += kept;
        }
      }
      console.log(`pooled: ${((100 * held) / asked).toFixed(2)} % of ${asked}`);
      expect(held / asked).toBeGreaterThan(0.93);
      expect(held / asked).toBeLessThan(0.97);
    }
  );
});
