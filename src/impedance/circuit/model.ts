import type { ComplexArray, Element, Frequencies } from '../elements/element.js';
import { findElement } from '../elements/list.js';
import type { Circuit, CircuitNode } from '../types.js';

/** A circuit at fixed frequencies, with all the memory that it needs: evaluating it again and again allocates nothing. */
export interface CircuitModel {
  /** Set these (in the circuit's order of parameters), then `evaluate`. */
  readonly values: Float64Array;
  /** Z of the whole circuit after `evaluate`. */
  readonly z: ComplexArray;
  evaluate(): void;
  /** After `evaluate`: what each element's own derivatives are multiplied by, dZ/dZ_element. */
  propagate(): void;
  /** After `propagate`, for each parameter: dZ/dparameter = factor · derivative; without a factor it is 1. */
  readonly gradient: readonly { factor?: ComplexArray; derivative: ComplexArray }[];
  /** Z of each member of the outermost series, after `evaluate`. */
  readonly members: readonly ComplexArray[];
}

interface Leaf {
  element: Element;
  values: Float64Array;
  z: ComplexArray;
  derivatives: ComplexArray[];
}

interface Group {
  type: 'series' | 'parallel';
  z: ComplexArray;
  children: ComplexArray[];
  /** For each child, dZ/dZ_child; absent where that is 1. */
  factors: (ComplexArray | undefined)[];
  factor?: ComplexArray;
}

export function makeFrequencies(hertz: ArrayLike<number>): Frequencies {
  const omega = Float64Array.from(hertz, f => 2 * Math.PI * f);
  return { count: omega.length, omega, logOmega: omega.map(Math.log), rootOmega: omega.map(Math.sqrt) };
}

/**
 * The circuit ready to be evaluated at these frequencies.
 *
 * Values go up the tree (series adds impedances, parallel adds admittances); derivatives come down it: in series dZ/dZ_i = 1, in
 * parallel dZ/dZ_i = (Z/Z_i)².
 */
export function makeModel(circuit: Circuit, frequencies: Frequencies): CircuitModel {
  const { count } = frequencies;
  const values = new Float64Array(circuit.parameters.length);
  const leaves: Leaf[] = [];
  const groups: Group[] = []; // children before parents
  const gradient: { factor?: ComplexArray; derivative: ComplexArray }[] = [];
  let offset = 0;

  const build = (node: CircuitNode, factor: ComplexArray | undefined): ComplexArray => {
    const z = complexArray(count);
    if (node.type === 'element') {
      const element = findElement(node.symbol);
      const size = node.parameters.length;
      const derivatives = node.parameters.map(() => complexArray(count));
      leaves.push({ element, values: values.subarray(offset, offset + size), z, derivatives });
      offset += size;
      for (const derivative of derivatives) gradient.push({ factor, derivative });
      return z;
    }
    const factors = node.children.map(() => (node.type === 'series' ? factor : complexArray(count)));
    const children = node.children.map((child, i) => build(child, factors[i]));
    groups.push({ type: node.type, z, children, factors, factor });
    return z;
  };
  const z = build(circuit.tree, undefined);
  const outermost = groups.at(-1);
  const members = outermost?.type === 'series' ? outermost.children : [z];

  return {
    values,
    z,
    gradient,
    members,
    evaluate() {
      for (const leaf of leaves) leaf.element.evaluate(frequencies, leaf.values, leaf.z, leaf.derivatives);
      for (const group of groups) (group.type === 'series' ? addImpedances : addAdmittances)(group);
    },
    propagate() {
      for (let i = groups.length - 1; i >= 0; i--) if (groups[i].type === 'parallel') passDown(groups[i]);
    }
  };
}

export function complexArray(count: number): ComplexArray {
  return { re: new Float64Array(count), im: new Float64Array(count) };
}

function addImpedances({ z, children }: Group): void {
  const { re, im } = z;
  re.set(children[0].re);
  im.set(children[0].im);
  for (let i = 1; i < children.length; i++) {
    const child = children[i];
    for (let k = 0; k < re.length; k++) {
      re[k] += child.re[k];
      im[k] += child.im[k];
    }
  }
}

function addAdmittances({ z, children }: Group): void {
  const { re, im } = z;
  re.fill(0);
  im.fill(0);
  for (const child of children) {
    for (let k = 0; k < re.length; k++) {
      const square = child.re[k] * child.re[k] + child.im[k] * child.im[k];
      if (square === Infinity) continue; // an open branch
      if (square === 0) {
        re[k] = Infinity; // a short
        continue;
      }
      const inverse = 1 / square;
      re[k] += child.re[k] * inverse;
      im[k] -= child.im[k] * inverse;
    }
  }
  for (let k = 0; k < re.length; k++) {
    if (re[k] === Infinity) {
      re[k] = im[k] = 0;
      continue;
    }
    const inverse = 1 / (re[k] * re[k] + im[k] * im[k]);
    re[k] *= inverse;
    im[k] *= -inverse;
  }
}

/** factor_i = factor · (Z/Z_i)² */
function passDown({ z, children, factors, factor }: Group): void {
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    const out = factors[i]!;
    for (let k = 0; k < z.re.length; k++) {
      const inverse = 1 / (child.re[k] * child.re[k] + child.im[k] * child.im[k]);
      const ratioRe = (z.re[k] * child.re[k] + z.im[k] * child.im[k]) * inverse;
      const ratioIm = (z.im[k] * child.re[k] - z.re[k] * child.im[k]) * inverse;
      let re = ratioRe * ratioRe - ratioIm * ratioIm;
      let im = 2 * ratioRe * ratioIm;
      if (factor) {
        const product = factor.re[k] * re - factor.im[k] * im;
        im = factor.re[k] * im + factor.im[k] * re;
        re = product;
      }
      out.re[k] = re;
      out.im[k] = im;
    }
  }
}
