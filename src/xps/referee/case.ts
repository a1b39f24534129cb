import type { Composition } from '../../composition/index.js';
import type { DetailedQuantity } from '../quantify/quantify.js';
import type { ComponentFit, FittedComponent, RegionModel } from '../types.js';
import type { RefereeLimits } from './limits.js';
import type { Objection } from './objection.js';

/** What a referee looks at. */
export interface Case {
  fit: ComponentFit;
  models: readonly RegionModel[];
  /** Of the sample, where it is known. */
  composition?: Pick<Composition, 'free_sulfide_share' | 'formula'>;
  /** Atomic percents that are to be published; empty where there are none. */
  quantities: readonly DetailedQuantity[];
  /** How the analyser's transmission came in. */
  transmission: 'applied' | 'in the factors' | 'none';
  /** How long each region was counted: `unknown` where areas of counts were compared as if all were alike. */
  measuring_times: 'known' | 'unknown' | 'not needed';
  limits: RefereeLimits;
}

/** One thing, or one family of things, that an expert looks for. */
export interface Check {
  /** The codes of its objections. */
  codes: readonly string[];
  find(of: Case): Objection[];
}

export function componentsOf(fit: ComponentFit, region: string): FittedComponent[] {
  return fit.components.filter(component => component.region === region);
}

/** `p` of `S 2p`; an empty string where the region's name says nothing about the level. */
export function orbitalOf(region: string): string {
  return /\d([spdf])/.exec(region)?.[1] ?? '';
}

/** `PS4 (S 2p)`, as sentences call a component. */
export function nameOf({ name, region }: Pick<FittedComponent, 'name' | 'region'>): string {
  return `${name} (${region})`;
}

/** An error that is not known (NaN) does not excuse anything: it counts as 0. */
export function known(error: number): number {
  return Number.isFinite(error) ? error : 0;
}

export function ev(energy: number, digits = 2): string {
  return `${energy.toFixed(digits).replace('-', '−')} eV`;
}

export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits).replace('-', '−')} %`;
}
