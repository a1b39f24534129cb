import { describe, expect, it } from 'vitest';
import { libraryOf } from '../library/components.js';
import { componentId, libraryModel } from '../library/model.js';
import { simulateArgyrodite } from '../simulation/argyrodite.js';
import { fitComponents } from '../fit/fit.js';
import type { RegionModel } from '../types.js';
import { referee } from './referee.js';

/** ARGYRODITE_STUDY=5 studies 500 pairs. */
const PAIRS = Math.round(100 * Number(process.env.ARGYRODITE_STUDY ?? 1));
const REGIONS = ['S 2p', 'P 2p'] as const;
const DECOMPOSITIONS = ['pristine', 'mild', 'bad'] as const;
const COUNTS = [700, 1500, 4000, 10_000];
const CHLORINE = [0.6, 1, 1.3];

/** A region's model with these library components, their widths linked to the first. */
function modelWith(region: string, names: readonly string[]): RegionModel {
  const components = names.map((name, i) => {
    const component = libraryModel(region, name)!;
    return i === 0
      ? component
      : { ...component, linked: { fwhm: { to: componentId(region, names[0]), factor: 1 } } };
  });
  return { region, components };
}

/** Objections to a model of one region of simulated pair number `i`. */
function judge(table: ReturnType<typeof simulateArgyrodite>['table'], model: RegionModel) {
  const refit = (other: RegionModel) => fitComponents(table, other);
  return referee(refit(model), [model], { refit });
}

describe('the referee, on simulated S 2p and P 2p of pristine, mildly and badly decomposed argyrodite', () => {
  it(
    'finds a component of 5 % or more that was left out, and one too many, and leaves right models alone',
    { timeout: 600_000 },
    () => {
      const tally = { right: 0, alarms: 0, out: 0, outFound: 0, more: 0, moreFound: 0 };
      for (let i = 0; i < PAIRS; i++) {
        const decomposition = DECOMPOSITIONS[i % 3];
        const { table, truth } = simulateArgyrodite({
          chlorine: CHLORINE[Math.floor(i / 3) % 3],
          decomposition,
          peak_counts: COUNTS[Math.floor(i / 9) % 4],
          regions: REGIONS,
          seed: i + 1
        });
        const fractions = truth[0].fractions;
        const alarms = REGIONS.flatMap(region =>
          judge(table, modelWith(region, Object.keys(fractions[region])))
        );
        tally.right++;
        if (alarms.length) tally.alarms++;
        // one component too few and one too many, in turn over regions and components
        const region = REGIONS[i % 2];
        const names = Object.keys(fractions[region]);
        const out = names[Math.floor(i / 2) % names.length];
        if (names.length > 1 && fractions[region][out] >= 0.05) {
          const found = judge(
            table,
            modelWith(
              region,
              names.filter(name => name !== out)
            )
          );
          tally.out++;
          if (found.some(({ code }) => ['richer-model', 'structured-residuals', 'misfit'].includes(code)))
            tally.outFound++;
        }
        const others = libraryOf(region).filter(one => !names.includes(one.name) && !one.needs_evidence);
        const more = others[Math.floor(i / 2) % others.length].name;
        tally.more++;
        const subjects = judge(table, modelWith(region, [...names, more])).map(({ subject }) => subject);
        if (subjects.includes(componentId(region, more))) tally.moreFound++;
      }
      console.log(
        `referee, ${PAIRS} pairs: left out ${tally.outFound} of ${tally.out} found; too many ${tally.moreFound} of ${tally.more} found; ` +
          `objections to right models in ${tally.alarms} of ${tally.right} pairs`
      );
      expect(tally.outFound / tally.out).toBeGreaterThanOrEqual(0.9);
      expect(tally.moreFound / tally.more).toBeGreaterThanOrEqual(0.8);
      expect(tally.alarms / tally.right).toBeLessThanOrEqual(0.03);
    }
  );
});
