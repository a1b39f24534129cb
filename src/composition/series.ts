import type { Table } from 'apache-arrow';
import { lineAt, linearRegression, outliers } from '../numeric/linear-regression.js';
import { compareProperties, formOf } from './properties.js';
import { unitOf, type Sample } from './samples.js';
import type { PropertySeries, SeriesPoint, Trend } from './types.js';

/** Enough that a 95 % band shows no corners. */
const DRAWN = 61;

/** Every property of the samples against x, with a straight trend and what stands off it. */
export function seriesOf(
  samples: readonly Sample[],
  table: Table,
  exclude: Readonly<Record<string, true>>
): PropertySeries[] {
  const names = [...new Set(samples.flatMap(({ measured }) => measured.map(({ property }) => property)))];
  return names.sort(compareProperties).map(name => {
    const { label, unit, factor } = formOf(name, unitOf(table, name));
    const points = samples.flatMap(sample =>
      sample.measured
        .filter(({ property }) => property === name)
        .map(({ value, error, relation, source, note }): SeriesPoint => ({
          label: sample.label,
          formula: sample.composition.formula,
          x: sample.composition.x,
          value: value * factor,
          error: error * factor,
          relation,
          is_study: sample.is_study,
          is_excluded: sample.row >= 0 && Object.hasOwn(exclude, String(sample.row)),
          is_outlier: false,
          source,
          note,
          row: sample.row
        }))
    );
    return { name, label, unit, points: markOutliers(points), trend: trendOf(points) };
  });
}

/** Only what is a value: “above 1” is none. */
function counted(points: readonly SeriesPoint[]): SeriesPoint[] {
  return points.filter(({ is_excluded, relation }) => !is_excluded && (relation === '=' || relation === '~'));
}

/** Weights only where every point has an error: a point without one would else count for nothing or for everything. */
function errorsOf(points: readonly SeriesPoint[]): number[] | undefined {
  return points.every(({ error }) => error > 0) ? points.map(({ error }) => error) : undefined;
}

function markOutliers(points: SeriesPoint[]): SeriesPoint[] {
  const used = counted(points);
  const off = outliers(
    used.map(({ x }) => x),
    used.map(({ value }) => value),
    errorsOf(used)
  );
  return points.map(point => ({ ...point, is_outlier: off[used.indexOf(point)] ?? false }));
}

function trendOf(points: readonly SeriesPoint[]): Trend | null {
  const used = counted(points);
  const x = used.map(point => point.x);
  const line = linearRegression(
    x,
    used.map(({ value }) => value),
    errorsOf(used)
  );
  if (!line) return null;
  const least = x.reduce((a, b) => Math.min(a, b));
  const most = x.reduce((a, b) => Math.max(a, b));
  const grid = Float64Array.from({ length: DRAWN }, (_, i) => least + ((most - least) * i) / (DRAWN - 1));
  const at = Array.from(grid, place => lineAt(line, place));
  return {
    ...line,
    x: grid,
    y: Float64Array.from(at, ([value]) => value),
    lower_95: Float64Array.from(at, ([value, error]) => value - line.t_95 * error),
    upper_95: Float64Array.from(at, ([value, error]) => value + line.t_95 * error)
  };
}
