import { ArgyroditeError, type ColumnQuestion } from '../arrow';
import { openOrAsk } from './ask-columns';
import { columnForm } from './column-form';

const question: ColumnQuestion = {
  kinds: ['cycling-record', 'impedance-spectrum'],
  columns: [
    { index: 0, title: 'Zeit', samples: ['0', '10', '20'] },
    { index: 1, title: 'U', unit: 'mV', samples: ['12', '13'] },
    { index: 2, title: '', samples: ['0,1'] },
    { index: 3, title: 'U', samples: ['5'] }
  ],
  guess: { test_time_second: { from: 'Zeit' } }
};

const field = (node: Element, label: string) =>
  node.querySelector<HTMLSelectElement & HTMLInputElement>(`[aria-label="${label}"]`)!;

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

afterEach(async () => {
  while (document.querySelector('.jp-Dialog')) await new Promise(resolve => setTimeout(resolve));
});

test('a form begins with what was guessed and says what is missing', () => {
  const form = columnForm(question);
  expect(field(form.node, 'test time').value).toBe('0');
  expect(form.problem()).toBe('Choose a column for voltage, current.');
  expect(form.mapping()).toEqual({ test_time_second: { from: 'Zeit' } });
});

test('columns are named by their title where that is unique, else by their place; units and signs are taken along', () => {
  const form = columnForm(question);
  choose(field(form.node, 'voltage'), '1');
  field(form.node, 'unit of voltage').value = 'mV';
  choose(field(form.node, 'current'), '2');
  field(form.node, 'current has the other sign').checked = true;
  expect(form.problem()).toBe('');
  expect(form.mapping()).toEqual({
    test_time_second: { from: 'Zeit' },
    voltage_volt: { from: 1, unit: 'mV' },
    current_ampere: { from: 2, negated: true }
  });
});

test('a column shows the unit that its title names, and its first cells', () => {
  const form = columnForm(question);
  const voltage = field(form.node, 'voltage');
  expect(voltage.options[2].textContent).toBe('U (mV): 12, 13 …');
  choose(voltage, '1');
  expect(field(form.node, 'unit of voltage').placeholder).toBe('mV');
});

test('another kind of measurement asks for its own columns', () => {
  const form = columnForm(question);
  choose(field(form.node, 'Kind of measurement'), 'impedance-spectrum');
  expect(field(form.node, 'frequency')).not.toBeNull();
  expect(field(form.node, 'voltage')).toBeNull();
});

test('titles of a file go into the form as text', () => {
  const title = '<img src=x onerror=alert(1)>';
  const form = columnForm({ ...question, columns: [{ index: 0, title, samples: ['<b>1</b>'] }] });
  expect(form.node.querySelector('img, b')).toBeNull();
  expect(field(form.node, 'voltage').options[1].textContent).toContain(title);
});

const unclear = () => new ArgyroditeError('missing-column', 'Which are they?', { columns: question });
const shown = async () => {
  while (!document.querySelector('.jp-Dialog')) await new Promise(resolve => setTimeout(resolve));
  return document.querySelector('.jp-Dialog')!;
};

test('who says which columns are which gets the file read so', async () => {
  const seen: unknown[] = [];
  const opened = openOrAsk('a.csv', async columns => {
    seen.push(columns);
    if (!columns) throw unclear();
    return 'read';
  });
  const dialog = await shown();
  expect(dialog.textContent).toContain('Which are they?');
  choose(field(dialog, 'voltage'), '1');
  choose(field(dialog, 'current'), '2');
  dialog.querySelector<HTMLElement>('.jp-mod-accept')!.click();
  await expect(opened).resolves.toBe('read');
  expect(seen).toEqual([
    undefined,
    { test_time_second: { from: 'Zeit' }, voltage_volt: { from: 1 }, current_ampere: { from: 2 } }
  ]);
});

test('who gives up is told why the file was not read', async () => {
  const opened = openOrAsk('a.csv', () => Promise.reject(unclear()));
  (await shown()).querySelector<HTMLElement>('.jp-mod-reject')!.click();
  await expect(opened).rejects.toThrow('Which are they?');
});

test('an error that no columns mend is no question', async () => {
  const opened = openOrAsk('a.csv', () => Promise.reject(new ArgyroditeError('empty-file', 'Empty.')));
  await expect(opened).rejects.toThrow('Empty.');
  expect(document.querySelector('.jp-Dialog')).toBeNull();
});
