import { Notification } from '@jupyterlab/apputils';
import type { NotebookModel } from '@jupyterlab/notebook';
import { kernelWriter } from './kernel-settings.js';
import { codeCellAt, makeSeed, openNotebook, savedCell } from './testing/cells.js';
import { openAtTwo } from './testing/colleagues.js';
import { historyOf } from './undo.js';

const key = (rest: string) => `argyrodite.nyquist-fitter.${rest}`;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const metadataOf = (model: NotebookModel) => codeCellAt(model).getMetadata() as Record<string, unknown>;
const messageTo = (model: NotebookModel, settings: unknown, rest: object = {}) => ({
  cell: codeCellAt(model).getId(),
  id: 'nyquist-fitter',
  of: 'data-1',
  settings,
  ...rest
});

describe('Settings set from Python', () => {
  it('are written to the cell, drawn or not; what they do not name stays', () => {
    const model = openNotebook([savedCell([makeSeed()], { metadata: { [key('circuit')]: 'R0-C1' } })]);
    kernelWriter(model)(messageTo(model, { starts: 8, 'fixed.R0': 4 }), true);
    expect(metadataOf(model)).toEqual({
      [key('circuit')]: 'R0-C1',
      [key('starts')]: 8,
      [key('fixed.R0')]: 4,
      [key('of')]: 'data-1'
    });
  });

  it.each([
    ['of an unknown cell', { starts: 8 }, { cell: 'nowhere' }],
    ['of an unknown widget', { starts: 8 }, { id: 'nyquist-fitter-7' }],
    ['for unknown data', { starts: 8 }, { of: undefined }],
    ['with wrong values', { starts: 'many' }, {}],
    ['that are no settings', [1], {}],
    ['that are nothing', null, {}],
    ['that differ in nothing', { starts: 64 }, {}]
  ])('%s change nothing', (_, settings, rest) => {
    const model = openNotebook([savedCell([makeSeed()])]);
    kernelWriter(model)(messageTo(model, settings, rest), true);
    jest.advanceTimersByTime(10_000);
    expect(metadataOf(model)).toEqual({});
  });

  it('are no step of anybody’s history, and an undo of one’s own does not take them back', () => {
    const model = openNotebook([savedCell([makeSeed()])]);
    const cell = codeCellAt(model);
    model.sharedModel.clearUndoHistory();
    historyOf(cell).commit(() => cell.setMetadata(key('circuit'), 'R0-C1'));
    historyOf(cell).commit(() => cell.setMetadata(key('starts'), 3));
    kernelWriter(model)(messageTo(model, { starts: 8 }), true);
    historyOf(cell).undo(); // of the circuit: what one's own last step had set is no longer there
    expect(metadataOf(model)).toMatchObject({ [key('starts')]: 8 });
    expect(metadataOf(model)).not.toHaveProperty([key('circuit')]);
    expect(historyOf(cell).undo()).toBe(false);
    expect(model.sharedModel.canUndo()).toBe(false);
  });

  it('wait for an output that comes later, in the order in which they were set', () => {
    const model = openNotebook([savedCell([])]);
    const write = kernelWriter(model);
    write(messageTo(model, { starts: 8, seed: 3 }), true);
    jest.advanceTimersByTime(600);
    const [output] = savedCell([makeSeed()]).outputs;
    codeCellAt(model).setOutputs([output as never]);
    write(messageTo(model, { starts: 9 }), true);
    jest.advanceTimersByTime(600);
    expect(metadataOf(model)).toMatchObject({ [key('starts')]: 9, [key('seed')]: 3 });
  });
});

describe('Of two pages that hear the same', () => {
  function two() {
    const { models, sync } = openAtTwo([savedCell([makeSeed()])]);
    const writers = models.map(kernelWriter);
    const written = models.map(model => {
      const origins: unknown[] = [];
      model.sharedModel.changed.connect((_, { cellsChange }) => cellsChange && origins.push('cells'));
      codeCellAt(model).changed.connect(
        (_, { metadataChange }) => metadataChange && origins.push('metadata')
      );
      return origins;
    });
    const say = (settings: object, [one, other] = [true, false]) => {
      writers[0]!(messageTo(models[0], settings), one!);
      writers[1]!(messageTo(models[1], settings), other!);
    };
    return { models, sync, say, written };
  }

  it('the chosen one writes, once, and the other does not', () => {
    const { models, sync, say, written } = two();
    say({ starts: 8 });
    expect(metadataOf(models[1])).toEqual({});
    sync();
    written.forEach(list => list.splice(0));
    jest.advanceTimersByTime(3000);
    expect(written).toEqual([[], []]);
    expect(metadataOf(models[1])).toMatchObject({ [key('starts')]: 8 });
  });

  it('the other writes after a while where the chosen one is gone', () => {
    const { models, say } = two();
    say({ starts: 8 });
    say({ starts: 9, seed: 3 });
    jest.advanceTimersByTime(2400);
    expect(metadataOf(models[1])).toEqual({});
    jest.advanceTimersByTime(200);
    expect(metadataOf(models[1])).toMatchObject({ [key('starts')]: 9, [key('seed')]: 3 });
  });

  it('what someone has changed meanwhile stays', () => {
    const { models, say } = two();
    say({ starts: 8, seed: 3 });
    const cell = codeCellAt(models[1]);
    historyOf(cell).commit(() => cell.setMetadata(key('starts'), 20));
    jest.advanceTimersByTime(2600);
    expect(metadataOf(models[1])).toMatchObject({ [key('starts')]: 20, [key('seed')]: 3 });
  });
});

test('what went wrong in the kernel is shown by the chosen page', () => {
  const model = openNotebook([savedCell([makeSeed()])]);
  const shown = jest.spyOn(Notification, 'error').mockReturnValue('');
  const write = kernelWriter(model);
  write({ problem: 'The callback “f” failed.' }, false);
  expect(shown).not.toHaveBeenCalled();
  write({ problem: 'The callback “f” failed.' }, true);
  expect(shown).toHaveBeenCalledWith('The callback “f” failed.', { autoClose: false });
  shown.mockRestore();
});
