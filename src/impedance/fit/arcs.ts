import { findElement } from '../elements/list.js';
import type { Circuit, CircuitNode } from '../types.js';

type ElementNode = CircuitNode & { type: 'element' };

/** A resistance with a capacitance-like element beside it, or an element that is an arc by itself. Numbers are places in `circuit.parameters`. */
export interface ArcPlace {
  resistance: string;
  element: string;
  /** Of the resistance's value. */
  resistanceIndex: number;
  /** In s: (RQ)^(1/α), or the element's own. */
  time(values: ArrayLike<number>): number;
}

/** The arcs of a circuit, in the order of its code. */
export function findArcs(circuit: Circuit, node: CircuitNode = circuit.tree): ArcPlace[] {
  if (node.type === 'element') return isArc(node) ? [ownArc(circuit, node)] : [];
  const own: ArcPlace[] = [];
  if (node.type === 'parallel') {
    const capacitance = node.children.find(isCapacitance);
    const resistance = node.children.map(firstResistance).find(found => found !== undefined);
    if (capacitance && resistance) own.push(makeArc(circuit, resistance, capacitance));
  }
  return [...own, ...node.children.flatMap(child => findArcs(circuit, child))];
}

/**
 * The resistance for direct current: sums in series, of what conducts in parallel, with its derivative for each parameter of the
 * circuit. What blocks or diffuses in series with it adds nothing. `undefined` where nothing conducts.
 */
export function directResistance(
  circuit: Circuit,
  values: ArrayLike<number>,
  node: CircuitNode = circuit.tree
): { value: number; gradient: Float64Array } | undefined {
  const gradient = new Float64Array(circuit.parameters.length);
  if (node.type === 'element') {
    const { resistance } = findElement(node.symbol);
    if (resistance === undefined) return undefined;
    const index = indexOf(circuit, node.parameters[resistance]);
    gradient[index] = 1;
    return { value: values[index], gradient };
  }
  const parts = node.children
    .map(child => directResistance(circuit, values, child))
    .filter(part => part !== undefined);
  if (parts.length === 0) return undefined;
  const value =
    node.type === 'series'
      ? parts.reduce((sum, part) => sum + part.value, 0)
      : 1 / parts.reduce((sum, part) => sum + 1 / part.value, 0);
  for (const part of parts) {
    const factor = node.type === 'series' || parts.length === 1 ? 1 : (value / part.value) ** 2;
    part.gradient.forEach((slope, i) => (gradient[i] += factor * slope));
  }
  return { value, gradient };
}

/**
 * The same values with those of exchangeable arcs (alike in form, in one series) in the order of their time constants, the fastest
 * first. Arcs with a `pinned` parameter (fixed, or limited by the user) stay.
 */
export function orderArcs(circuit: Circuit, values: Float64Array, pinned: ReadonlySet<string>): Float64Array {
  const out = values.slice();
  visitSeries(circuit.tree, children => {
    const loose = children.filter(
      child =>
        (child.type === 'parallel' || isArc(child)) && !allParameters(child).some(name => pinned.has(name))
    );
    for (const form of new Set(loose.map(formOf))) {
      const group = loose.filter(child => formOf(child) === form);
      const arcs = group.map(child => findArcs(circuit, child)[0]);
      if (group.length < 2 || arcs.some(arc => arc === undefined)) continue;
      const order = group.map((_, i) => i).sort((a, b) => arcs[a].time(values) - arcs[b].time(values));
      order.forEach((from, to) => {
        const source = allParameters(group[from]);
        const target = allParameters(group[to]);
        source.forEach((name, i) => (out[indexOf(circuit, target[i])] = values[indexOf(circuit, name)]));
      });
    }
  });
  return out;
}

function makeArc(circuit: Circuit, resistance: ElementNode, capacitance: ElementNode): ArcPlace {
  const { capacitance: read } = findElement(capacitance.symbol);
  const places = capacitance.parameters.map(name => indexOf(circuit, name));
  const which = findElement(resistance.symbol).resistance!;
  const resistanceIndex = indexOf(circuit, resistance.parameters[which]);
  return {
    resistance: resistance.parameters[which],
    element: capacitance.name,
    resistanceIndex,
    time(values) {
      const { q, alpha } = read!(places.map(i => values[i]));
      return (values[resistanceIndex] * q) ** (1 / alpha);
    }
  };
}

function ownArc(circuit: Circuit, node: ElementNode): ArcPlace {
  const { timeConstant, resistance } = findElement(node.symbol);
  const places = node.parameters.map(name => indexOf(circuit, name));
  return {
    resistance: node.parameters[resistance!],
    element: node.name,
    resistanceIndex: places[resistance!],
    time: values => timeConstant!(places.map(i => values[i]))
  };
}

/** A resistance with a time constant of its own: a Zarc, a Voigt element. */
export function isArc(node: CircuitNode): node is ElementNode {
  if (node.type !== 'element') return false;
  const { timeConstant, resistance } = findElement(node.symbol);
  return timeConstant !== undefined && resistance !== undefined;
}

function isCapacitance(node: CircuitNode): node is ElementNode {
  return node.type === 'element' && findElement(node.symbol).capacitance !== undefined;
}

/** The resistance itself, or the first of a series. */
function firstResistance(node: CircuitNode): ElementNode | undefined {
  const candidates = node.type === 'series' ? node.children : [node];
  return candidates.find(
    (child): child is ElementNode =>
      child.type === 'element' && findElement(child.symbol).resistance !== undefined
  );
}

/** The circuit's code without labels: equal for what may change places. */
function formOf(node: CircuitNode): string {
  if (node.type === 'element') return node.symbol;
  return `${node.type}(${node.children.map(formOf).join()})`;
}

function visitSeries(node: CircuitNode, visit: (children: CircuitNode[]) => void): void {
  if (node.type === 'element') return;
  if (node.type === 'series') visit(node.children);
  for (const child of node.children) visitSeries(child, visit);
}

function allParameters(node: CircuitNode): string[] {
  return node.type === 'element' ? node.parameters : node.children.flatMap(allParameters);
}

function indexOf(circuit: Circuit, name: string): number {
  return circuit.parameters.findIndex(parameter => parameter.name === name);
}
