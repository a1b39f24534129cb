import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { parseCall, writeCall } from './python-call';

const path = fc.string({ unit: 'binary', minLength: 1 });
const setting = fc.oneof(
  fc.boolean(),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value || 0), // JSON has no -0
  fc.constant([1000, 2e-3]),
  fc.constant({ R1: { lower: 0.5, upper: 1e9 }, 'a"b': true })
);
const call = fc.record({
  paths: fc.array(path, { minLength: 1, maxLength: 3 }),
  settings: fc.dictionary(fc.string({ unit: fc.constantFrom(...'abcxyz_'), minLength: 1 }), setting, {
    noNullPrototype: true
  })
});

test('a call reads as DESIGN.md has it', () => {
  expect(writeCall({ paths: ['data/Cl-13.mpt'], settings: {} })).toBe(
    'import argyrodite as ag; ag.open("data/Cl-13.mpt")'
  );
  expect(writeCall({ paths: ['a.mpt', 'b.mpt'], settings: { weighting: 'unit', starts: 8 } })).toBe(
    'import argyrodite as ag; ag.open(["a.mpt", "b.mpt"], weighting="unit", starts=8)'
  );
});

test('what a person said of the columns stands in the call, and is no setting', () => {
  const call = {
    paths: ['a.csv'],
    settings: { mode: 'plating' },
    columns: { voltage_volt: { from: 'U', unit: 'mV', negated: true }, current_ampere: { from: 2 } }
  };
  const line = writeCall(call);
  expect(line).toBe(
    'import argyrodite as ag; ag.open("a.csv", columns={"voltage_volt": {"from": "U", "unit": "mV", "negated": True}, "current_ampere": {"from": 2}}, mode="plating")'
  );
  expect(parseCall(line)).toEqual(call);
});

test('quotes, backslashes and line ends in a name stay within its quotes', () => {
  const line = writeCall({ paths: ['a"); import os #\\\n\u2028.mpt'], settings: {} });
  expect(line).toBe('import argyrodite as ag; ag.open("a\\"); import os #\\\\\\n\\u2028.mpt")');
  expect(line).not.toContain('\n');
});

test('a name that would turn the direction of writing shows as what it is', () => {
  expect(writeCall({ paths: ['a\u202egpj.mpt'], settings: {} })).toContain('"a\\u202egpj.mpt"');
});

test('what is written is read back, whatever the names and settings', () => {
  fc.assert(fc.property(call, given => void expect(parseCall(writeCall(given))).toEqual(given)));
});

test('Python understands what is written', () => {
  const calls = fc.sample(call, { numRuns: 100, seed: 7 });
  const script = [
    'import ast, json, sys',
    'out = []',
    'for line in json.load(sys.stdin):',
    '    node = ast.parse(line).body[-1].value',
    '    first = ast.literal_eval(node.args[0])',
    '    out.append([[first] if isinstance(first, str) else first, {k.arg: ast.literal_eval(k.value) for k in node.keywords}])',
    'print(json.dumps(out))'
  ].join('\n');
  const answer = execFileSync('python3', ['-c', script], { input: JSON.stringify(calls.map(writeCall)) });
  const understood = JSON.parse(answer.toString()) as unknown[];
  expect(understood).toEqual(calls.map(({ paths, settings }) => [paths, settings]));
});

test.each([
  ["ag.open('x.mpt')", { paths: ['x.mpt'], settings: {} }],
  [
    'import argyrodite as ag\n\nag.open("x.mpt",\n  circuit="R0",\n)',
    { paths: ['x.mpt'], settings: { circuit: 'R0' } }
  ],
  [
    '# In Python: import argyrodite as ag; ag.open("x.mpt", fixed={"R1": 2})',
    { paths: ['x.mpt'], settings: { fixed: { R1: 2 } } }
  ]
])('%s is understood when written by hand', (source, expected) => {
  expect(parseCall(source)).toEqual(expected);
});

test.each([
  '',
  'print(1)',
  'ag.open(path)',
  'ag.open("a" + b)',
  'ag.open([])',
  'ag.open("x.mpt", **more)',
  'ag.open("x'
])('%j names no files that could be read without Python', source => {
  expect(parseCall(source)).toBeUndefined();
});
