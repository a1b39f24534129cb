import { DocumentRegistry } from '@jupyterlab/docregistry';
import { ServiceManagerMock } from '@jupyterlab/services/lib/testutils';
import { Context } from '@jupyterlab/docregistry';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type { Table } from 'apache-arrow';
import { numbers } from '../arrow';
import { resolveSettings, type Settings } from '../settings';
import { ccdEstimatorDefinition } from '../widgets/ccd-estimator/definition';
import { nyquistFitterDefinition } from '../widgets/nyquist-fitter/definition';
import { FileModelFactory, markReadOnly } from './documents';
import { makePreferences } from './preferences';
import { MemoryContents } from './testing/contents';
import { csvOf } from './testing/measurements';
import { InstrumentViewer } from './viewer';

interface Shown {
  table: Table;
  settings: Settings;
  ended: boolean;
  element: HTMLElement & { value: { settings: Settings } };
}

/** The views that were made, last one last. */
const shown: Shown[] = [];

beforeEach(() => {
  shown.length = 0;
  const view = (table: Table, settings: object, { invalidation }: { invalidation: Promise<void> }) => {
    const element = Object.assign(document.createElement('section'), {
      value: { settings: resolveSettings(nyquistFitterDefinition.settings, settings) }
    });
    const one = { table, settings: settings as Settings, ended: false, element };
    void invalidation.then(() => (one.ended = true));
    shown.push(one);
    return element;
  };
  jest.spyOn(nyquistFitterDefinition, 'load').mockResolvedValue({ view } as never);
});

async function open(contents: MemoryContents, path = 'd/a.csv') {
  const context = { path, localPath: path, ready: Promise.resolve() };
  const viewer = new InstrumentViewer({
    context: context as unknown as DocumentRegistry.IContext<DocumentRegistry.IModel>,
    contents: contents.manager,
    preferences: makePreferences(() => ({ starts: 3 })),
    author: () => 'Ada'
  });
  Widget.attach(viewer, document.body);
  await Promise.resolve();
  await viewer.reread();
  return viewer;
}

const words = (viewer: Widget) => viewer.node.textContent;

test('a file is shown with the user’s defaults by the widget that takes its kind', async () => {
  const viewer = await open(new MemoryContents().put('d/a.csv', csvOf()));
  expect(shown).toHaveLength(1);
  expect(shown[0].table.numRows).toBe(31);
  expect(shown[0].settings).toEqual({ starts: 3 });
  expect(viewer.node.contains(shown[0].element)).toBe(true);
  expect(viewer.settings).toEqual({ starts: 3 });
  viewer.dispose();
  await Promise.resolve();
  expect(shown[0].ended).toBe(true);
});

test('what the reader has to say stands above the figure', async () => {
  const contents = new MemoryContents().put('d/a.csv', `${csvOf()}0,1,2\n`); // a frequency of zero
  const viewer = await open(contents);
  expect(shown).toHaveLength(1);
  const notices = viewer.node.querySelector('[role=status]')!;
  expect(notices.textContent).toMatch(/zero|frequency/i);
  viewer.dispose();
});

test('a file that cannot be read says so with its name, and a button tries again', async () => {
  const contents = new MemoryContents().put('d/a.csv', '');
  const viewer = await open(contents);
  expect(viewer.node.querySelector('[role=alert]')).not.toBeNull();
  expect(words(viewer)).toMatch(/d\/a\.csv cannot be shown.*empty/);
  contents.put('d/a.csv', csvOf());
  viewer.node.querySelector('button')!.click();
  await viewer.reread();
  expect(shown).toHaveLength(1);
  expect(viewer.node.querySelector('[role=alert]')).toBeNull();
  viewer.dispose();
});

test('of a file whose columns are not recognised the viewer asks which are which, and reads it so', async () => {
  const load = jest
    .spyOn(ccdEstimatorDefinition, 'load')
    .mockImplementation(nyquistFitterDefinition.load as never);
  const rows = Array.from({ length: 50 }, (_, i) => `${10 * i};${i % 2 ? 12.5 : 13};0.25`);
  const viewer = await open(new MemoryContents().put('d/a.csv', `A;B;C\n${rows.join('\n')}\n`));
  expect(words(viewer)).toMatch(/d\/a\.csv cannot be shown/);
  const choose = (label: string, value: string) => {
    const field = viewer.node.querySelector<HTMLSelectElement>(`[aria-label="${label}"]`)!;
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  choose('test time', '0');
  choose('voltage', '1');
  viewer.node.querySelector<HTMLInputElement>('[aria-label="unit of voltage"]')!.value = 'mV';
  const read = viewer.node.querySelector<HTMLElement>('.argyrodite-Viewer-columns')!;
  read.click(); // not yet: the current is missing
  expect(words(viewer)).toContain('Choose a column for current.');
  choose('current', '2');
  read.click();
  await viewer.reread();
  expect(numbers(shown.at(-1)!.table, 'voltage_volt')![1]).toBeCloseTo(0.0125, 9);
  expect(viewer.columns).toEqual({
    test_time_second: { from: 'A' },
    voltage_volt: { from: 'B', unit: 'mV' },
    current_ampere: { from: 'C' }
  });
  viewer.dispose();
  load.mockRestore();
});

test('200 MB are refused by their size and never read', async () => {
  const contents = new MemoryContents().put('d/a.csv', 'x', 200 * 2 ** 20);
  const viewer = await open(contents);
  expect(words(viewer)).toMatch(/200 MB/);
  expect(contents.read).toEqual([]);
  viewer.dispose();
});

test('a file that changed on disk is read again: settings stay, what named its points does not', async () => {
  const contents = new MemoryContents().put('d/a.csv', csvOf());
  const viewer = await open(contents);
  Object.assign(shown[0].element.value.settings, { circuit: 'R0-p(R1,C1)', exclude: { 3: true } });
  contents.put('d/a.csv', csvOf({ scale: 5 }));
  await viewer.reread();
  expect(shown).toHaveLength(2);
  expect(shown[0].ended).toBe(true);
  expect(numbers(shown[1].table, 'real_impedance_ohm')![30]).toBeCloseTo(550, 2);
  expect(viewer.settings).toEqual({ starts: 3, circuit: 'R0-p(R1,C1)' });
  expect(words(viewer)).toMatch(/changed on disk and was read again/);
  viewer.dispose();
});

test('a file that was only touched is not drawn again', async () => {
  const contents = new MemoryContents().put('d/a.csv', csvOf());
  const viewer = await open(contents);
  contents.put('d/a.csv', csvOf());
  await viewer.reread();
  expect(shown).toHaveLength(1);
  expect(words(viewer)).not.toMatch(/changed/);
  viewer.dispose();
});

test('a file that vanished is named, with what to do', async () => {
  const contents = new MemoryContents().put('d/a.csv', csvOf());
  const viewer = await open(contents);
  contents.files.clear();
  await viewer.reread();
  expect(words(viewer)).toMatch(/There is no file “d\/a\.csv” any more/);
  viewer.dispose();
});

test('focus comes to the viewer when its tab is activated', async () => {
  const viewer = await open(new MemoryContents().put('d/a.csv', csvOf()));
  MessageLoop.sendMessage(viewer, Widget.Msg.ActivateRequest);
  expect(document.activeElement).toBe(viewer.node);
  viewer.dispose();
});

test('a document of ours is opened without its content, and cannot be saved over', async () => {
  const manager = new ServiceManagerMock();
  const { path } = await manager.contents.newUntitled({ type: 'file', ext: '.mpt' });
  const get = jest.spyOn(manager.contents, 'get');
  const save = jest.spyOn(manager.contents, 'save');
  const context = new Context({ manager, factory: new FileModelFactory(), path });
  markReadOnly(context);
  await context.initialize(false);
  expect(context.contentsModel?.writable).toBe(false);
  expect(get.mock.calls.map(([, options]) => options?.content)).toEqual([false]);
  expect(context.model.readOnly).toBe(true);
  await expect(context.save()).rejects.toThrow(/only shown here/);
  expect(save).not.toHaveBeenCalled();
  context.dispose();
});
