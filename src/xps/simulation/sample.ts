import { ArgyroditeError } from '../../arrow/index.js';
import { sensitivityOf, type SensitivityLibrary } from '../quantify/sensitivity.js';
import {
  decompositions,
  populations,
  type Decomposition,
  type DecompositionName,
  type Populations
} from './decomposition.js';
import type { TrueLine } from './line.js';
import { TRUE_MIX, trueRegions } from './lines.js';
import { channels, countsOf, expectedCounts } from './spectrum.js';

export type SimulatedRegion = 'S 2p' | 'P 2p' | 'Cl 2p' | 'Li 1s';

/** One simulated sample, measured in several regions. */
export interface SimulatedSample {
  label?: string;
  /** x of Li7−xPS6−xClx. */
  chlorine?: number;
  decomposition?: DecompositionName | Decomposition;
  /** In the order in which they are measured. */
  regions?: readonly SimulatedRegion[];
  /** Counts of the strongest channel of each region, above the background: one number, or one for each region. */
  peak_counts?: number | Partial<Record<SimulatedRegion, number>>;
  /** Background below the lines, in shares of `peak_counts`. */
  baseline?: number;
  /** Its slope, shares of `peak_counts` for each eV. */
  slope?: number;
  /** Height of the Shirley step over the lines' area, 1/eV. */
  step?: number;
  /** Between channels, eV. */
  channel_electronvolt?: number;
  /** Measured minus true binding energy, the same in all regions, eV. */
  charge_shift?: number;
  /** How much wider the lines of decomposition products are. */
  broadening?: number;
  /** By which the atoms' numbers become areas: what a quantification with this library then finds again. */
  library?: SensitivityLibrary;
  seed?: number;
  /** false: the expected intensities themselves. */
  noise?: boolean;
}

/** What a simulated sample truly is. */
export interface SimulatedTruth {
  label: string;
  chlorine: number;
  decomposition: Decomposition;
  charge_shift: number;
  /** Areas are in counts × eV. */
  lines: TrueLine[];
  /** Share of each component in its region, 0 to 1, by region and name. */
  fractions: Populations;
  /** Of all atoms in the measured regions, by region and name. */
  atomic_percent: Populations;
  /** Of the sulfide in S 2p, the share that decomposition made (Li2S); the rest is free sulfide of the lattice. */
  lithium_sulfide_share: number;
}

/** One region as it was measured. */
export interface SimulatedScan {
  region: SimulatedRegion;
  energy: Float64Array;
  counts: Float64Array;
  /** Measuring time of each channel. */
  seconds: number;
}

export const simulatedRegions = Object.keys(trueRegions) as SimulatedRegion[];

/** Counts a second at the top of the strongest region. */
const PEAK_RATE = 2000;
const PEAK_COUNTS = 5000;
/** Lines that are there before anything decomposes. */
const PRISTINE = new Set(['PS4', 'chloride', 'lithium']);

/** Measures one sample; `place` keeps the random numbers of several samples apart. */
export function simulateSample(
  sample: SimulatedSample,
  place: number
): { truth: SimulatedTruth; scans: SimulatedScan[] } {
  const {
    chlorine = 1.3,
    decomposition: given = 'pristine',
    label = `simulated Li7−xPS6−xClx, x = ${chlorine}`,
    regions = simulatedRegions,
    charge_shift = 0,
    seed = 1
  } = sample;
  const decomposition = typeof given === 'string' ? decompositions[given] : given;
  const atoms = populations(chlorine, decomposition);
  const lines = regions.map(region => linesOf(region, atoms[region], sample));
  const peaks = lines.map(peakOf);
  const strongest = Math.max(...peaks);
  const measured = regions.map((region, i) => {
    // each sample and region has a stream of random numbers of its own: what else is measured does not change it
    const stream = seed * 64 + 8 * (place % 8) + simulatedRegions.indexOf(region);
    return measure(region, lines[i], peaks[i], strongest, { ...sample, seed: stream });
  });
  const byRegion = Object.fromEntries(regions.map(region => [region, atoms[region]]));
  const sulfide = atoms['S 2p'].sulfide ?? 0;
  const inLattice = (2 - chlorine) * decomposition.tetrahedra_left;
  return {
    scans: measured,
    truth: {
      label,
      chlorine,
      decomposition,
      charge_shift,
      lines: lines.flatMap((list, i) => list.map(line => ({ ...line, area: line.area * measured[i].scale }))),
      fractions: Object.fromEntries(
        regions.map(region => [region, divide(atoms[region], sum(atoms[region]))])
      ),
      atomic_percent: percentages(byRegion),
      lithium_sulfide_share: sulfide > 0 ? Math.max(0, 1 - inLattice / sulfide) : 0
    }
  };
}

/** Lines with the areas that one phosphorus atom's surroundings give. */
function linesOf(
  region: SimulatedRegion,
  atoms: Record<string, number>,
  { library = 'thermo', broadening = 1 }: SimulatedSample
): TrueLine[] {
  const { splitting, ratio, fwhm, position } = trueRegions[region];
  return Object.entries(atoms).map(([name, amount]) => ({
    name,
    region,
    position: position[name],
    fwhm: fwhm * (PRISTINE.has(name) ? 1 : broadening),
    mix: TRUE_MIX,
    splitting,
    ratio,
    area: amount * sensitivityOf(library, region)
  }));
}

/** Height of the region's strongest channel above the background; 1 where there are no lines, as of chlorine in Li7PS6. */
function peakOf(lines: readonly TrueLine[]): number {
  if (lines.length === 0) return 1;
  const { window } = trueRegions[lines[0].region];
  const { counts } = expectedCounts(lines, { energy: channels(window, 0.02) });
  return counts.reduce((highest, value) => Math.max(highest, value), 0);
}

function measure(
  region: SimulatedRegion,
  lines: readonly TrueLine[],
  peak: number,
  strongest: number,
  sample: SimulatedSample
): SimulatedScan & { scale: number } {
  const { baseline = 0.2, slope = 0, step = 0.05, channel_electronvolt = 0.1, charge_shift = 0 } = sample;
  const top = topOf(region, sample.peak_counts);
  if (!(channel_electronvolt > 0)) {
    throw new ArgyroditeError(
      'bad-setting',
      `channel_electronvolt must be above 0; it is ${channel_electronvolt}.`
    );
  }
  const energy = channels(trueRegions[region].window, channel_electronvolt).map(
    value => value + charge_shift
  );
  const scale = top / peak;
  const conditions = {
    energy,
    shift: charge_shift,
    baseline: baseline * top,
    slope: slope * top,
    step,
    scale
  };
  const expected = expectedCounts(lines, conditions).counts;
  const counts = sample.noise === false ? expected : countsOf(expected, sample.seed!);
  // a weak region takes longer to the same counts
  const rate = (PEAK_RATE * peak) / strongest;
  return { region, energy, counts, seconds: top / rate, scale };
}

function topOf(region: SimulatedRegion, given: SimulatedSample['peak_counts'] = PEAK_COUNTS): number {
  const counts = typeof given === 'number' ? given : (given[region] ?? PEAK_COUNTS);
  if (counts > 0) return counts;
  throw new ArgyroditeError('bad-setting', `peak_counts of ${region} must be above 0; it is ${counts}.`);
}

function percentages(atoms: Populations): Populations {
  const all = Object.values(atoms).reduce((total, region) => total + sum(region), 0);
  return Object.fromEntries(
    Object.entries(atoms).map(([region, byName]) => [region, divide(byName, all / 100)])
  );
}

function sum(amounts: Record<string, number>): number {
  return Object.values(amounts).reduce((total, amount) => total + amount, 0);
}

function divide(amounts: Record<string, number>, by: number): Record<string, number> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount / by]));
}
