import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { NotebookModel, type NotebookPanel } from '@jupyterlab/notebook';
import { Inserter } from './inserter';
import { makePreferences } from './preferences';
import { MemoryContents } from './testing/contents';
import { csvOf } from './testing/measurements';

function setUp() {
  const contents = new MemoryContents();
  const model = new NotebookModel();
  const content = { model, activeCell: null, activeCellIndex: -1, scrollToItem: async () => undefined };
  const panel = { id: 'p', content, context: { path: 'notes.ipynb' } } as unknown as NotebookPanel;
  const app = {
    serviceManager: { contents: contents.manager },
    shell: { activateById: jest.fn() }
  } as unknown as JupyterFrontEnd;
  const inserter = new Inserter(
    app,
    makePreferences(() => ({ starts: 1 }))
  );
  return { contents, model, panel, inserter };
}

/** The words of the dialog that comes up; pressing its last button closes it. */
async function dialogText(): Promise<string> {
  for (;;) {
    const dialog = document.querySelector('.jp-Dialog');
    if (dialog?.querySelector('.jp-Dialog-header')?.textContent) {
      const text = dialog.textContent ?? '';
      [...dialog.querySelectorAll<HTMLElement>('.jp-Dialog-button')].pop()!.click();
      return text;
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

test.each([
  ['an empty file', '', /empty/i],
  ['a picture renamed', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', /picture|image|PNG/i],
  ['a letter', 'Dear colleague,\nthe cell is short-circuited.\n', /./]
])('%s is explained in a dialog, and nothing is inserted', async (_, content, words) => {
  const { contents, model, panel, inserter } = setUp();
  contents.put(
    'bad.mpt',
    Uint8Array.from(content, character => character.charCodeAt(0))
  );
  const done = inserter.insert(panel, ['bad.mpt']);
  const text = await dialogText();
  await done;
  expect(text).toContain('Could not insert “bad.mpt”');
  expect(text).toMatch(words);
  expect(model.cells.length).toBe(0);
});

test('one bad file among good ones holds back all: half a series would mislead', async () => {
  const { contents, model, panel, inserter } = setUp();
  contents.put('good.csv', csvOf()).put('bad.csv', '');
  const done = inserter.insert(panel, ['good.csv', 'bad.csv']);
  expect(await dialogText()).toContain('Could not insert 2 files');
  await done;
  expect(model.cells.length).toBe(0);
});

test('a file of 200 MB is refused by its size, without being read', async () => {
  const { contents, model, panel, inserter } = setUp();
  contents.put('huge.DTA', 'x', 200 * 2 ** 20);
  const done = inserter.insert(panel, ['huge.DTA']);
  expect(await dialogText()).toMatch(/200 MB/);
  await done;
  expect(contents.read).toEqual([]);
  expect(model.cells.length).toBe(0);
});

test('a file that is gone is named', async () => {
  const { panel, inserter } = setUp();
  const done = inserter.insert(panel, ['data/gone.mpt']);
  expect(await dialogText()).toContain('There is no file “data/gone.mpt” any more');
  await done;
});

test('a new notebook is made once its files are understood, so that a bad one leaves none behind', async () => {
  const { contents, model, panel, inserter } = setUp();
  contents.put('good.csv', csvOf()).put('bad.csv', '');
  const make = jest.fn(async () => panel);
  const done = inserter.insert(make, ['bad.csv']);
  await dialogText();
  expect(await done).toBeUndefined();
  expect(make).not.toHaveBeenCalled();
  expect(await inserter.insert(make, ['good.csv'])).toBe(panel);
  expect(model.cells.length).toBe(1);
});

test('what was set in the viewer goes into code and seed', async () => {
  const { contents, model, panel, inserter } = setUp();
  contents.put('a.csv', csvOf());
  await inserter.insert(panel, ['a.csv'], {
    settings: { circuit: 'R0-p(R1,C1)', fixed: { R0: 10 } }
  });
  expect(model.cells.get(0).sharedModel.getSource()).toBe(
    'import argyrodite as ag; ag.open("a.csv", starts=1, circuit="R0-p(R1,C1)", fixed={"R0": 10})'
  );
});

test('what the reader remarks about an inserted file is told', async () => {
  const { contents, panel, inserter } = setUp();
  contents.put('a.csv', `${csvOf()}0,1,2\n`); // a point without a frequency
  await inserter.insert(panel, ['a.csv']);
  expect(Notification.manager.notifications.map(({ type }) => type)).toEqual(['warning']);
  expect(Notification.manager.notifications[0].message).toMatch(/frequency/);
  Notification.dismiss();
});

test('a file from the desktop is copied to the notebook’s folder, then inserted', async () => {
  const { contents, model, panel, inserter } = setUp();
  await inserter.upload(panel, [desktopFile('a.csv', csvOf())]);
  expect(contents.written).toEqual(['a.csv']);
  expect(new TextDecoder().decode(contents.files.get('a.csv')!.bytes)).toBe(csvOf());
  expect(model.cells.get(0).sharedModel.getSource()).toContain('ag.open("a.csv"');
});

test('a broken file from the desktop is not copied', async () => {
  const { contents, model, panel, inserter } = setUp();
  const done = inserter.upload(panel, [desktopFile('a.csv', csvOf()), desktopFile('b.csv', '')]);
  expect(await dialogText()).toContain('Could not insert 2 files');
  await done;
  expect(contents.written).toEqual([]);
  expect(model.cells.length).toBe(0);
});

test('the same file twice is used as it is, without a question', async () => {
  const { contents, model, panel, inserter } = setUp();
  contents.put('a.csv', csvOf());
  await inserter.upload(panel, [desktopFile('a.csv', csvOf())]);
  expect(contents.written).toEqual([]);
  expect(model.cells.length).toBe(1);
});

test('another file of that name is kept beside the new one when the user says so', async () => {
  const { contents, model, panel, inserter } = setUp();
  contents.put('a.csv', 'other').put('a-1.csv', 'also other');
  const done = inserter.upload(panel, [desktopFile('a.csv', csvOf())]);
  expect(await dialogText()).toContain('Another “a.csv” is in the notebook’s folder');
  await done;
  expect(contents.written).toEqual(['a-2.csv']);
  expect(new TextDecoder().decode(contents.files.get('a.csv')!.bytes)).toBe('other');
  expect(model.cells.get(0).sharedModel.getSource()).toContain('ag.open("a-2.csv"');
});

/** A File of the simulated page has no arrayBuffer(). */
function desktopFile(name: string, content: string): File {
  const bytes = new TextEncoder().encode(content);
  return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer } as unknown as File;
}
