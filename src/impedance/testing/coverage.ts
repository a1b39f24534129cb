import type { Table } from 'apache-arrow';
import { uniform } from '../../numeric/random.js';
import { fitCircuit, type FitOptions } from '../fit/fit.js';
import { simulatedTable, sweep } from './spectra.js';

/** A circuit of the solid-electrolyte family, with true values as they occur, drawn at random. */
export interface Family {
  circuit: string;
  draw(random: () => number): Record<string, number>;
}

type Draw = () => number;

const between = (random: Draw, low: number, high: number) => low + (high - low) * random();
const logBetween = (random: Draw, low: number, high: number) => low * (high / low) ** random();
const ALPHA: [number, number] = [0.75, 0.95];

/** Where the tops of arcs lie, in Hz: grain boundaries and interfaces as in Zeng et al., electrodes below. */
const TOPS = { grainBoundary: [0.5e6, 2.5e6], interface: [1e3, 250e3], electrode: [0.5, 200] } as const;

/** A resistance beside a CPE, by its top's frequency. */
function arc(
  number: number,
  random: Draw,
  place: keyof typeof TOPS,
  ohm: [number, number]
): Record<string, number> {
  const resistance = logBetween(random, ...ohm);
  const alpha = between(random, ...ALPHA);
  const time = 1 / (2 * Math.PI * logBetween(random, ...TOPS[place]));
  return {
    [`R${number}`]: resistance,
    [`CPE${number}_0`]: time ** alpha / resistance,
    [`CPE${number}_1`]: alpha
  };
}

function blocking(number: number, random: Draw): Record<string, number> {
  return {
    [`CPE${number}_0`]: logBetween(random, 1e-6, 3e-5),
    [`CPE${number}_1`]: between(random, ...ALPHA)
  };
}

export const families: readonly Family[] = [
  {
    circuit: 'R0-p(R1,CPE1)-CPE2',
    draw: random => ({
      R0: logBetween(random, 20, 100),
      ...arc(1, random, 'grainBoundary', [50, 500]),
      ...blocking(2, random)
    })
  },
  {
    circuit: 'p(R1,CPE1)-CPE2',
    draw: random => ({ ...arc(1, random, 'grainBoundary', [50, 2000]), ...blocking(2, random) })
  },
  {
    circuit: 'R0-p(R1,CPE1)-p(R2,CPE2)-W3',
    draw: random => ({
      R0: logBetween(random, 20, 100),
      ...arc(1, random, 'grainBoundary', [50, 200]),
      ...arc(2, random, 'interface', [50, 1000]),
      W3: logBetween(random, 10, 200)
    })
  },
  {
    circuit: 'R0-p(R1,CPE1)',
    draw: random => ({ R0: logBetween(random, 20, 200), ...arc(1, random, 'interface', [20, 2000]) })
  },
  {
    circuit: 'R0-p(R1,CPE1)-p(R2,CPE2)',
    draw: random => ({
      R0: logBetween(random, 20, 200),
      ...arc(1, random, 'interface', [20, 1000]),
      ...arc(2, random, 'electrode', [20, 1000])
    })
  }
];

/** Warnings by which a fit says that its parameters cannot be told from the data. */
const IDENTIFIABILITY = new Set(['not-identifiable', 'at-bound']);

export interface Coverage {
  circuit: string;
  fits: number;
  /** With an identifiability warning. */
  excluded: number;
  unconverged: number;
  /** For each parameter, how many of the remaining fits hold the truth in their 95 % interval. */
  inside: Record<string, number>;
}

const NOISE = 0.005;
/** 10 points a decade, as instruments are set. */
const FREQUENCY = sweep(7e6, 0.1, 79);

/** How often the stated 95 % intervals hold the truth, in `count` simulated spectra of a family. */
export function coverageOf(family: Family, count: number, options: FitOptions): Coverage {
  const random = uniform(20_26);
  const coverage: Coverage = {
    circuit: family.circuit,
    fits: count,
    excluded: 0,
    unconverged: 0,
    inside: {}
  };
  for (let i = 1; i <= count; i++) {
    const truth = family.draw(random);
    const table: Table = simulatedTable(family.circuit, truth, FREQUENCY, { noise: NOISE, seed: i });
    const fit = fitCircuit(table, family.circuit, options);
    if (!fit.converged) coverage.unconverged++;
    else if (fit.warnings.some(({ code }) => IDENTIFIABILITY.has(code))) coverage.excluded++;
    else {
      for (const { name, lower_95, upper_95 } of fit.parameters) {
        const holds = lower_95 <= truth[name] && truth[name] <= upper_95;
        coverage.inside[name] = (coverage.inside[name] ?? 0) + Number(holds);
      }
    }
  }
  return coverage;
}
