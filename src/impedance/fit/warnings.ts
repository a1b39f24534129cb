import type { Warning } from '../../arrow/index.js';
import { missingRuns } from '../../numeric/runs-test.js';
import { formatQuantity } from '../../numeric/format.js';
import { findElement } from '../elements/list.js';
import type { Circuit, CircuitFit, CircuitNode, FitParameter } from '../types.js';
import { findArcs } from './arcs.js';
import type { FreeParameter } from './parameters.js';

/** Above this share of its value, a standard error says that the parameter is not determined. */
const RELATIVE_ERROR = 0.5;
const CORRELATION = 0.99;
/** Standard deviations of the runs test: one false alarm in about 700 fits. */
const MISSING_RUNS = 3.2;
/** Below this share of the data, residuals are rounding. */
const ROUNDING = 1e-12;

type Judged = Omit<CircuitFit, 'warnings'>;

/** What someone who knows fits would object to. `held` tells for each free parameter whether it ended at a limit. */
export function judgeFit(
  circuit: Circuit,
  fit: Judged,
  free: readonly FreeParameter[],
  held: Int8Array,
  measured: readonly [low: number, high: number],
  size: number
): Warning[] {
  const values = fit.parameters.map(({ value }) => value);
  const strongest = strongestCorrelations(fit);
  return [
    ...convergence(fit),
    ...fewPoints(fit, free.length),
    ...free.flatMap((parameter, j) =>
      held[j]
        ? atLimit(parameter, held[j], fit.parameters[parameter.index])
        : notDetermined(fit.parameters[parameter.index], strongest.get(parameter.name), [
            ...timeOutside(circuit.tree, parameter.name, circuit, values, measured)
          ])
    ),
    ...correlated(circuit, fit),
    ...arcsOutside(circuit, values, measured),
    ...structured(fit, size)
  ];
}

function convergence(fit: Judged): Warning[] {
  if (fit.converged) return [];
  return [
    {
      code: 'not-converged',
      message:
        'The fit did not settle: its values may not be the best. Try more starts, or a circuit with fewer parameters.'
    }
  ];
}

function fewPoints(fit: Judged, free: number): Warning[] {
  const points = fit.rows.length;
  if (points >= 2 * free) return [];
  return [
    {
      code: 'few-points',
      message: `${free} parameters are fitted to ${points} points: errors and limits mean little. Measure more points, or fix some parameters.`
    }
  ];
}

function atLimit(
  { name, bounded, lower, upper, logarithmic }: FreeParameter,
  side: number,
  { unit }: FitParameter
): Warning[] {
  const where = side < 0 ? 'lower' : 'upper';
  if (logarithmic && !bounded) {
    return [
      {
        code: 'not-identifiable',
        message: `${name} is not determined by the data: the fit drives it ${side < 0 ? 'to nothing' : 'beyond all measure'}. A circuit without it describes them as well.`,
        subject: name
      }
    ];
  }
  const limit = formatQuantity(side < 0 ? lower : upper, unit);
  return [
    {
      code: 'at-bound',
      message: `${name} is at its ${where} limit, ${limit}: its error is not known${bounded ? '. Widen the limit if you can' : ''}.`,
      subject: name
    }
  ];
}

function notDetermined(parameter: FitParameter, partner: Partner | undefined, reasons: string[]): Warning[] {
  const { name, value, standard_error: error } = parameter;
  if (error <= RELATIVE_ERROR * Math.abs(value)) return [];
  const size = Number.isFinite(error)
    ? `its standard error is ${percent(error / Math.abs(value))} its value`
    : 'other values of it fit just as well';
  const because = partner
    ? [`it goes together with ${partner.name} (correlation ${exactly(partner.correlation)})`]
    : [];
  return [
    {
      code: 'not-identifiable',
      message: `${name} is not determined by the data: ${[size, ...because, ...reasons].join('; ')}.`,
      subject: name
    }
  ];
}

interface Partner {
  name: string;
  correlation: number;
}

function* correlatedPairs(fit: Judged): Generator<[string, string, number]> {
  const free = fit.parameters.filter(({ fixed, tied_to }) => !fixed && !tied_to);
  for (let i = 0; i < fit.correlation.length; i++) {
    for (let j = i + 1; j < fit.correlation.length; j++) {
      const correlation = fit.correlation[i][j];
      if (Math.abs(correlation) > CORRELATION) yield [free[i].name, free[j].name, correlation];
    }
  }
}

function strongestCorrelations(fit: Judged): Map<string, Partner> {
  const strongest = new Map<string, Partner>();
  const offer = (name: string, partner: string, correlation: number) => {
    if (Math.abs(correlation) > Math.abs(strongest.get(name)?.correlation ?? 0)) {
      strongest.set(name, { name: partner, correlation });
    }
  };
  for (const [a, b, correlation] of correlatedPairs(fit)) {
    offer(a, b, correlation);
    offer(b, a, correlation);
  }
  return strongest;
}

function correlated(circuit: Circuit, fit: Judged): Warning[] {
  return Array.from(correlatedPairs(fit), ([a, b, correlation]) => ({
    code: 'correlated',
    message: isOneCapacitance(circuit, a, b)
      ? `${a} and ${b} go together (correlation ${exactly(correlation)}), as those of one constant phase element do: Q is its admittance at 1 rad/s, far from where it is seen. Quote the arc’s time constant or capacitance rather than Q.`
      : `${a} and ${b} cannot be told apart well: their correlation is ${exactly(correlation)}.`,
    subject: a
  }));
}

/** Q and α of one constant phase element. */
function isOneCapacitance(circuit: Circuit, a: string, b: string): boolean {
  const node = elementWith(circuit.tree, a);
  return (
    node !== undefined && node.parameters.includes(b) && findElement(node.symbol).capacitance !== undefined
  );
}

function elementWith(node: CircuitNode, name: string): (CircuitNode & { type: 'element' }) | undefined {
  if (node.type === 'element') return node.parameters.includes(name) ? node : undefined;
  return node.children.map(child => elementWith(child, name)).find(found => found !== undefined);
}

/** An element's own time constant that the measurement did not reach, as a reason. */
function* timeOutside(
  node: CircuitNode,
  name: string,
  circuit: Circuit,
  values: readonly number[],
  measured: readonly [number, number]
): Generator<string> {
  if (node.type !== 'element') {
    for (const child of node.children) yield* timeOutside(child, name, circuit, values, measured);
    return;
  }
  if (!node.parameters.includes(name)) return;
  const own = node.parameters.map(n => values[circuit.parameters.findIndex(p => p.name === n)]);
  const time = findElement(node.symbol).timeConstant?.(own);
  if (time === undefined) return;
  const frequency = 1 / (2 * Math.PI * time);
  if (isOutside(frequency, measured)) {
    yield `1/(2πτ) of ${node.name} is ${formatQuantity(frequency, 'Hz')}, outside the measured ${span(measured)}`;
  }
}

function arcsOutside(circuit: Circuit, values: number[], measured: readonly [number, number]): Warning[] {
  return findArcs(circuit).flatMap(arc => {
    const frequency = 1 / (2 * Math.PI * arc.time(values));
    if (!isOutside(frequency, measured)) return [];
    return [
      {
        code: 'arc-outside-range',
        message: `The top of the arc of ${arc.resistance} and ${arc.element} would be at ${formatQuantity(frequency, 'Hz')}, outside the measured ${span(measured)}: the data show only its flank.`,
        subject: arc.resistance
      }
    ];
  });
}

function structured(fit: Judged, size: number): Warning[] {
  const { real, imaginary } = fit.residuals;
  if (fit.sum_of_squares <= ROUNDING ** 2 * size) return [];
  if (Math.max(missingRuns(real), missingRuns(imaginary)) < MISSING_RUNS) return [];
  return [
    {
      code: 'structured-residuals',
      message:
        'The residuals follow a pattern instead of scattering: the circuit misses something that the data show, and the errors are too small.'
    }
  ];
}

function isOutside(frequency: number, [low, high]: readonly [number, number]): boolean {
  return !(frequency >= low && frequency <= high);
}

function span([low, high]: readonly [number, number]): string {
  return `${formatQuantity(low, 'Hz')} to ${formatQuantity(high, 'Hz')}`;
}

/** With as many digits as tell it from 1. */
function exactly(correlation: number): string {
  const digits = Math.ceil(-Math.log10(Math.max(1 - Math.abs(correlation), 1e-9)));
  return correlation.toFixed(Math.max(3, digits)).replace('-', '−');
}

function percent(share: number): string {
  return share > 100 ? 'many times' : `${Math.round(100 * share)} % of`;
}
