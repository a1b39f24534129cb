import { ArgyroditeError } from '../../arrow/index.js';
import type { Bounds, ComponentModel, RegionModel } from '../types.js';

/** What a component is made of, in this order. */
export const PARTS = ['position', 'fwhm', 'area', 'mix', 'splitting', 'ratio'] as const;
export type Part = (typeof PARTS)[number];

/** Where a quantity comes from: a free parameter, a value that is held, or another quantity plus or times one of these. */
export interface Source {
  /** Of the quantity that it follows, or −1. */
  from: number;
  operation: 'plus' | 'times';
  /** Of the free parameter, or −1 where it is held at `value`. */
  parameter: number;
  value: number;
}

export interface Free {
  name: string;
  subject: string;
  initial: number;
  lower: number;
  upper: number;
  /** In what the parameter is counted: areas are of very different size. */
  kind: Part | 'offset' | 'factor' | 'shift' | 'constant' | 'step';
}

export interface PlacedComponent {
  id: string;
  model: ComponentModel;
  region: number;
}

/** Every component's quantities, 6 each, and how they follow from the free parameters. */
export interface Quantities {
  components: PlacedComponent[];
  sources: Source[];
  free: Free[];
  /** The order in which quantities can be worked out, links after what they follow. */
  order: number[];
}

const defaults: Record<Exclude<Part, 'position' | 'fwhm' | 'area'>, number> = {
  mix: 0.3,
  splitting: 0,
  ratio: 0.5
};

/**
 * @param held ids of components whose position is held: the charge reference
 * @throws ArgyroditeError `bad-setting` for links that lead nowhere or in a circle, doubled ids, limits that are none
 */
export function makeQuantities(models: readonly RegionModel[], reference: string | undefined): Quantities {
  const components = placeComponents(models);
  const free: Free[] = [];
  const sources = components.flatMap(component =>
    PARTS.map(part => makeSource(component, part, components, free, component.id === reference))
  );
  return { components, sources, free, order: orderOf(sources, components) };
}

/** Parts of a component that follow from a free parameter, its own or another's. */
export function wantedParts({ sources }: Quantities, component: number): Set<Part> {
  const follows = (q: number): boolean => {
    const { parameter, from } = sources[q];
    return parameter >= 0 || (from >= 0 && follows(from));
  };
  return new Set(PARTS.filter((_, part) => follows(component * PARTS.length + part)));
}

function placeComponents(models: readonly RegionModel[]): PlacedComponent[] {
  const plain = models.flatMap(({ components }, region) => components.map(model => ({ model, region })));
  const components = plain.map(({ model, region }) => {
    const doubled = plain.filter(other => other.model.name === model.name).length > 1;
    const id = model.id ?? (doubled ? `${models[region].region}/${model.name}` : model.name);
    return { id, model, region };
  });
  const ids = new Set<string>();
  for (const { id } of components) {
    if (ids.has(id)) throw bad(`Two components have the id “${id}”; give each its own.`);
    ids.add(id);
  }
  return components;
}

function makeSource(
  component: PlacedComponent,
  part: Part,
  all: readonly PlacedComponent[],
  free: Free[],
  isReference: boolean
): Source {
  const { id, model } = component;
  const link = part === 'position' || part === 'fwhm' || part === 'area' ? model.linked?.[part] : undefined;
  if (link && !(part === 'position' && isReference)) {
    const from = findComponent(link.to, component, all) * PARTS.length + PARTS.indexOf(part);
    const [amount, value, bounds] =
      'offset' in link
        ? (['offset', link.offset, link.offset_bounds] as const)
        : (['factor', link.factor, link.factor_bounds] as const);
    if (!Number.isFinite(value)) throw bad(`The ${amount} of ${part} of “${id}” must be a number.`);
    const parameter = bounds ? addFree(free, `${id}.${part}_${amount}`, id, value, bounds, amount) : -1;
    return { from, operation: amount === 'offset' ? 'plus' : 'times', parameter, value };
  }
  const value = part in defaults ? (model[part] ?? defaults[part as 'mix']) : (model[part] ?? NaN);
  const bounds = isReference && part === 'position' ? undefined : boundsOf(model, part);
  const single = part === 'ratio' && !model.splitting && !model.splitting_bounds;
  if (single) return { from: -1, operation: 'plus', parameter: -1, value: 0 };
  if (part !== 'area' && !Number.isFinite(value)) throw bad(`“${id}” lacks its ${part}.`);
  const parameter = bounds ? addFree(free, `${id}.${part}`, id, value, bounds, part) : -1;
  return { from: -1, operation: 'plus', parameter, value };
}

/** `undefined` where the quantity is held. */
function boundsOf(model: ComponentModel, part: Part): Bounds | undefined {
  if (part === 'position') return model.position_bounds ?? [model.position - 1, model.position + 1];
  if (part === 'fwhm') return model.fwhm_bounds ?? [0.3, 4];
  if (part === 'area') return model.area === undefined ? [0, Infinity] : undefined;
  return model[`${part}_bounds`];
}

function addFree(
  free: Free[],
  name: string,
  subject: string,
  initial: number,
  [lower, upper]: Bounds,
  kind: Free['kind']
): number {
  if (!(lower <= upper)) throw bad(`The limits of ${name} must be two ascending numbers.`);
  if (/\.(fwhm|mix|splitting|ratio)$/.test(name) && lower < 0) {
    throw bad(`The lower limit of ${name} must not be negative.`);
  }
  if (name.endsWith('.fwhm') && !(lower > 0)) lower = 1e-3;
  free.push({ name, subject, initial: Math.min(Math.max(initial, lower), upper), lower, upper, kind });
  return free.length - 1;
}

/** By id, then by name in its own region, then by name in any. */
function findComponent(to: string, from: PlacedComponent, all: readonly PlacedComponent[]): number {
  const tests: ((other: PlacedComponent) => boolean)[] = [
    other => other.id === to,
    other => other.model.name === to && other.region === from.region && other !== from,
    other => other.model.name === to && other !== from
  ];
  for (const test of tests) {
    const index = all.findIndex(test);
    if (index >= 0) return index;
  }
  throw bad(`“${from.id}” is linked to “${to}”, and there is no such component.`);
}

function orderOf(sources: readonly Source[], components: readonly PlacedComponent[]): number[] {
  const order: number[] = [];
  const state = new Int8Array(sources.length);
  const visit = (index: number) => {
    if (state[index] === 2) return;
    if (state[index] === 1) {
      const { id } = components[Math.floor(index / PARTS.length)];
      throw bad(`The links of “${id}” lead in a circle; let one component stand by itself.`);
    }
    state[index] = 1;
    if (sources[index].from >= 0) visit(sources[index].from);
    state[index] = 2;
    order.push(index);
  };
  sources.forEach((_, index) => visit(index));
  return order;
}

function bad(message: string): ArgyroditeError {
  return new ArgyroditeError('bad-setting', message);
}
