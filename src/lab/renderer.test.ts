import type { CodeCell, ICodeCellModel } from '@jupyterlab/cells';
import { SimplifiedOutputArea } from '@jupyterlab/outputarea';
import { Widget } from '@lumino/widgets';
import { hashBytes, hashTable, toBytes } from '../arrow/index.js';
import { makeSeed, savedCell, spectrum } from './testing/cells.js';
import { openPanel, renderersOf } from './testing/panel.js';
import { see } from './testing/sight.js';
import { smallView } from './testing/view.js';

jest.mock('../widgets/nyquist-fitter/view.js', () => ({ nyquistFitter: smallView }));

const quiet = () => new Promise(resolve => setTimeout(resolve, 50));
const key = (rest: string, id = 'nyquist-fitter') => `argyrodite.${id}.${rest}`;
const views = (node: Element) => [...node.querySelectorAll('.argyrodite-host')];
const view = (node: Element) => node.querySelector('.starts')!.parentElement as ReturnType<typeof smallView>;
const click = (node: Element) => node.querySelector<HTMLInputElement>('.point')!.click();

let complaints: jest.SpyInstance;
beforeEach(() => (complaints = jest.spyOn(console, 'error')));
afterEach(() => {
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
  document.body.replaceChildren();
});

async function open(...cells: Parameters<typeof openPanel>[0]) {
  const opened = await openPanel(cells);
  const cell = (index: number) => opened.content.widgets[index] as CodeCell;
  const model = (index: number) => cell(index).model as ICodeCellModel;
  const metadata = (index: number) => model(index).sharedModel.getMetadata();
  const show = async (widget: Widget) => {
    for (const { node } of renderersOf(widget)) see(node);
    await quiet();
  };
  return { ...opened, cell, model, metadata, show };
}

describe('A saved notebook', () => {
  it('shows nothing of a widget before it is seen and wider than nothing', async () => {
    const { cell, show } = await open(savedCell([makeSeed()]));
    const [renderer] = renderersOf(cell(0));
    await quiet();
    see(renderer!.node, 0);
    await quiet();
    expect(views(renderer!.node)).toHaveLength(0);
    await show(cell(0));
    expect(views(renderer!.node)).toHaveLength(1);
  });

  it('shows each widget with the settings that its own cell holds, without a kernel', async () => {
    const { cell, show } = await open(
      savedCell([makeSeed({ settings: { starts: 9 } })], { metadata: { [key('circuit')]: 'R0-C1' } }),
      savedCell([makeSeed()])
    );
    await show(cell(0));
    await show(cell(1));
    expect(view(cell(0).node).value.settings).toMatchObject({ circuit: 'R0-C1', starts: 9 });
    expect(view(cell(1).node).value.settings).toMatchObject({ circuit: 'R0-p(R1,CPE1)-CPE2', starts: 64 });
  });

  it('is not changed by being shown', async () => {
    const { cell, show, context } = await open(
      savedCell([makeSeed()], { metadata: { [key('starts')]: 'x' } })
    );
    const before = JSON.stringify(context.model.toJSON());
    context.model.dirty = false;
    await show(cell(0));
    expect(JSON.stringify(context.model.toJSON())).toBe(before);
    expect(context.model.dirty).toBe(false);
  });

  it('that is not trusted shows its widgets', async () => {
    const { cell, show, model } = await open(savedCell([makeSeed()]));
    expect(model(0).trusted).toBe(false);
    await show(cell(0));
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it('keeps the widget as it is when the notebook becomes trusted, still bound to its cell', async () => {
    const { cell, show, model, metadata } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    const before = view(cell(0).node);
    model(0).trusted = true;
    await show(cell(0));
    expect(view(cell(0).node)).toBe(before);
    click(cell(0).node);
    expect(metadata(0)).toMatchObject({ [key('exclude.3')]: true });
  });
});

describe('A change by the user', () => {
  it('goes into the metadata of the cell, with the hash of the data', async () => {
    const { cell, show, metadata } = await open(savedCell([]), savedCell([makeSeed()]));
    await show(cell(1));
    click(cell(1).node);
    const of = hashTable(spectrum());
    expect(metadata(1)).toMatchObject({ [key('exclude.3')]: true, [key('of')]: of });
    expect(metadata(0)).toEqual({});
  });

  it('in one of two widgets of a cell is its own', async () => {
    const { cell, show, metadata } = await open(
      savedCell([makeSeed(), { other: 'output' }, makeSeed({ id: 'nyquist-fitter-2' })])
    );
    await show(cell(0));
    const [first, , third] = renderersOf(cell(0));
    click(third!.node);
    expect(metadata(0)).toHaveProperty([key('exclude.3', 'nyquist-fitter-2')], true);
    expect(view(first!.node).value.settings.exclude).toEqual({});
  });

  it('in one of two widgets that share an id is its own', async () => {
    const { cell, show, metadata } = await open(savedCell([makeSeed(), makeSeed()]));
    await show(cell(0));
    click(renderersOf(cell(0))[1]!.node);
    expect(metadata(0)).toHaveProperty([key('exclude.3', 'nyquist-fitter-2')], true);
  });

  it('in a copied cell is the copy’s own, which begins with what the first one had', async () => {
    const { cell, show, metadata, context } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    click(cell(0).node);
    const { id, ...copy } = cell(0).model.toJSON() as { id: string };
    context.model.sharedModel.insertCell(1, copy as never);
    await show(cell(1));
    expect(view(cell(1).node).value.settings.exclude).toEqual({ 3: true });
    click(cell(1).node);
    expect(metadata(1)).toEqual({});
    expect(metadata(0)).toMatchObject({ [key('exclude.3')]: true });
    expect(cell(1).model.id).not.toBe(id);
  });

  it('in a view of the output elsewhere is the same widget’s', async () => {
    const { cell, show, metadata } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    const clone = cell(0).cloneOutputArea();
    Widget.attach(clone, document.body);
    await show(clone);
    click(clone.node);
    expect(metadata(0)).toMatchObject({ [key('exclude.3')]: true });
    expect(view(cell(0).node).value.settings.exclude).toEqual({ 3: true });
    clone.dispose();
    click(cell(0).node);
    expect(metadata(0)).toEqual({});
  });
});

describe('Without a cell', () => {
  it('a widget keeps its state in memory, for all views of one output', async () => {
    const { cell, show, metadata } = await open(savedCell([makeSeed()]));
    const { rendermime, model } = cell(0).outputArea;
    // As in a console: the model of the output is none of a notebook's.
    const copy = new (model.constructor as any)({ values: model.toJSON(), trusted: true });
    const areas = [0, 1].map(() => new SimplifiedOutputArea({ model: copy, rendermime }));
    for (const area of areas) {
      Widget.attach(area, document.body);
      await show(area);
    }
    click(areas[0]!.node);
    expect(view(areas[1]!.node).value.settings.exclude).toEqual({ 3: true });
    expect(metadata(0)).toEqual({});
  });
});

describe('Rendering again', () => {
  it('with the same seed leaves the widget as it is', async () => {
    const { cell, show, model } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    const before = view(cell(0).node);
    const [renderer] = renderersOf(cell(0));
    for (let i = 0; i < 3; i++) await renderer!.renderModel(model(0).outputs.get(0));
    await quiet();
    expect(view(cell(0).node)).toBe(before);
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it('with another seed shows that one', async () => {
    const { cell, show, model } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    const output = savedCell([makeSeed({ settings: { starts: 5 } })]).outputs[0]!;
    model(0).outputs.set(0, output as never);
    await quiet();
    expect(view(cell(0).node).value.settings.starts).toBe(5);
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it('after a run with other data says which settings do not apply, and keeps them', async () => {
    const { cell, show, model, metadata } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    click(cell(0).node);
    const output = savedCell([makeSeed({ table: spectrum(500) })]).outputs[0]!;
    model(0).outputs.clear();
    model(0).outputs.add(output as never);
    await show(cell(0));
    expect(cell(0).node.textContent).toContain('“Points left out” (1)');
    expect(view(cell(0).node).value.settings.exclude).toEqual({});
    expect(metadata(0)).toMatchObject({ [key('exclude.3')]: true });
  });

  it.each(['first empty', 'in two parts', 'at once'])(
    'an output that comes after its settings, %s, shows them, once',
    async how => {
      const saved = savedCell([makeSeed()]).outputs[0]!;
      const { cell, show, model } = await open(savedCell([], { metadata: { [key('starts')]: 7 } }));
      const { sharedModel } = model(0);
      if (how === 'first empty') sharedModel.updateOutputs(0, 0, [{ ...saved, data: {} } as never]);
      if (how === 'in two parts') {
        const half = { ...saved, data: { 'text/plain': 'Nyquist fitter' } };
        sharedModel.updateOutputs(0, 0, [half as never]);
      }
      await quiet();
      sharedModel.updateOutputs(0, sharedModel.getOutputs().length, [saved as never]);
      await show(cell(0));
      expect(views(cell(0).node)).toHaveLength(1);
      expect(view(cell(0).node).value.settings.starts).toBe(7);
      // the next one comes later, and the first stays as it is
      const before = view(cell(0).node);
      sharedModel.updateOutputs(1, 1, [
        savedCell([makeSeed({ id: 'nyquist-fitter-2' })]).outputs[0] as never
      ]);
      await show(cell(0));
      expect(views(cell(0).node)).toHaveLength(2);
      expect(view(cell(0).node)).toBe(before);
      click(renderersOf(cell(0))[1]!.node);
      expect(sharedModel.getMetadata(key('exclude.3', 'nyquist-fitter-2'))).toBe(true);
    }
  );

  it('when the output is gone stops the widget', async () => {
    const { cell, show, model } = await open(savedCell([makeSeed()]));
    await show(cell(0));
    const element = view(cell(0).node);
    model(0).outputs.clear();
    await quiet();
    model(0).sharedModel.setMetadata(key('starts'), 5);
    expect(element.redraws).toBe(0);
    expect(element.isConnected).toBe(false);
  });
});

describe('What cannot be shown is said', () => {
  it.each([
    ['a seed that is none', { widget: 'nyquist-fitter' }, 'This output is no widget of this version'],
    ['a widget of a newer version', { ...makeSeed(), widget: 'future' }, 'There is no widget “future”'],
    ['damaged data', { ...makeSeed(), data: 'AAAA' }, 'The bytes are not a'],
    ['settings that are wrong', makeSeed({ settings: { starts: -1 } }), '“starts” must be at least 1']
  ])('for %s', async (_, seed, words) => {
    const { cell, show } = await open(savedCell([seed]));
    await show(cell(0));
    expect(cell(0).node.querySelector('[role=alert]')!.textContent).toContain(words);
  });
});

describe('Data in a file beside the notebook', () => {
  const bytes = toBytes(spectrum(700), 'file');
  const file = { path: '../data/large.arrow', sha256: hashBytes(bytes), bytes: bytes.length };
  const seed = (change = {}) => ({ ...makeSeed(), data: { ...file, ...change } });
  const alert = (node: Element) => node.querySelector('[role=alert]')?.textContent;

  it('are read when the widget is first seen', async () => {
    const { cell, show, contents, metadata } = await open(savedCell([seed()]));
    contents.put('data/large.arrow', bytes);
    expect(contents.read).toEqual([]);
    await show(cell(0));
    expect(contents.read).toEqual(['data/large.arrow']);
    click(cell(0).node);
    expect(metadata(0)).toMatchObject({ [key('of')]: hashTable(spectrum(700)) });
  });

  it('that are missing are named', async () => {
    const { cell, show } = await open(savedCell([seed()]));
    await show(cell(0));
    expect(alert(cell(0).node)).toContain('“../data/large.arrow”, which is not there any more');
  });

  it('of another size are not even read, and of another content not used', async () => {
    for (const changed of [bytes.slice(1), bytes.map((byte, i) => (i === 900 ? byte ^ 1 : byte))]) {
      const { cell, show, contents } = await open(savedCell([seed()]));
      contents.put('data/large.arrow', changed);
      await show(cell(0));
      expect(alert(cell(0).node)).toContain('is not the one that this output was made from');
      expect(contents.read).toHaveLength(changed.length === bytes.length ? 1 : 0);
    }
  });

  const button = (node: Element, label: string) =>
    [...node.querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === label);
  const press = async (node: Element, label: string) => {
    button(node, label)!.click();
    await quiet();
  };
  const found = key('file');

  it('that were changed say how, and offer to run the cell again', async () => {
    const { cell, show, contents } = await open(savedCell([seed()]));
    contents.put('data/large.arrow', bytes.slice(1));
    await show(cell(0));
    const [has, had] = [bytes.length - 1, bytes.length].map(count => count.toLocaleString('en'));
    expect(alert(cell(0).node)).toContain(`it has ${has} bytes, and that one had ${had}`);
    expect(button(cell(0).node, 'Run the cell again')).toBeDefined();
    contents.put(
      'data/large.arrow',
      bytes.map(byte => byte ^ 1)
    );
    await press(cell(0).node, 'Look again');
    expect(alert(cell(0).node)).toContain('as large as that one was, but its content differs');
    contents.put('data/large.arrow', bytes);
    await press(cell(0).node, 'Look again');
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it('that were moved are looked for nearby, and used from there when the user says so; undo forgets it', async () => {
    const { cell, show, contents, metadata } = await open(savedCell([seed()]), savedCell([seed()]));
    contents.put('work/raw/old/large.arrow', bytes).put('work/raw/other.arrow', bytes.slice(1));
    await show(cell(0));
    await quiet();
    expect(cell(0).node.textContent).toContain('“raw/old/large.arrow” nearby is of the same name and size');
    expect(contents.read).toEqual([]);
    await press(cell(0).node, 'Use this file');
    expect(views(cell(0).node)).toHaveLength(1);
    expect(contents.read).toEqual(['work/raw/old/large.arrow']);
    expect(metadata(0)).toEqual({ [found]: 'raw/old/large.arrow' });
    click(cell(0).node);
    for (const [step, shown] of [1, 0].entries()) {
      const inside = cell(0).node.querySelector<HTMLElement>('.argyrodite-host')!;
      inside.focus();
      inside.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
      await quiet();
      expect([step, views(cell(0).node).length]).toEqual([step, shown]);
    }
    expect(metadata(0)).toEqual({});
    const box = cell(0).node.querySelector('.argyrodite-error')!;
    expect(document.activeElement === box).toBe(true);
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', ctrlKey: true, bubbles: true }));
    await quiet();
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it('that a colleague found appear here too, and stay through a reset of the settings', async () => {
    const { cell, show, contents, model, metadata } = await open(savedCell([seed()]));
    contents.put('raw/b.arrow', bytes);
    await show(cell(0));
    expect(alert(cell(0).node)).toContain('which is not there any more');
    model(0).sharedModel.setMetadata(found, '../raw/b.arrow');
    await quiet();
    expect(views(cell(0).node)).toHaveLength(1);
    click(cell(0).node);
    await press(cell(0).node, 'Reset to code');
    expect(metadata(0)).toEqual({ [found]: '../raw/b.arrow' });
  });

  it('can be chosen; another file is refused with the reason, and nothing is written', async () => {
    const { cell, show, contents, metadata, surroundings } = await open(savedCell([seed()]));
    contents
      .put(
        'b.arrow',
        bytes.map(byte => byte ^ 1)
      )
      .put('c.arrow', bytes);
    const asked: string[] = [];
    let answer: string | undefined = 'b.arrow';
    surroundings.chooseFile = async folder => (asked.push(folder), answer);
    await show(cell(0));
    await press(cell(0).node, 'Find the file…');
    expect(asked).toEqual(['work']);
    expect(cell(0).node.textContent).toContain('The file “../b.arrow” is not the one');
    answer = undefined;
    await press(cell(0).node, 'Find the file…');
    expect(metadata(0)).toEqual({});
    answer = 'c.arrow';
    await press(cell(0).node, 'Find the file…');
    expect(metadata(0)).toEqual({ [found]: '../c.arrow' });
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it('that take long to read say so and can be given up, and read after all', async () => {
    const { cell, show, contents } = await open(savedCell([seed()]));
    contents.put('data/large.arrow', bytes);
    const get = contents.get.bind(contents);
    let go!: () => void;
    const slow = new Promise<void>(resolve => (go = resolve));
    contents.get = async (path, options) => (await slow, get(path, options));
    await show(cell(0));
    await new Promise(resolve => setTimeout(resolve, 350));
    expect(cell(0).node.textContent).toContain('Reading “../data/large.arrow” (0.0 MB) …');
    expect(cell(0).node.querySelector('progress')).not.toBeNull();
    await press(cell(0).node, 'Cancel');
    go();
    await quiet();
    expect(views(cell(0).node)).toHaveLength(0);
    await press(cell(0).node, 'Read it');
    expect(views(cell(0).node)).toHaveLength(1);
  });

  it.each([
    ['../../../etc/passwd'],
    ['/etc/passwd'],
    ['http://example.org/a'],
    ['a\nb'],
    [''],
    [5],
    [{ path: 'c' }]
  ])('are not asked for where the state says that they were found at %j', async path => {
    const { cell, show, contents } = await open(
      savedCell([seed()], { metadata: { [found]: path as never } })
    );
    const asked: string[] = [];
    const get = contents.get.bind(contents);
    contents.get = async (path, options) => (asked.push(path), get(path, options));
    contents.put('data/large.arrow', bytes);
    await show(cell(0));
    expect(views(cell(0).node)).toHaveLength(1);
    expect(new Set(asked)).toEqual(new Set(['data/large.arrow']));
  });

  it('outside the server’s folder are not asked for', async () => {
    const { cell, show, contents } = await open(savedCell([seed({ path: '../../../etc/passwd' })]));
    await show(cell(0));
    expect(alert(cell(0).node)).toContain('outside the folder that JupyterLab was started in');
    expect(contents.read).toEqual([]);
  });
});
