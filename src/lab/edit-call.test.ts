import { editCall } from './edit-call.js';

const names = ['NyquistFitter', 'open'];
const edit = (source: string, values: Record<string, string>, which = { index: 0, count: 1 }) =>
  editCall(source, names, which, values);

describe('A keyword argument in a call', () => {
  it.each([
    ['ag.open("a.mpt")', 'ag.open("a.mpt", starts=8)'],
    ['import argyrodite as ag; ag.open("a.mpt")', 'import argyrodite as ag; ag.open("a.mpt", starts=8)'],
    ['ag.open("a.mpt", starts=64)', 'ag.open("a.mpt", starts=8)'],
    ['ag.open("a.mpt", starts = 2 * 3, seed=1)', 'ag.open("a.mpt", starts=8, seed=1)'],
    ['ag.open(\n    "a.mpt",\n)', 'ag.open(\n    "a.mpt", starts=8,\n)'],
    [
      'w = ag.NyquistFitter(read(x)[0], circuit="R(CR)")',
      'w = ag.NyquistFitter(read(x)[0], circuit="R(CR)", starts=8)'
    ],
    ['NyquistFitter(t)', 'NyquistFitter(t, starts=8)'],
    [
      "ag.open('it\\'s (a) \"file\", starts=1.mpt')",
      "ag.open('it\\'s (a) \"file\", starts=1.mpt', starts=8)"
    ],
    ['ag.open("""a,\n)""")', 'ag.open("""a,\n)""", starts=8)'],
    ['ag.open(r"C:\\data\\a.mpt")', 'ag.open(r"C:\\data\\a.mpt", starts=8)'],
    ['# ag.open("old")\nag.open("a.mpt")', '# ag.open("old")\nag.open("a.mpt", starts=8)'],
    ['text = "ag.open(1)"; ag.open("a.mpt")', 'text = "ag.open(1)"; ag.open("a.mpt", starts=8)'],
    ['ag.open("a", fixed={"starts": 1})', 'ag.open("a", fixed={"starts": 1}, starts=8)'],
    ['ag.open("a", seed=f(starts=1))', 'ag.open("a", seed=f(starts=1), starts=8)'],
    ['ag.open()', 'ag.open(starts=8)'],
    ['ag.open("a", seed=x == 1)', 'ag.open("a", seed=x == 1, starts=8)'],
    ['ag.open("", "a")', 'ag.open("", "a", starts=8)'],
    ['ag.open("a", starts=(1,\n 2))', 'ag.open("a", starts=8)'],
    ['ag.open("größe.mpt") # done', 'ag.open("größe.mpt", starts=8) # done'],
    ['ag.open("a" if x == 1 else "b")', 'ag.open("a" if x == 1 else "b", starts=8)']
  ])('%s becomes %s', (source, expected) => {
    expect(edit(source, { starts: '8' })).toBe(expected);
  });

  it('is one of several that are replaced and added together', () => {
    expect(edit('ag.open("a", seed=1, starts=2)', { starts: '8', circuit: '"R0"', seed: '5' })).toBe(
      'ag.open("a", seed=5, starts=8, circuit="R0")'
    );
  });

  it('goes to the call of its own widget', () => {
    const source = 'ag.open("a")\nag.open("b")';
    expect(edit(source, { seed: '5' }, { index: 1, count: 2 })).toBe('ag.open("a")\nag.open("b", seed=5)');
  });
});

describe('Code stays as it is', () => {
  it.each([
    ['where there is no such call', 'w.settings'],
    ['where a call may run many times beside another', 'ag.open("a")\nag.open("b")'],
    ['for the built-in open', 'open("a.mpt")'],
    ['for a definition of that name', 'def NyquistFitter(t): pass'],
    ['where arguments are unpacked', 'ag.open("a", **options)'],
    ['where a comment stands between arguments', 'ag.open("a", # first\n seed=1)'],
    ['for a formatted string, which may hold code', 'ag.open(f"{name}.mpt")'],
    ['for a string without an end', 'ag.open("a.mpt)'],
    ['for a bracket without an end', 'ag.open("a.mpt"'],
    ['for brackets that do not match', 'ag.open(["a.mpt")]'],
    ['for magics', '%matplotlib inline\nag.open("a.mpt")'],
    ['for a cell of another language', '%%bash\nag.open("a")']
  ])('%s', (_, source) => {
    expect(edit(source, { starts: '8' })).toBeUndefined();
  });
});
