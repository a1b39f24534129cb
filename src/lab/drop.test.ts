import type { NotebookPanel } from '@jupyterlab/notebook';
import { MimeData } from '@lumino/coreutils';
import { Widget } from '@lumino/widgets';
import { DropTarget } from './drop';

const CONTENTS = 'application/x-jupyter-icontents';

/** A notebook of 400 × 600 px with three cells of 100 px, 50 px below its top. */
function setUp() {
  const panel = new Widget();
  const content = new Widget();
  const cells = [0, 1, 2].map(() => new Widget());
  panel.node.append(content.node);
  place(panel.node, 0, 600);
  place(content.node, 0, 600);
  cells.forEach((cell, i) => {
    content.node.append(cell.node);
    place(cell.node, 50 + 100 * i, 150 + 100 * i);
  });
  const host = document.createElement('div');
  host.append(panel.node);
  document.body.replaceChildren(host);
  Object.assign(panel, { content });
  Object.defineProperty(content, 'widgets', { value: cells });
  const inserter = { insert: jest.fn(), upload: jest.fn() };
  new DropTarget(panel as unknown as NotebookPanel, inserter as never);
  const reached = jest.fn();
  for (const type of ['lm-dragover', 'lm-drop', 'dragover', 'drop', 'lm-dragleave']) {
    host.addEventListener(type, event => reached(event.type));
  }
  return { cell: cells[1].node, panel, inserter, reached };
}

function place(node: HTMLElement, top: number, bottom: number): void {
  node.getBoundingClientRect = () =>
    ({ left: 0, right: 400, width: 400, top, bottom, height: bottom - top }) as DOMRect;
}

function drag(type: string, paths: string[] | undefined, clientY: number, clientX = 200) {
  const mimeData = new MimeData();
  if (paths) mimeData.setData(CONTENTS, paths);
  const event = new Event(type, { bubbles: true, cancelable: true });
  return Object.assign(event, { mimeData, clientX, clientY, proposedAction: 'move', dropAction: 'none' });
}

const line = () => document.querySelector<HTMLElement>('.argyrodite-InsertionLine');

test('a file from the browser is inserted where it is dropped, and a line shows where before', () => {
  const { cell, panel, inserter, reached } = setUp();
  expect(cell.dispatchEvent(drag('lm-dragenter', ['a.mpt'], 220))).toBe(false);
  const over = drag('lm-dragover', ['a.mpt'], 220);
  expect(cell.dispatchEvent(over)).toBe(false);
  expect(over.dropAction).toBe('move');
  expect(line()!.style.top).toBe('250px'); // between the second cell and the third
  cell.dispatchEvent(drag('lm-drop', ['a.mpt'], 220));
  expect(inserter.insert).toHaveBeenCalledWith(panel, ['a.mpt'], { index: 2 });
  expect(line()).toBeNull();
  expect(reached).not.toHaveBeenCalledWith('lm-drop');
});

test.each([
  [60, 0],
  [190, 1],
  [210, 2],
  [500, 3]
])('dropped at %d px it goes above cell %d', (y, index) => {
  const { cell, inserter } = setUp();
  cell.dispatchEvent(drag('lm-drop', ['a.mpt'], y));
  expect(inserter.insert.mock.calls[0][2]).toEqual({ index });
});

test.each([
  [200, 30],
  [200, 580],
  [20, 200],
  [390, 200]
])('at the edge (%d, %d) JupyterLab docks the file', (x, y) => {
  const { cell, inserter, reached } = setUp();
  const over = drag('lm-dragover', ['a.mpt'], y, x);
  cell.dispatchEvent(over);
  expect(over.defaultPrevented).toBe(false);
  cell.dispatchEvent(drag('lm-drop', ['a.mpt'], y, x));
  expect(reached.mock.calls).toEqual([['lm-dragover'], ['lm-drop']]);
  expect(inserter.insert).not.toHaveBeenCalled();
});

test('coming from the edge, the dock panel hears that the drag has left it', () => {
  const { cell, reached } = setUp();
  cell.dispatchEvent(drag('lm-dragover', ['a.mpt'], 20));
  cell.dispatchEvent(drag('lm-dragover', ['a.mpt'], 200));
  cell.dispatchEvent(drag('lm-dragover', ['a.mpt'], 210));
  expect(reached.mock.calls).toEqual([['lm-dragover'], ['lm-dragleave']]);
});

test.each([[undefined], [['a.mpt', 'picture.png']], [['notes.ipynb']], [[]]])(
  'a drag with %j is left to JupyterLab',
  paths => {
    const { cell, inserter, reached } = setUp();
    for (const type of ['lm-dragenter', 'lm-dragover', 'lm-drop']) {
      expect(cell.dispatchEvent(drag(type, paths, 200))).toBe(true);
    }
    expect(reached).toHaveBeenCalledWith('lm-drop');
    expect(inserter.insert).not.toHaveBeenCalled();
    expect(line()).toBeNull();
  }
);

function fromDesktop(type: string, names: string[], mime = '') {
  const files = names.map(name => ({ name }));
  const items = names.map(() => ({ kind: 'file', type: mime }));
  const dataTransfer = { types: ['Files'], files, items, dropEffect: 'none' };
  return Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer, clientY: 190 });
}

test('files from the desktop are taken when all of them may be ours', () => {
  const { cell, panel, inserter } = setUp();
  expect(cell.dispatchEvent(fromDesktop('dragover', ['', '']))).toBe(false);
  expect(line()).not.toBeNull();
  const drop = fromDesktop('drop', ['a.DTA', 'b.csv']);
  expect(cell.dispatchEvent(drop)).toBe(false);
  expect(inserter.upload).toHaveBeenCalledWith(panel, drop.dataTransfer.files, { index: 1 });
});

test('other files from the desktop are JupyterLab’s affair', () => {
  const { cell, inserter } = setUp();
  expect(cell.dispatchEvent(fromDesktop('dragover', [''], 'image/png'))).toBe(true);
  expect(cell.dispatchEvent(fromDesktop('drop', ['a.mpt', 'b.png']))).toBe(true);
  expect(inserter.upload).not.toHaveBeenCalled();
});
