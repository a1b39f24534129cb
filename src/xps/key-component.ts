import { formatWithError } from '../numeric/format.js';
import type { FittedComponent, SampleResult } from './types.js';

/** The component whose share is the answer: PS₄³⁻ of P 2p, else of S 2p, else the largest of the first region. */
export function keyComponent({ fit }: Pick<SampleResult, 'fit'>): FittedComponent | undefined {
  const tetrahedra = (region: string) =>
    fit.components.find(other => other.name === 'PS4' && other.region === region);
  const first = fit.components.filter(({ region }) => region === fit.components[0].region);
  return (
    tetrahedra('P 2p') ??
    tetrahedra('S 2p') ??
    first.reduce<FittedComponent | undefined>(
      (best, other) => (!best || other.fraction > best.fraction ? other : best),
      undefined
    )
  );
}

const elements: Record<string, string> = {
  P: 'phosphorus',
  S: 'sulfur',
  Cl: 'chlorine',
  Li: 'lithium',
  C: 'carbon',
  O: 'oxygen'
};

/** The element that a region shows, in a word: `phosphorus` for `P 2p`. */
export function elementOf(region: string): string {
  const [symbol] = region.split(' ');
  return elements[symbol] ?? symbol;
}

/** A share with its error, in atomic percent. */
export function sharePercent({
  fraction,
  fraction_error: error
}: Pick<FittedComponent, 'fraction' | 'fraction_error'>): string {
  return error > 0
    ? formatWithError(100 * fraction, 100 * error, 'at%')
    : `${(100 * fraction).toFixed(1)} at%`;
}
