import type { YCodeCell, YNotebook } from '@jupyter/ydoc';
import type { NotebookModel } from '@jupyterlab/notebook';
import { linkNotebook } from './notebook-kernel.js';
import { codeCellAt, makeSeed, openNotebook, savedCell } from './testing/cells.js';
import { openAtTwo } from './testing/colleagues.js';
import { makeKernel, makeSession } from './testing/kernel.js';
import { historyOf } from './undo.js';

const key = (rest: string) => `argyrodite.nyquist-fitter.${rest}`;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A page at a notebook with a kernel that knows us; what was told, without the wrapping. */
function page(model: NotebookModel, { open = true, id = 'kernel-1' } = {}) {
  const { kernel, sent, openLine, say } = makeKernel({ id });
  const receive = jest.fn();
  const notebook = model.sharedModel as YNotebook;
  const link = linkNotebook({ notebook, session: makeSession(kernel).session, receive });
  if (open) openLine();
  const told = () => sent.map(entry => (entry as unknown[]).at(-1) as { settings: object });
  return { told, link, receive, openLine, say };
}

const set = (cell: YCodeCell, name: string, value: unknown) =>
  historyOf(cell).commit(() => cell.setMetadata(key(name), value as never));

describe('The kernel is told', () => {
  it('all that people changed of a widget, drawn or not, when one changes something', () => {
    const metadata = { [key('circuit')]: 'R0-C1', [key('of')]: 'data-1', tags: ['a'] };
    const model = openNotebook([savedCell([makeSeed()], { metadata })]);
    const { told } = page(model);
    const cell = codeCellAt(model);
    set(cell, 'starts', 8);
    const settings = { circuit: 'R0-C1', starts: 8 };
    expect(told()).toEqual([{ cell: cell.getId(), id: 'nyquist-fitter', of: 'data-1', settings }]);
  });

  it('once for a step of several settings, and of an undo', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const { told } = page(model);
    const cell = codeCellAt(model);
    historyOf(cell).commit(() => {
      cell.setMetadata(key('starts'), 8);
      cell.setMetadata(key('seed'), 3);
      cell.setMetadata('argyrodite.nyquist-fitter-2.seed', 4);
    });
    expect(told().map(({ settings }) => settings)).toEqual([{ starts: 8, seed: 3 }, { seed: 4 }]);
    historyOf(cell).undo();
    expect(
      told()
        .slice(2)
        .map(({ settings }) => settings)
    ).toEqual([{}, {}]);
  });

  it('nothing that it has set itself, and nothing of other metadata', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const { told } = page(model);
    const cell = codeCellAt(model);
    historyOf(cell).apply(() => cell.setMetadata(key('starts'), 8));
    cell.setMetadata('tags', ['a']);
    cell.setSource('1');
    expect(told()).toEqual([]);
  });

  it('what it could not hear, as it is by then, when it can', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const { told, openLine } = page(model, { open: false });
    set(codeCellAt(model), 'starts', 8);
    set(codeCellAt(model), 'starts', 9);
    openLine();
    expect(told().map(({ settings }) => settings)).toEqual([{ starts: 9 }]);
    openLine();
    expect(told()).toHaveLength(1);
  });

  it('once more, when the cell is through, what was changed while it ran: the run began with older metadata', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const { told } = page(model);
    const cell = codeCellAt(model);
    cell.executionState = 'running';
    set(cell, 'starts', 8);
    expect(told()).toHaveLength(1);
    cell.executionState = 'idle';
    expect(told()).toHaveLength(2);
    cell.executionState = 'running';
    cell.executionState = 'idle';
    expect(told()).toHaveLength(2);
  });

  it('no more when the notebook is closed', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const { told, link } = page(model);
    link.dispose();
    set(codeCellAt(model), 'starts', 8);
    expect(told()).toEqual([]);
  });
});

describe('Of two pages', () => {
  it('each tells what its user did, and one what came together', () => {
    const { models, sync } = openAtTwo([savedCell([makeSeed()])]);
    const pages = models.map(model => page(model));
    sync();
    set(codeCellAt(models[0]), 'starts', 8);
    set(codeCellAt(models[1]), 'seed', 3);
    sync();
    jest.advanceTimersByTime(1000);
    const settings = pages.map(({ told }) => told().map(message => message.settings));
    expect(settings).toEqual([[{ starts: 8 }, { starts: 8, seed: 3 }], [{ seed: 3 }]]);
  });

  it('one is chosen to act on what the kernel says: the lowest of those that can talk to the same kernel', () => {
    const { models, sync } = openAtTwo([savedCell([makeSeed()])]);
    const chosen = (kernels: [boolean, string][]) => {
      const pages = models.map((model, i) => page(model, { open: kernels[i]![0], id: kernels[i]![1] }));
      sync();
      return pages.map(({ receive, say }, i) => {
        if (!kernels[i]![0]) return undefined;
        say({});
        return receive.mock.calls[0]![1];
      });
    };
    expect(
      chosen([
        [false, 'k'],
        [true, 'k']
      ])
    ).toEqual([undefined, true]);
    expect(
      chosen([
        [true, 'k'],
        [true, 'k']
      ])
    ).toEqual([true, false]);
    expect(
      chosen([
        [true, 'k'],
        [true, 'other']
      ])
    ).toEqual([true, true]);
  });
});
