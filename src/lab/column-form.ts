import {
  kinds,
  type ColumnMapping,
  type ColumnQuestion,
  type ColumnSource,
  type FileColumn,
  type Kind
} from '../arrow/index.js';

/** A form in which a person says which columns of a file are which. */
export interface ColumnForm {
  node: HTMLElement;
  /** What was chosen; columns that were left out are not in it. */
  mapping(): ColumnMapping;
  /** What is missing, in a sentence; `''` where nothing is. */
  problem(): string;
}

/** How many cells of a column are shown to recognise it by. */
const SAMPLES = 3;

/** Fills a form with a file's columns and what was guessed of them. Everything from the file goes in as text. */
export function columnForm(question: ColumnQuestion): ColumnForm {
  const node = document.createElement('div');
  node.className = 'argyrodite-ColumnForm';
  let rows: Row[] = [];
  const body = document.createElement('tbody');
  const fill = (kind: Kind) => {
    rows = wanted(kind).map(name => row(kind, name, question));
    body.replaceChildren(...rows.map(({ node }) => node));
  };
  const kindChoice = choice(
    'Kind of measurement',
    question.kinds.map(kind => [kind, kindNames[kind]])
  );
  kindChoice.addEventListener('change', () => fill(kindChoice.value as Kind));
  if (question.kinds.length > 1) node.append(kindChoice);
  const table = document.createElement('table');
  table.append(headings(), body);
  node.append(table);
  fill(question.kinds[0]);
  return {
    node,
    mapping: () =>
      Object.fromEntries(rows.flatMap(({ name, source }) => (source() ? [[name, source()!]] : []))),
    problem() {
      const missing = rows.filter(({ required, source }) => required && !source());
      return missing.length ? `Choose a column for ${missing.map(({ label }) => label).join(', ')}.` : '';
    }
  };
}

const kindNames: Record<Kind, string> = {
  'cycling-record': 'cycling record',
  'impedance-spectrum': 'impedance spectrum',
  'xps-spectrum': 'photoelectron spectrum',
  composition: 'compositions'
};

interface Row {
  node: HTMLElement;
  name: string;
  label: string;
  required: boolean;
  source(): ColumnSource | undefined;
}

/** The kind's columns that hold numbers, the needed ones first. */
function wanted(kind: Kind): string[] {
  const names = Object.entries(kinds[kind]).filter(([, { type }]) => type === 'float64' || type === 'int32');
  return names.sort(([, a], [, b]) => Number(b.required) - Number(a.required)).map(([name]) => name);
}

function row(kind: Kind, name: string, { columns, guess }: ColumnQuestion): Row {
  const { unit, required } = kinds[kind][name];
  const guessed = guess[name];
  const label = named(name);
  const column = choice(label, [
    ['', '–'],
    ...columns.map((own): [string, string] => [String(own.index), described(own)])
  ]);
  const at = columns.find(
    ({ index, title }) => guessed?.from === index || (title !== '' && guessed?.from === title)
  );
  column.value = at ? String(at.index) : '';
  const unitField = document.createElement('input');
  unitField.type = 'text';
  unitField.size = 8;
  unitField.className = 'jp-mod-styled';
  unitField.setAttribute('aria-label', `unit of ${label}`);
  unitField.placeholder = at?.unit ?? unit;
  unitField.value = guessed?.unit ?? '';
  unitField.hidden = unit === '';
  const negated = document.createElement('input');
  negated.type = 'checkbox';
  negated.checked = guessed?.negated === true;
  negated.setAttribute('aria-label', `${label} has the other sign`);
  negated.hidden = !required || UNSIGNED.test(name);
  const chosen = () => columns.find(({ index }) => String(index) === column.value);
  column.addEventListener('change', () => (unitField.placeholder = chosen()?.unit ?? unit));
  const node = document.createElement('tr');
  const head = document.createElement('th');
  head.textContent = required ? label : `${label} (if there)`;
  node.append(head, ...[column, unitField, negated].map(cell));
  return {
    node,
    name,
    label,
    required,
    source() {
      const own = chosen();
      if (!own) return undefined;
      const source: ColumnSource = { from: uniquely(own, columns) };
      if (unitField.value.trim()) source.unit = unitField.value.trim();
      if (negated.checked) source.negated = true;
      return source;
    }
  };
}

/** Needed quantities that are positive whatever the convention. */
const UNSIGNED = /time|frequency|spectrum/;

/** A quantity in words; its unit has a place of its own. */
function named(name: string): string {
  return name.replace(/_(second|volt|ampere|celsius|hertz|ohm|ah|electronvolt)$/, '').replaceAll('_', ' ');
}

/** By its title where that names one column alone: code that says so can be read. */
function uniquely({ title, index }: FileColumn, columns: readonly FileColumn[]): string | number {
  return title !== '' && columns.filter(other => other.title === title).length === 1 ? title : index;
}

function described({ index, title, unit, samples }: FileColumn): string {
  const name = title || `column ${index + 1}`;
  const shown = samples.slice(0, SAMPLES).join(', ');
  return `${name}${unit && !title.includes(unit) ? ` (${unit})` : ''}${shown ? `: ${shown} …` : ''}`;
}

function choice(label: string, options: readonly [value: string, text: string][]): HTMLSelectElement {
  const select = document.createElement('select');
  select.className = 'jp-mod-styled';
  select.setAttribute('aria-label', label);
  for (const [value, text] of options) {
    const option = document.createElement('option');
    option.value = value;
    option.textContent = text;
    select.append(option);
  }
  return select;
}

function headings(): HTMLElement {
  const head = document.createElement('thead');
  const line = document.createElement('tr');
  for (const text of ['', 'Column of the file', 'Unit', 'Other sign']) {
    const title = document.createElement('th');
    title.textContent = text;
    line.append(title);
  }
  head.append(line);
  return head;
}

function cell(content: HTMLElement): HTMLElement {
  const place = document.createElement('td');
  place.append(content);
  return place;
}
