import type { CodeCell, ICodeCellModel } from '@jupyterlab/cells';
import { NotebookModel, type NotebookPanel } from '@jupyterlab/notebook';
import { MIME_TYPE } from '../widgets/seed';
import { openFile } from './files';
import { insertFiles } from './insert';
import { makePreferences } from './preferences';
import { canRebuild, rebuild } from './rebuild';
import { MemoryContents } from './testing/contents';
import { csvOf } from './testing/measurements';

async function inserted(...paths: string[]) {
  const contents = new MemoryContents().put('d/a.csv', csvOf()).put('d/b.csv', csvOf({ scale: 3 }));
  const model = new NotebookModel();
  const panel = { content: { model }, context: { path: 'n/notes.ipynb' } } as unknown as NotebookPanel;
  const files = await Promise.all(paths.map(path => openFile(contents.manager, path)));
  const preferences = makePreferences(() => ({ starts: 1, weighting: 'unit' }));
  await insertFiles(panel, files, 0, { contents: contents.manager, preferences });
  const cell = { model: model.cells.get(0) as ICodeCellModel } as CodeCell;
  return { contents, panel, cell };
}

const output = (cell: CodeCell) => cell.model.sharedModel.getOutputs();

test.each([[['d/a.csv']], [['d/a.csv', 'd/b.csv']]])(
  'after its output was cleared a cell of %j is rebuilt as it was',
  async paths => {
    const { contents, panel, cell } = await inserted(...paths);
    const before = output(cell);
    expect(canRebuild(cell)).toBe(false);
    cell.model.clearExecution();
    expect(canRebuild(cell)).toBe(true);
    await rebuild(panel, cell, contents.manager);
    expect(output(cell)).toEqual(before);
    expect(cell.model.trusted).toBe(true);
    expect(canRebuild(cell)).toBe(false);
  }
);

test('other outputs of the cell stay, and are not trusted for the new one’s sake', async () => {
  const { contents, panel, cell } = await inserted('d/a.csv');
  cell.model.sharedModel.setOutputs([{ output_type: 'stream', name: 'stdout', text: 'hello' }]);
  cell.model.trusted = false;
  await rebuild(panel, cell, contents.manager);
  expect(output(cell)).toHaveLength(2);
  expect((output(cell)[1] as { data: object }).data).toHaveProperty([MIME_TYPE]);
  expect(cell.model.trusted).toBe(false);
});

test('code that computes its path cannot be rebuilt, and says why', async () => {
  const { contents, panel, cell } = await inserted('d/a.csv');
  cell.model.clearExecution();
  cell.model.sharedModel.setSource('ag.open(path)');
  expect(canRebuild(cell)).toBe(false);
  await expect(rebuild(panel, cell, contents.manager)).rejects.toThrow(/names no file/);
});

test('a file that is gone leaves the cell as it is', async () => {
  const { contents, panel, cell } = await inserted('d/a.csv');
  cell.model.clearExecution();
  contents.files.clear();
  await expect(rebuild(panel, cell, contents.manager)).rejects.toThrow(/no file “d\/a.csv”/);
  expect(output(cell)).toEqual([]);
});
