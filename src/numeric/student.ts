import quantile from '@stdlib/stats-base-dists-t-quantile';

/** The factor by which a standard error becomes a 95 % interval, for these degrees of freedom. */
export function student95(degreesOfFreedom: number): number {
  return quantile(0.975, degreesOfFreedom);
}
