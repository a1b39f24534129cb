import { NotebookModel, type NotebookPanel } from '@jupyterlab/notebook';
import { numbers } from '../arrow';
import { MIME_TYPE, parseSeed, seedTable, type Seed } from '../widgets/seed';
import type { Settings } from '../settings';
import { ada } from '../settings/testing/notes';
import { openFile } from './files';
import { insertFiles } from './insert';
import { makePreferences } from './preferences';
import { MemoryContents } from './testing/contents';
import { csvOf } from './testing/measurements';

const noPreferences = makePreferences(() => ({ starts: 2 }));

/** A notebook with an empty cell `first` and a cell `second`. */
function notebook(path = 'work/notes.ipynb') {
  const model = new NotebookModel();
  model.fromJSON({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: ['first', 'second'].map(id => ({
      id,
      cell_type: 'code',
      source: id,
      metadata: {},
      outputs: [],
      execution_count: null
    }))
  });
  model.sharedModel.clearUndoHistory(); // as the document does when it was opened
  const panel = { content: { model }, context: { path } } as unknown as NotebookPanel;
  return { model, panel };
}

const contents = () =>
  new MemoryContents()
    .put('work/data/run 10.csv', csvOf({ scale: 10 }))
    .put('work/data/run 2.csv', csvOf({ scale: 2 }))
    .put('large.csv', csvOf({ points: 50, sweeps: 400 }));

async function insert(paths: string[], index = 1, preferences = noPreferences) {
  const { model, panel } = notebook();
  const files = contents();
  const opened = await Promise.all(paths.map(path => openFile(files.manager, path)));
  const place = await insertFiles(panel, opened, index, { contents: files.manager, preferences });
  return { model, place };
}

const seedIn = (model: NotebookModel, index: number): Seed =>
  parseSeed(model.cells.get(index).toJSON().outputs[0].data[MIME_TYPE]);

test('notes that were written in the viewer stand beside the cell, not in its code', async () => {
  const { model, panel } = notebook();
  const file = await openFile(contents().manager, 'work/data/run 2.csv');
  const settings = { starts: 3, notes: { n1: ada } } as unknown as Settings;
  const options = { contents: contents().manager, preferences: noPreferences, settings };
  await insertFiles(panel, [file], 1, options);
  const { source, metadata } = model.cells.get(1).toJSON() as Record<string, any>;
  expect(source).toBe('import argyrodite as ag; ag.open("data/run 2.csv", starts=3)');
  expect(metadata).toMatchObject({ trusted: true, 'argyrodite.nyquist-fitter.notes.n1.text': ada.text });
  expect(seedIn(model, 1).settings).toEqual({ starts: 3 });
});

test('a file becomes a folded cell of code, trusted, not run, with its output in place', async () => {
  const { model, place } = await insert(['work/data/run 2.csv']);
  expect(place).toBe(1);
  expect(model.cells.length).toBe(3);
  const { id, outputs, ...cell } = model.cells.get(1).toJSON() as Record<string, any>;
  expect(cell).toEqual({
    cell_type: 'code',
    source: 'import argyrodite as ag; ag.open("data/run 2.csv", starts=2)',
    metadata: { trusted: true, jupyter: { source_hidden: true } },
    execution_count: null
  });
  expect(id).toMatch(/./);
  expect(outputs).toHaveLength(1);
  expect(outputs[0]).toMatchObject({ output_type: 'display_data', metadata: {} });
  expect(seedIn(model, 1)).toMatchObject({
    widget: 'nyquist-fitter',
    id: 'nyquist-fitter',
    settings: { starts: 2 }
  });
});

test('the seed holds what the file holds', async () => {
  const { model } = await insert(['work/data/run 2.csv']);
  const table = seedTable(seedIn(model, 1));
  expect(table.numRows).toBe(31);
  expect(numbers(table, 'frequency_hertz')![0]).toBe(1e6);
  // at 1 Hz the capacitor blocks: twice 10 + 100 Ω, but for (ωRC)² = 4e-7
  expect(numbers(table, 'real_impedance_ohm')![30]).toBeCloseTo(220, 3);
});

test('the text beside it says what the widget finds', async () => {
  // the circuit that made the file: with an element too many its resistance would not be determined
  const preferences = makePreferences(() => ({ starts: 2, circuit: 'R0-p(R1,C1)' }));
  const { model } = await insert(['work/data/run 2.csv'], 1, preferences);
  const { data } = model.cells.get(1).toJSON().outputs[0];
  // R0 + R1 of the file, which was made with twice 10 Ω and twice 100 Ω
  expect(data['text/plain']).toMatch(/220/);
  expect(data['text/html']).toContain('<table>');
});

test('the cell keeps the trust that the notebook had', async () => {
  const { model } = await insert(['work/data/run 2.csv']);
  expect(model.cells.get(1).trusted).toBe(true);
});

test('several spectra become one series, counted as a person counts, before the cell that was pointed at', async () => {
  const { model } = await insert(['work/data/run 10.csv', 'work/data/run 2.csv'], 0);
  expect(model.cells.length).toBe(3);
  expect(model.cells.get(0).sharedModel.getSource()).toBe(
    'import argyrodite as ag; ag.open(["data/run 2.csv", "data/run 10.csv"], starts=2)'
  );
  const table = seedTable(seedIn(model, 0));
  expect(new Set(numbers(table, 'spectrum'))).toEqual(new Set([0, 1]));
  expect(numbers(table, 'real_impedance_ohm')![0]).toBeCloseTo(20, 2);
  expect(numbers(table, 'real_impedance_ohm')![31]).toBeCloseTo(100, 2);
});

test('data too large for a notebook stay in their file, which the seed names with its hash', async () => {
  const { model } = await insert(['large.csv']);
  const { data } = seedIn(model, 1);
  expect(data).toEqual({
    path: '../large.csv',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    bytes: new TextEncoder().encode(csvOf({ points: 50, sweeps: 400 })).length
  });
  expect(JSON.stringify(seedIn(model, 1)).length).toBeLessThan(1000);
});

test('files too large to be one series stand each in a cell of its own', async () => {
  const { model } = await insert(['large.csv', 'work/data/run 2.csv']);
  expect(model.cells.length).toBe(4);
});

test('a notebook of another language gets its comment', async () => {
  const { model, panel } = notebook();
  model.setMetadata('kernelspec', { name: 'ir', display_name: 'R', language: 'R' });
  const files = contents();
  const file = await openFile(files.manager, 'work/data/run 2.csv');
  await insertFiles(panel, [file], 2, { contents: files.manager, preferences: noPreferences });
  expect(model.cells.get(2).sharedModel.getSource()).toMatch(/^# In Python: import argyrodite/);
});

test('a cell that a colleague adds above while the analysis runs does not shift the place', async () => {
  const { model, panel } = notebook();
  const files = contents();
  const file = await openFile(files.manager, 'work/data/run 2.csv');
  const done = insertFiles(panel, [file], 1, { contents: files.manager, preferences: noPreferences });
  model.sharedModel.insertCell(0, { cell_type: 'markdown', source: 'theirs', metadata: {} });
  expect(await done).toBe(2);
  expect([...model.cells].map(cell => cell.sharedModel.getSource().slice(0, 6))).toEqual([
    'theirs',
    'first',
    'import',
    'second'
  ]);
});

test('undo in the notebook takes the whole cell away, and redo brings it back', async () => {
  const { model } = await insert(['work/data/run 2.csv']);
  model.sharedModel.undo();
  expect(model.cells.length).toBe(2);
  model.sharedModel.redo();
  expect(seedIn(model, 1).widget).toBe('nyquist-fitter');
});

/** Plating at 0.5 mA through 100 Ω, a half cycle each 600 s. */
const plating = (rows: number) =>
  [
    'Test Time / s,Voltage / V,Current / A',
    ...Array.from({ length: rows }, (_, i) => {
      const way = Math.floor(i / 60) % 2 ? -1 : 1;
      return `${10 * i},${way * (0.05 + 1e-5 * (i % 7))},${way * 5e-4}`;
    })
  ].join('\n') + '\n';

test('records of several cells become one widget with a cell for each', async () => {
  const { model, panel } = notebook();
  const files = new MemoryContents().put('work/b.csv', plating(600)).put('work/a.csv', plating(480));
  const opened = await Promise.all(['work/b.csv', 'work/a.csv'].map(path => openFile(files.manager, path)));
  await insertFiles(panel, opened, 1, { contents: files.manager, preferences: makePreferences(() => ({})) });
  expect(model.cells.length).toBe(3);
  expect(model.cells.get(1).sharedModel.getSource()).toBe(
    'import argyrodite as ag; ag.open(["a.csv", "b.csv"])'
  );
  const seed = seedIn(model, 1);
  expect(seed.widget).toBe('ccd-estimator');
  const records = numbers(seedTable(seed), 'record')!;
  expect([records.length, records.filter(record => record === 0).length]).toEqual([1080, 480]);
});

test('a long record stays in its file, and the notebook names it', async () => {
  const { model, panel } = notebook();
  const files = new MemoryContents().put('work/long.csv', plating(30_000));
  const opened = [await openFile(files.manager, 'work/long.csv')];
  await insertFiles(panel, opened, 1, { contents: files.manager, preferences: makePreferences(() => ({})) });
  const { widget, data } = seedIn(model, 1);
  expect(widget).toBe('ccd-estimator');
  expect(data).toMatchObject({ path: 'long.csv', bytes: files.files.get('work/long.csv')!.bytes.length });
});
