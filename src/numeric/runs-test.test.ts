import { describe, expect, it } from 'vitest';
import { missingRuns } from './runs-test.js';
import { normal } from './testing/normal.js';

describe('missingRuns', () => {
  // 10 positive, 10 negative: 11 runs are expected, with variance 90/19 (Wald & Wolfowitz 1940)
  it('counts standard deviations below the expected number of runs', () => {
    const halves = [...Array<number>(10).fill(1), ...Array<number>(10).fill(-1)];
    expect(missingRuns(halves)).toBeCloseTo((11 - 2) / Math.sqrt(90 / 19), 12);
  });

  it('is hardly ever above 3.2 for independent residuals', () => {
    const gauss = normal(3);
    const alarms = Array.from({ length: 2000 }, () => missingRuns(Array.from({ length: 60 }, gauss))).filter(
      z => z > 3.2
    );
    expect(alarms.length).toBeLessThan(10);
  });

  it('does not judge what is too short or all of one sign', () => {
    expect(missingRuns([1, -1, 1])).toBe(0);
    expect(missingRuns(Array<number>(30).fill(2))).toBe(0);
  });
});
