import { NotebookModel } from '@jupyterlab/notebook';
import { cellSource, languageOf } from './cell-source';
import { parseCall } from './python-call';

const call = { paths: ['data/x\n.mpt'], settings: {} };

test('a notebook whose kernel is not known yet gets Python', () => {
  const model = new NotebookModel();
  expect(languageOf(model)).toBe('');
  expect(cellSource(languageOf(model), call)).toBe('import argyrodite as ag; ag.open("data/x\\n.mpt")');
});

test.each([
  ['R', '# '],
  ['julia', '# '],
  ['javascript', '// '],
  ['C++', '// '],
  ['sql', '-- '],
  ['matlab', '% '],
  ['scheme', '; ']
])('in %s the code is one line of comment', (language, mark) => {
  const source = cellSource(language, call);
  expect(source.startsWith(mark)).toBe(true);
  expect(source.split('\n')).toHaveLength(1);
  expect(parseCall(source)).toEqual(call);
});

test('the kernel that ran last names the language, before the one that was chosen', () => {
  const model = new NotebookModel();
  model.setMetadata('kernelspec', { name: 'ir', display_name: 'R', language: 'R' });
  expect(languageOf(model)).toBe('R');
  model.setMetadata('language_info', { name: 'julia' });
  expect(languageOf(model)).toBe('julia');
});
