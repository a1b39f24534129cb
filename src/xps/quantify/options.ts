import { ArgyroditeError } from '../../arrow/index.js';
import {
  FACTOR_ERROR,
  sensitivityLibraries,
  type SensitivityFactors,
  type SensitivityLibrary
} from './sensitivity.js';

export interface QuantifyOptions {
  /** One library for all regions; Scofield’s cross sections where left out. */
  library?: SensitivityLibrary;
  /** Factors of one's own by region, of the whole doublet, instead of a library: never together with one. */
  factors?: Readonly<Record<string, number>>;
  /**
   * Divide by how escape depth grows with kinetic energy, (KE/1000 eV)^0.6: `applied`, `none`, or `library`, which applies it where
   * the library's factors do not contain it.
   */
  escape_depth?: 'library' | 'applied' | 'none';
  /**
   * The analyser's transmission, by component's id or by region; areas are divided by it, but not again where the library's factors
   * contain it. Without it none is applied.
   */
  transmission?: Readonly<Record<string, number>>;
  photon_energy_ev?: number;
  /** Measuring time by region, where areas are of counts instead of rates and regions were measured for different times. s */
  measuring_time_second?: Readonly<Record<string, number>>;
  /** Standard uncertainty of each sensitivity factor, as a share of it. */
  factor_error?: number;
}

/** Options made whole, and checked. */
export interface Corrections {
  library: SensitivityLibrary | 'own';
  title: string;
  factor(region: string): number;
  factor_error: number;
  escape_depth: 'applied' | 'in the factors' | 'none';
  transmission: 'applied' | 'in the factors' | 'none';
  divisorOfEscape(kineticEnergy: number): number;
  divisorOfTransmission(id: string, region: string): number;
  time(region: string): number;
  photon_energy_ev: number;
}

const ALUMINIUM = 1486.6;
/** Inelastic mean free paths grow about so with kinetic energy between 200 and 1500 eV. */
const ESCAPE_EXPONENT = 0.6;

/** @throws ArgyroditeError `bad-setting` */
export function corrections(options: QuantifyOptions): Corrections {
  const { library, factors: own, escape_depth = 'library', photon_energy_ev = ALUMINIUM } = options;
  if (own && library) {
    throw new ArgyroditeError(
      'bad-setting',
      'Give either a sensitivity library or factors of your own: mixing two sets of factors gives wrong atomic percent.'
    );
  }
  const used: Omit<SensitivityFactors, 'source'> = own
    ? ownFactors(own)
    : sensitivityLibraries[library ?? 'scofield'];
  const applied =
    escape_depth === 'applied' || (escape_depth === 'library' && !own && !used.includes_escape_depth);
  const { measuring_time_second: times } = options;
  const transmission = used.includes_transmission ? undefined : options.transmission;
  return {
    library: own ? 'own' : (library ?? 'scofield'),
    title: used.title,
    factor: region => positive(used.factors[region], `The sensitivity factor of ${region} (${used.title})`),
    factor_error: positive(options.factor_error ?? used.relative_error, 'factor_error', true),
    escape_depth: applied ? 'applied' : used.includes_escape_depth ? 'in the factors' : 'none',
    transmission: transmission ? 'applied' : used.includes_transmission ? 'in the factors' : 'none',
    divisorOfEscape: energy =>
      applied ? (positive(energy, 'The kinetic energy') / 1000) ** ESCAPE_EXPONENT : 1,
    divisorOfTransmission: (id, region) =>
      transmission
        ? positive(transmission[id] ?? transmission[region], `The transmission at ${id} (${region})`)
        : 1,
    time: region => (times ? positive(times[region], `The measuring time of ${region}`) : 1),
    photon_energy_ev
  };
}

function ownFactors(factors: Readonly<Record<string, number>>) {
  return {
    title: 'own factors',
    factors,
    includes_transmission: false,
    includes_escape_depth: false,
    relative_error: FACTOR_ERROR
  };
}

function positive(value: number | undefined, what: string, orZero = false): number {
  if (value !== undefined && (value > 0 || (orZero && value === 0)) && value < Infinity) return value;
  const problem = value === undefined ? 'is not given' : `is ${value}`;
  throw new ArgyroditeError(
    'bad-setting',
    `${what} ${problem}: give a number above 0, or leave that region out of the quantification.`
  );
}
