import { nonNegativeFit } from '../../numeric/non-negative.js';
import type { CircuitModel } from '../circuit/model.js';
import { findElement } from '../elements/list.js';
import type { ComplexArray, Element } from '../elements/element.js';
import type { Circuit, CircuitNode } from '../types.js';
import { isArc } from './arcs.js';
import type { Points } from './points.js';
import { weightedSize, type RootWeights } from './problem.js';
import type { DataScales } from './scales.js';

/** One element's place: `resistance` times what its member of the outermost series is given. */
interface Placed {
  element: Element;
  /** Of its first parameter. */
  index: number;
  member: number;
  resistance: number;
  time: number;
  exponent: number;
}

export interface Starts {
  /** The best of many guesses, best first; the first of the many spreads the arcs evenly over the measured range. */
  guesses(count: number): Float64Array[];
  /** One guess with time constants, exponents and ratios drawn at random. */
  draw(): Float64Array;
}

/** Diffusion in a layer shows its time constant long before 1/ω reaches it. */
const OWN_REACH = 40;

/** How many are looked at for the best. */
const GUESSES = 16;

/**
 * Starting values from the data. What is nonlinear (time constants, exponents, ratios inside an arc) is drawn; then every member
 * of the outermost series is only a shape times a resistance, and the resistances follow from linear least squares with
 * non-negative unknowns: so a start fits about as well as its time constants allow.
 */
export function makeStarts(
  circuit: Circuit,
  model: CircuitModel,
  points: Points,
  weights: RootWeights,
  scales: DataScales,
  random: () => number
): Starts {
  const fit = memberFit(model, points, weights);
  const values = new Float64Array(circuit.parameters.length);

  const write = (placed: Placed[], out: Float64Array, resistances?: Float64Array) => {
    for (const { element, index, member, resistance, time, exponent } of placed) {
      out.set(element.place(resistance * (resistances?.[member] ?? 1), time, exponent), index);
    }
  };
  const settle = (placed: Placed[]): number => {
    write(placed, model.values);
    model.evaluate();
    const { resistances, sumOfSquares } = fit();
    write(placed, values, resistances);
    return sumOfSquares;
  };
  return {
    draw() {
      settle(placeAll(circuit.tree, scales, random));
      return values.slice();
    },
    guesses(count) {
      const all = Array.from({ length: GUESSES }, (_, i) => {
        const sum = settle(placeAll(circuit.tree, scales, i === 0 ? undefined : random));
        return { sum, values: values.slice() };
      });
      return all
        .sort((a, b) => a.sum - b.sum)
        .slice(0, count)
        .map(guess => guess.values);
    }
  };
}

/** Least squares for the members' resistances, with the members' impedances as they stand in the model. */
function memberFit(model: CircuitModel, points: Points, weights: RootWeights) {
  const m = model.members.length;
  const gram = new Float64Array(m * m);
  const right = new Float64Array(m);
  const resistances = new Float64Array(m);
  const count = points.frequency.length;
  const total = weightedSize(points, weights);
  const realWeight = weights.real.map(w => w * w);
  const imaginaryWeight = weights.imaginary.map(w => w * w);
  const product = (a: ComplexArray, re: Float64Array, im: Float64Array): number => {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      sum += a.re[k] * re[k] * realWeight[k] + a.im[k] * im[k] * imaginaryWeight[k];
    }
    return sum;
  };
  return () => {
    for (let i = 0; i < m; i++) {
      const a = model.members[i];
      for (let j = 0; j <= i; j++) {
        const b = model.members[j];
        gram[i * m + j] = gram[j * m + i] = product(a, b.re, b.im);
      }
      right[i] = product(a, points.real, points.imaginary);
    }
    const sumOfSquares = nonNegativeFit(gram, right, total, resistances);
    // what the data seem not to need still gets a hundredth of their size, or no step could find it
    for (let i = 0; i < m; i++) {
      resistances[i] = Math.max(resistances[i], 0.01 * Math.sqrt(total / gram[i * m + i]));
    }
    return { resistances, sumOfSquares };
  };
}

/** Places every element; without `random`, evenly. */
function placeAll(tree: CircuitNode, scales: DataScales, random: (() => number) | undefined): Placed[] {
  const placed: Placed[] = [];
  const arcs = countArcs(tree);
  let arc = 0;
  let index = 0;
  const time = (low: number, high: number, even: number) => low * (high / low) ** (random ? random() : even);
  // diffusion is slow more often than fast
  const ownTime = () =>
    scales.shortestTime *
    ((OWN_REACH * scales.longestTime) / scales.shortestTime) ** (random ? Math.cbrt(random()) : 0.8);
  const nextArc = () => time(scales.shortestTime, scales.longestTime, (arc++ + 0.5) / arcs);

  const place = (node: CircuitNode, member: number, arcTime: number | undefined, main: boolean): void => {
    if (node.type === 'element') {
      const element = findElement(node.symbol);
      const diffuses = element.timeConstant !== undefined;
      placed.push({
        element,
        index,
        member,
        resistance: main || !random ? 1 : 10 ** (2 * random() - 1),
        time: isArc(node) ? nextArc() : diffuses ? ownTime() : (arcTime ?? scales.longestTime),
        exponent: random ? 0.5 + 0.5 * random() : 0.9
      });
      index += node.parameters.length;
      return;
    }
    const inner = node.type === 'parallel' ? nextArc() : arcTime;
    node.children.forEach((child, i) => {
      const first = node.type === 'parallel' ? child.type === 'element' : i === 0;
      place(child, member, inner, first);
    });
  };
  if (tree.type === 'series') tree.children.forEach((child, i) => place(child, i, undefined, true));
  else place(tree, 0, undefined, true);
  return placed;
}

function countArcs(node: CircuitNode): number {
  if (node.type === 'element') return isArc(node) ? 1 : 0;
  return node.children.reduce((sum, child) => sum + countArcs(child), node.type === 'parallel' ? 1 : 0);
}
