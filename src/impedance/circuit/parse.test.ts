import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isArgyroditeError, type ErrorData } from '../../arrow/index.js';
import { elements } from '../elements/list.js';
import { parseCircuit } from './parse.js';
import { MAXIMUM_LENGTH } from './tokens.js';

const canonical = (code: string) => parseCircuit(code).code;

function failure(code: string): ErrorData {
  try {
    parseCircuit(code);
  } catch (error) {
    if (isArgyroditeError(error)) return error;
    throw error;
  }
  throw new Error(`${code} was accepted`);
}

describe('parseCircuit', () => {
  it('reads the notation of impedance.py and gives it back', () => {
    for (const code of [
      'R0-p(R1,CPE1)-Wo1',
      'R0-p(R1,C1)-p(R2-Wo1,C2)',
      'p(R1,CPE1)-CPE2',
      'L1-R_SEI-Ws2',
      'C1'
    ]) {
      expect(canonical(code)).toBe(code);
    }
  });

  it('reads Boukamp’s notation: bare brackets are parallel, square brackets series', () => {
    expect(canonical('R(RQ)(RQ)W')).toBe('R0-p(R1,CPE1)-p(R2,CPE2)-W1');
    expect(canonical('R(C[RW])')).toBe('R0-p(C1,R1-W1)');
    expect(canonical('(C[R(RQ)])')).toBe('p(C1,R1-p(R2,CPE1))');
    expect(canonical('LR(R1Q1)(R2Q2)')).toBe('L1-R3-p(R1,CPE1)-p(R2,CPE2)');
    expect(canonical('[R[QW]]')).toBe('R0-CPE1-W1');
  });

  it('reads the study’s notation: “-” inside bare brackets separates parallel branches', () => {
    expect(canonical('Rb(Rgb-CPEgb)(Rint-CPEint)W')).toBe('Rb-p(Rgb,CPEgb)-p(Rint,CPEint)-W1');
  });

  it('keeps “-” a series inside p(...)', () => {
    expect(canonical('p(R1-W1,C1)')).toBe('p(R1-W1,C1)');
    expect(canonical('(R1-W1-C1)')).toBe('p(R1,W1,C1)');
  });

  it('takes the longest element that fits, and a label from there', () => {
    expect(canonical('RQ')).toBe('R0-CPE1');
    expect(canonical('Rgb')).toBe('Rgb');
    expect(canonical('R_SEI')).toBe('R_SEI');
    expect(canonical('Wo1W1')).toBe('Wo1-W1');
    expect(canonical('R0p(R1,C1)')).toBe('R0-p(R1,C1)');
    expect(canonical('Rp(R1,C1)')).toBe('R0-p(R1,C1)');
  });

  it('numbers elements without a label around the names that are taken', () => {
    expect(canonical('R-R0-R1')).toBe('R2-R0-R1');
    expect(canonical('(RC)')).toBe('p(R1,C1)');
    expect(canonical('RRR')).toBe('R0-R1-R2');
  });

  it('allows blanks anywhere between elements', () => {
    expect(canonical(' R0 - p ( R1 ,\n CPE1 )\t- Wo1 ')).toBe('R0-p(R1,CPE1)-Wo1');
  });

  it('flattens what brackets only repeat', () => {
    expect(canonical('((R1))')).toBe('R1');
    expect(canonical('p(R1,p(R2,p(R3,C1)))')).toBe('p(R1,R2,R3,C1)');
    expect(canonical('[R1[R2C1]]-L1')).toBe('R1-R2-C1-L1');
  });

  it('names parameters after their elements, with units and limits', () => {
    expect(parseCircuit('R0-CPEgb-Wo1').parameters).toEqual([
      { name: 'R0', element: 'R0', unit: 'Ω', lower: 0, upper: Infinity },
      { name: 'CPEgb_0', element: 'CPEgb', unit: 'F s^(α−1)', lower: 0, upper: Infinity },
      { name: 'CPEgb_1', element: 'CPEgb', unit: '', lower: 0, upper: 1 },
      { name: 'Wo1_0', element: 'Wo1', unit: 'Ω', lower: 0, upper: Infinity },
      { name: 'Wo1_1', element: 'Wo1', unit: 's', lower: 0, upper: Infinity }
    ]);
  });

  it.each([
    ['', 0, /empty.*R0-p/],
    ['   ', 0, /empty/],
    ['R0-p(R1', 3, /never closed.*\)/],
    ['Q((', 2, /never closed/],
    ['[R1', 0, /never closed.*\]/],
    ['R0)', 2, /remove/],
    ['(R1]', 3, /“\)” is needed/],
    ['R0--C1', 3, /missing before “-”/],
    ['-R0', 0, /missing before “-”/],
    ['R0-', 2, /missing after “-”/],
    ['p(R1,)', 4, /missing after “,”/],
    ['p(,R1)', 2, /missing before “,”/],
    ['R0,C1', 2, /comma/],
    ['[R0,C1]', 3, /comma/],
    ['R0-()', 4, /nothing inside/],
    ['R0-X1', 3, /no element “X1”.*CPE/],
    ['R0+R1', 2, /no element “\+”/],
    ['R0-😀', 3, /no element “😀”/],
    ['r0', 0, /no element “r0”/],
    ['R1-C1-R1', 6, /R1 stands twice.*another label/],
    ['Q1-CPE1', 3, /CPE1 stands twice/],
    ['R1_-C1', 2, /no element “_”/]
  ])('says what is wrong with “%s”, and where', (code, position, message) => {
    const error = failure(code);
    expect(error.code).toBe('bad-circuit');
    expect(error.message).toMatch(message);
    expect(error.position).toBe(position);
  });

  it('refuses a circuit of absurd length', () => {
    const error = failure('R-'.repeat(MAXIMUM_LENGTH));
    expect(error.code).toBe('bad-circuit');
    expect(error.message).toMatch(/characters long/);
  });

  it('reads brackets hundreds deep', () => {
    expect(parseCircuit('p(R,'.repeat(250) + 'C' + ')'.repeat(250)).parameters).toHaveLength(251);
    expect(parseCircuit('('.repeat(900) + 'R' + ')'.repeat(900)).code).toBe('R0');
    const ladder = parseCircuit('(C[R'.repeat(150) + 'C' + '])'.repeat(150));
    expect(ladder.parameters).toHaveLength(301);
    expect(parseCircuit(ladder.code)).toEqual(ladder);
  });

  it('refuses a circuit that would be too long to be read again', () => {
    const error = failure('(C[R'.repeat(300) + 'C' + '])'.repeat(300));
    expect(error.code).toBe('bad-circuit');
    expect(error.message).toMatch(/written out/);
  });
});

interface Shape {
  type: 'element' | 'series' | 'parallel';
  symbol?: string;
  children?: Shape[];
}

const symbols = elements.map(({ symbol }) => symbol);
const shape = fc.letrec<{ node: Shape; leaf: Shape; group: Shape }>(tie => ({
  node: fc.oneof({ maxDepth: 6, depthSize: 'medium' }, tie('leaf'), tie('group')),
  leaf: fc.record({ type: fc.constant('element' as const), symbol: fc.constantFrom(...symbols) }),
  group: fc.record({
    type: fc.constantFrom('series' as const, 'parallel' as const),
    children: fc.array(tie('node'), { minLength: 2, maxLength: 4 })
  })
})).node;

/** Writes a shape in one of the notations, with labels so that names are the same in each. */
function write(node: Shape, notation: 'impedance.py' | 'boukamp' | 'study', next = { number: 0 }): string {
  if (node.type === 'element') return `${node.symbol}${next.number++}`;
  const children = node.children!.map(child => write(child, notation, next));
  if (notation === 'impedance.py')
    return node.type === 'series' ? `[${children.join('-')}]` : `p(${children.join(',')})`;
  const between = notation === 'study' ? '-' : '';
  return node.type === 'series' ? `[${children.join(between)}]` : `(${children.join(between)})`;
}

describe('a circuit’s canonical code', () => {
  it('is read back to itself, for random circuits in any notation', () => {
    fc.assert(
      fc.property(shape, tree => {
        const codes = (['impedance.py', 'boukamp', 'study'] as const).map(notation => write(tree, notation));
        fc.pre(codes.every(code => code.length <= MAXIMUM_LENGTH));
        const circuits = codes.map(parseCircuit);
        for (const circuit of circuits) {
          expect(circuit.code).toBe(circuits[0].code);
          expect(parseCircuit(circuit.code)).toEqual(circuit);
        }
      })
    );
  });

  it('shows of a long circuit what stands around the place', () => {
    const long = `${'R-'.repeat(200)}X-${'R-'.repeat(200)}R`;
    expect(() => parseCircuit(long)).toThrow(/character 401 of the circuit “…[^”]{80}…”/);
    expect(() => parseCircuit('R-X')).toThrow(/circuit “R-X”/);
  });

  it('never comes with an error other than ArgyroditeError, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'RCLQW01pogb_-,()[] x'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(typed, fc.string()), code => {
        try {
          const circuit = parseCircuit(code);
          expect(parseCircuit(circuit.code)).toEqual(circuit);
        } catch (error) {
          if (!isArgyroditeError(error)) throw error;
          expect(error.code).toBe('bad-circuit');
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(code.length);
        }
      }),
      { numRuns: 2000 }
    );
  });
});
