// What happens to a cell, and what becomes of its widget: the table in docs/notebooks.md.
import { NotebookActions, type Notebook } from '@jupyterlab/notebook';
import { codeCell, findOutput } from './cells.js';
import { makeSeed, savedCell } from './testing/cells.js';
import { openPanel } from './testing/panel.js';
import { historyOf } from './undo.js';

const key = (rest: string, id = 'nyquist-fitter') => `argyrodite.${id}.${rest}`;
const settings = { [key('starts')]: 8, [key('fixed.R0')]: 12, [key('of')]: 'data-1' };
const changed = () => savedCell([makeSeed()], { source: 'ag.open("a.mpt")\n1 + 1', metadata: settings });
const plain = (source = '2 + 2') => savedCell([], { source });

async function open(...cells: ReturnType<typeof savedCell>[]) {
  const { content, panel } = await openPanel(cells);
  content.model!.sharedModel.clearUndoHistory();
  content.activeCellIndex = 0;
  content.mode = 'command';
  return { content, panel };
}

/** Of each cell: what people changed, whether the widget is there, and the source. */
const cellsOf = ({ model }: Notebook) =>
  [...model!.cells].map(cell => {
    const { outputs = [], metadata, source } = cell.sharedModel.toJSON() as any;
    const ours = Object.entries(metadata).filter(([name]) => name.startsWith('argyrodite.'));
    return { settings: Object.fromEntries(ours), outputs: outputs.length, source };
  });
const idOf = ({ model }: Notebook, index: number) => model!.cells.get(index).id;
const withWidget = expect.objectContaining({ settings, outputs: 1 });
const without = expect.objectContaining({ settings: {}, outputs: 0 });

describe('A cell with a widget', () => {
  it('that is moved keeps everything, and the kernel still means it', async () => {
    const { content } = await open(changed(), plain());
    const id = idOf(content, 0);
    NotebookActions.moveDown(content);
    expect(cellsOf(content)).toEqual([without, withWidget]);
    expect(findOutput(codeCell(content.model!, id)!, 'nyquist-fitter')).toBeDefined();
  });

  it('that is copied into another notebook takes everything along', async () => {
    const [one, other] = [await open(changed()), await open(plain())];
    NotebookActions.copy(one.content);
    NotebookActions.paste(other.content);
    expect(cellsOf(other.content)).toEqual([without, withWidget]);
    expect(cellsOf(one.content)).toEqual([withWidget]);
  });

  it.each([
    ['duplicated', (content: Notebook) => NotebookActions.duplicate(content)],
    ['copied', (content: Notebook) => (NotebookActions.copy(content), NotebookActions.paste(content))]
  ])('that is %s has a copy with a life of its own', async (_, act) => {
    const { content } = await open(changed());
    act(content);
    expect(cellsOf(content)).toEqual([withWidget, withWidget]);
    expect(idOf(content, 0)).not.toBe(idOf(content, 1));
    const [first, second] = [...content.model!.cells].map(({ sharedModel }) => sharedModel as never);
    historyOf(first!).commit(() => content.model!.cells.get(0).sharedModel.setMetadata(key('starts'), 9));
    expect(cellsOf(content)[1]).toEqual(withWidget);
    expect(historyOf(second!).undo()).toBe(false);
  });

  it('that is cut or deleted comes back whole with the notebook’s undo', async () => {
    for (const act of [NotebookActions.cut, NotebookActions.deleteCells]) {
      const { content } = await open(changed(), plain());
      act(content);
      expect(cellsOf(content)).toEqual([without]);
      NotebookActions.undo(content);
      expect(cellsOf(content)).toEqual([withWidget, without]);
    }
  });

  it('whose output is cleared keeps its settings', async () => {
    const { content } = await open(changed());
    NotebookActions.clearOutputs(content);
    expect(cellsOf(content)).toEqual([expect.objectContaining({ settings, outputs: 0 })]);
  });

  it('that is split leaves the widget below, and both parts have the settings', async () => {
    const { content } = await open(changed());
    content.activeCell!.editor!.setCursorPosition({ line: 1, column: 0 });
    NotebookActions.splitCell(content);
    expect(cellsOf(content)).toEqual([
      { settings, outputs: 0, source: 'ag.open("a.mpt")' },
      { settings, outputs: 1, source: '1 + 1' }
    ]);
  });

  it('that is merged with the one below keeps its settings, for the next run', async () => {
    const { content } = await open(changed(), plain());
    NotebookActions.mergeCells(content);
    expect(cellsOf(content)).toEqual([{ settings, outputs: 0, source: 'ag.open("a.mpt")\n1 + 1\n\n2 + 2' }]);
    NotebookActions.undo(content);
    expect(cellsOf(content)).toEqual([withWidget, without]);
  });

  it('that is merged into a selected one loses them, until that is undone', async () => {
    const { content } = await open(plain(), changed());
    NotebookActions.mergeCells(content);
    expect(cellsOf(content)).toEqual([
      { settings: {}, outputs: 0, source: '2 + 2\n\nag.open("a.mpt")\n1 + 1' }
    ]);
    NotebookActions.undo(content);
    expect(cellsOf(content)).toEqual([without, withWidget]);
  });
});
