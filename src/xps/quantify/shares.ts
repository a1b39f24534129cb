import type { ComponentFit, FittedComponent } from '../types.js';

/** A bar of the chart of shares. Shares and errors in percent of the region. */
export interface ShareBar {
  region: string;
  name: string;
  /** Of which sample: its label. */
  sample: string;
  percent: number;
  lower_95: number;
  upper_95: number;
  standard_error: number;
}

/** Two samples' shares of one component, side by side. A component that is not in a sample's model has no share there: null. */
export interface ShareComparison {
  region: string;
  name: string;
  before: ShareBar | null;
  after: ShareBar | null;
  /** After less before, in percent of the region, with its standard error; NaN where one of them is missing. */
  change: number;
  change_error: number;
}

type Fit = Pick<ComponentFit, 'components'>;

/** Each component's share of its region, as the bars of one sample. */
export function shareBars(fit: Fit, sample: string): ShareBar[] {
  return fit.components.map(component => barOf(component, sample));
}

/**
 * Two samples compared, component by component: the data of a bar chart before and after. Components belong together by region and
 * name; the order is that of the first sample, then what only the second has.
 */
export function compareShares(
  before: { fit: Fit; label: string },
  after: { fit: Fit; label: string }
): ShareComparison[] {
  const first = shareBars(before.fit, before.label);
  const second = shareBars(after.fit, after.label);
  const same = (a: ShareBar) => (b: ShareBar) => a.region === b.region && a.name === b.name;
  const pairs = [
    ...first.map(bar => ({ before: bar, after: second.find(same(bar)) ?? null })),
    ...second.filter(bar => !first.some(same(bar))).map(bar => ({ before: null, after: bar }))
  ];
  return pairs.map(pair => {
    const { region, name } = (pair.before ?? pair.after)!;
    return { region, name, ...pair, ...changeOf(pair.before, pair.after) };
  });
}

function changeOf(before: ShareBar | null, after: ShareBar | null) {
  if (!before || !after) return { change: NaN, change_error: NaN };
  return {
    change: after.percent - before.percent,
    change_error: Math.hypot(before.standard_error, after.standard_error)
  };
}

function barOf(component: FittedComponent, sample: string): ShareBar {
  return {
    region: component.region,
    name: component.name,
    sample,
    percent: 100 * component.fraction,
    lower_95: 100 * component.fraction_lower_95,
    upper_95: 100 * component.fraction_upper_95,
    standard_error: 100 * component.fraction_error
  };
}
