import { ArgyroditeError } from '../../arrow/index.js';
import { findElement } from '../elements/list.js';
import type { Circuit, CircuitNode, CircuitParameter } from '../types.js';
import { excerpt, MAXIMUM_LENGTH, tokenize, type Token } from './tokens.js';

/** An element's node while its name is not decided yet. */
interface Leaf {
  type: 'element';
  symbol: string;
  label: string;
  position: number;
}
type Draft = Leaf | { type: 'series' | 'parallel'; children: Draft[] };

/** A bracket that is open: its finished branches, and the branch that is being read. */
interface Frame {
  open: 'start' | 'p(' | '(' | '[';
  position: number;
  branches: Draft[];
  branch: Draft[];
  /** The `-` or `,` that waits for what follows it. */
  pending?: { text: string; position: number };
}

/**
 * The circuit that a code means, in any of three notations: impedance.py's `R0-p(R1,CPE1)-Wo1`; Boukamp's `R(RQ)(RQ)W` (bare
 * brackets are parallel, square brackets series); and `Rb(Rgb-CPEgb)(Rint-CPEint)W`, where `-` inside bare brackets separates
 * parallel branches. Elements without a label are numbered: from 0 for a resistance that stands first, otherwise from 1.
 *
 * @throws ArgyroditeError `bad-circuit`, with the character `position` (0-based) where it stops making sense
 */
export function parseCircuit(code: string): Circuit {
  const draft = readTree(String(code));
  const names = nameElements(draft, code);
  const tree = finish(draft, names);
  const canonical = writeCircuit(tree);
  if (canonical.length > MAXIMUM_LENGTH) {
    throw new ArgyroditeError(
      'bad-circuit',
      `The circuit is ${canonical.length} characters long when it is written out; at most ${MAXIMUM_LENGTH} are read. Shorten it.`,
      { position: 0 }
    );
  }
  return { code: canonical, tree, parameters: listParameters(tree) };
}

/** In impedance.py's notation. */
export function writeCircuit(node: CircuitNode): string {
  if (node.type === 'element') return node.name;
  const children = node.children.map(writeCircuit);
  return node.type === 'series' ? children.join('-') : `p(${children.join(',')})`;
}

function readTree(code: string): Draft {
  const fail = (message: string, position: number) =>
    new ArgyroditeError(
      'bad-circuit',
      `${message} (at character ${position + 1} of the circuit ${excerpt(code, position)}).`,
      {
        position
      }
    );
  const stack: Frame[] = [{ open: 'start', position: 0, branches: [], branch: [] }];
  for (const token of tokenize(code)) {
    const frame = stack[stack.length - 1];
    switch (token.type) {
      case 'element':
        add(frame, token);
        break;
      case 'p(':
      case '(':
      case '[':
        stack.push({ open: token.type, position: token.position, branches: [], branch: [] });
        break;
      case ')':
      case ']': {
        const wanted = frame.open === 'start' ? undefined : frame.open === '[' ? ']' : ')';
        if (wanted === undefined)
          throw fail(`Nothing was opened that this “${token.type}” could close: remove it`, token.position);
        if (wanted !== token.type)
          throw fail(`A “${wanted}” is needed here instead of “${token.type}”`, token.position);
        const group = close(frame, token.position, fail);
        stack.pop();
        add(stack[stack.length - 1], group);
        break;
      }
      default:
        separate(frame, token, fail);
    }
  }
  const last = stack[stack.length - 1];
  if (last.open !== 'start') {
    throw fail(
      `The bracket “${last.open}” is never closed: add a “${last.open === '[' ? ']' : ')'}”`,
      last.position
    );
  }
  return close(last, code.length, fail);
}

function add(frame: Frame, node: Draft): void {
  frame.pending = undefined;
  frame.branch.push(node);
  // in bare brackets each element or group is a branch of its own
  if (frame.open === '(') endBranch(frame);
}

function endBranch(frame: Frame): void {
  frame.branches.push(join('series', frame.branch));
  frame.branch = [];
}

type Fail = (message: string, position: number) => ArgyroditeError;

function separate(frame: Frame, { type, position }: Token, fail: Fail): void {
  const nothingBefore = frame.open === '(' ? frame.branches.length === 0 : frame.branch.length === 0;
  if (frame.pending || nothingBefore) {
    throw fail(`An element is missing before “${type}”: add one, or remove the “${type}”`, position);
  }
  if (type === ',') {
    if (frame.open === 'start' || frame.open === '[') {
      throw fail('A comma separates branches inside p(...) only: use “-” for elements in series', position);
    }
    if (frame.open === 'p(') endBranch(frame);
  }
  frame.pending = { text: type, position };
}

function close(frame: Frame, end: number, fail: Fail): Draft {
  if (frame.pending) {
    const { text, position } = frame.pending;
    throw fail(`An element is missing after “${text}”: add one, or remove the “${text}”`, position);
  }
  if (frame.branch.length) endBranch(frame);
  if (frame.branches.length === 0) {
    throw frame.open === 'start'
      ? fail('The circuit is empty: write one such as R0-p(R1,CPE1)-CPE2', 0)
      : fail(`There is nothing inside the brackets “${frame.open}”: put an element there`, end);
  }
  return frame.open === 'start' || frame.open === '[' ? frame.branches[0] : join('parallel', frame.branches);
}

/** One child needs no group around it, and a series within a series is one series. */
function join(type: 'series' | 'parallel', children: Draft[]): Draft {
  if (children.length === 1) return children[0];
  return { type, children: children.flatMap(child => (child.type === type ? child.children : [child])) };
}

function leaves(node: Draft): Leaf[] {
  return node.type === 'element' ? [node] : node.children.flatMap(leaves);
}

function nameElements(draft: Draft, code: string): Map<Leaf, string> {
  const all = leaves(draft);
  const names = new Map<Leaf, string>();
  const taken = new Set<string>();
  for (const leaf of all) {
    if (!leaf.label) continue;
    const name = leaf.symbol + leaf.label;
    if (taken.has(name)) {
      throw new ArgyroditeError(
        'bad-circuit',
        `The name ${name} stands twice in the circuit ${excerpt(code, leaf.position)} (again at character ${leaf.position + 1}): give one of them another label.`,
        { position: leaf.position }
      );
    }
    taken.add(name);
    names.set(leaf, name);
  }
  const first = draft.type === 'series' ? draft.children[0] : draft;
  for (const leaf of all) {
    if (leaf.label) continue;
    let number = leaf === first && leaf.symbol === 'R' ? 0 : 1;
    while (taken.has(leaf.symbol + number)) number++;
    taken.add(leaf.symbol + number);
    names.set(leaf, leaf.symbol + number);
  }
  return names;
}

function finish(draft: Draft, names: Map<Leaf, string>): CircuitNode {
  if (draft.type !== 'element') {
    return { type: draft.type, children: draft.children.map(child => finish(child, names)) };
  }
  const name = names.get(draft)!;
  const { parameters } = findElement(draft.symbol);
  return {
    type: 'element',
    symbol: draft.symbol,
    name,
    parameters: parameters.length === 1 ? [name] : parameters.map((_, i) => `${name}_${i}`)
  };
}

function listParameters(node: CircuitNode): CircuitParameter[] {
  if (node.type !== 'element') return node.children.flatMap(listParameters);
  const { parameters } = findElement(node.symbol);
  return parameters.map(({ unit, lower, upper }, i) => ({
    name: node.parameters[i],
    element: node.name,
    unit,
    lower,
    upper
  }));
}
