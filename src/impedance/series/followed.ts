import type { Warning } from '../../arrow/index.js';
import { findArcs } from '../fit/arcs.js';
import type { FitOutcome } from '../fit/fit.js';
import type { Measured } from '../geometry.js';
import type { Circuit, SeriesParameter } from '../types.js';
import type { SeriesAxes } from './axes.js';

export interface Followed {
  quantity: string;
  unit: string;
  values: Measured[];
  isResistance: boolean;
  warnings: Warning[];
}

/** What is followed through the series: what was asked for, or what such a series is usually measured for. */
export function follow(
  circuit: Circuit,
  outcomes: readonly FitOutcome[],
  parameters: readonly SeriesParameter[],
  total: Measured[],
  { axis }: SeriesAxes,
  asked: string
): Followed {
  const warnings: Warning[] = [];
  let name = asked;
  if (asked !== 'auto' && asked !== 'total' && !parameters.some(parameter => parameter.name === asked)) {
    warnings.push({
      code: 'no-such-quantity',
      message: `${circuit.code} has no parameter ${asked} that could be followed through the series; it has ${parameters.map(parameter => parameter.name).join(', ')}, and total.`,
      subject: 'quantity'
    });
    name = 'auto';
  }
  if (name === 'auto') {
    const hasTotal = total.some(([value]) => value > 0);
    const slowest = slowestArc(circuit, outcomes);
    name = (axis === 'temperature' && hasTotal) || !slowest ? 'total' : slowest;
  }
  const parameter = parameters.find(one => one.name === name);
  if (!parameter) return { quantity: 'total', unit: 'Ω', values: total, isResistance: true, warnings };
  const values = Array.from(parameter.value, (value, i): Measured => [value, parameter.standard_error[i]]);
  return { quantity: name, unit: parameter.unit, values, isResistance: parameter.unit === 'Ω', warnings };
}

/** The resistance of the arc that is slowest on the (geometric) average: the interface's, where there is one. */
function slowestArc(circuit: Circuit, outcomes: readonly FitOutcome[]): string | undefined {
  const arcs = findArcs(circuit).map(arc => {
    const times = outcomes.map(({ fit }) => Math.log(arc.time(fit.parameters.map(({ value }) => value))));
    return { name: arc.resistance, time: times.reduce((a, b) => a + b, 0) };
  });
  return arcs.sort((a, b) => b.time - a.time)[0]?.name;
}
