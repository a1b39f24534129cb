import { dateOf, dateStart, durationOf, namesZone, numberOf, textOf, type DateOrder } from './cells.js';
import type { RecordHeader } from './header.js';
import { stepCodeOf } from './step-names.js';
import type { Quantity } from './titles.js';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const BLANK = 32;
const TAB = 9;
const COMMA = 44;
const COLON = 58;
const POINT = 46;
const MINUS = 45;
const PLUS = 43;

/** The numbers of a text, row by row in its order. */
export interface RecordRows {
  count: number;
  values: Partial<Record<Quantity, Float64Array>>;
  /** Of Neware's layered export: counted, and as the lines between say. */
  layers?: { cycle: Int32Array; step: Int32Array; stepId: Int32Array; stepCode: Int32Array };
  /** Whether the dates say their time zone. */
  zoned: boolean;
  /** Rows that repeat the one before byte by byte, and were left out. */
  repeated: number;
  /** The last line has no end and lacks cells: it was left out. */
  cutOff: boolean;
  /** The time is written with colons, which says its unit. */
  clockTimes: boolean;
  /** Decimals of the current as the file writes it, -1 where it has none. */
  currentDecimals: number;
}

/** How cells are written. */
interface Style {
  mark: number;
  dates: DateOrder;
}

/** Reads the rows below a header, without a string for any number. */
export function readRecordRows(bytes: Uint8Array, header: RecordHeader): RecordRows {
  const delimiter = header.delimiter.charCodeAt(0);
  const start = lineStart(bytes, header.firstRow);
  const wanted = [...header.columns.values()].sort((a, b) => a.index - b.index);
  const most = countLines(bytes, start);
  const values: RecordRows['values'] = {};
  for (const { quantity } of wanted) values[quantity] = new Float64Array(most).fill(NaN);
  const style = styleOf(bytes, start, header, delimiter);
  const words = new Words();
  const layers = header.layers && {
    cycle: new Int32Array(most),
    step: new Int32Array(most),
    stepId: new Int32Array(most),
    stepCode: new Int32Array(most)
  };
  const layer = { cycle: 1, step: 0, stepId: 0, stepCode: 0 };
  const out: RecordRows = {
    count: 0,
    values,
    layers,
    zoned: false,
    repeated: 0,
    cutOff: false,
    clockTimes: false,
    currentDecimals: -1
  };
  const last = wanted[wanted.length - 1].index;
  const into = wanted.map(({ quantity }) => values[quantity]!);
  const place = Int32Array.from(wanted, ({ index }) => index);
  const plain = wanted.map(({ quantity }) => !WRITTEN_OTHERWISE.has(quantity));
  let before = -1;
  let beforeEnd = -1;
  let row = 0;
  for (let at = start; at < bytes.length;) {
    let end = bytes.indexOf(NEWLINE, at);
    const open = end < 0;
    if (open) end = bytes.length;
    const next = end + 1;
    while (end > at && (bytes[end - 1] === RETURN || bytes[end - 1] === BLANK)) end--;
    if (end === at) {
      at = next;
      continue;
    }
    if (layers && (bytes[at] !== delimiter || bytes[at + 1] !== delimiter)) {
      enterLayer(bytes, at, end, header, layer);
      at = next;
      continue;
    }
    if (before >= 0 && sameBytes(bytes, before, beforeEnd, at, end)) {
      out.repeated++;
      at = next;
      continue;
    }
    before = at;
    beforeEnd = end;
    let cell = 0;
    let from = at;
    let k = 0;
    while (k < wanted.length && from <= end) {
      let to = from;
      if (bytes[from] === QUOTE) {
        to = bytes.indexOf(QUOTE, from + 1);
        if (to < 0 || to >= end) to = end;
        else while (to < end && bytes[to] !== delimiter) to++;
      } else while (to < end && bytes[to] !== delimiter) to++;
      for (; k < place.length && place[k] === cell; k++) {
        const column = wanted[k];
        let a = from;
        let b = to;
        while (a < b && (bytes[a] === BLANK || bytes[a] === TAB || bytes[a] === QUOTE)) a++;
        while (b > a && (bytes[b - 1] === BLANK || bytes[b - 1] === TAB || bytes[b - 1] === QUOTE)) b--;
        if (a === b) continue;
        const value = plain[k]
          ? numberOf(bytes, a, b, style.mark)
          : valueOf(bytes, a, b, column.quantity, style, words);
        into[k][row] = value * column.scale + column.offset;
        if (row < SAMPLE) {
          if (column.quantity === 'current')
            out.currentDecimals = Math.max(out.currentDecimals, decimalsOf(bytes, a, b, style.mark));
          if (column.quantity === 'time' && bytes.subarray(a, b).includes(COLON)) out.clockTimes = true;
          if (column.quantity === 'date' && namesZone(bytes, a, b)) out.zoned = true;
        }
      }
      cell++;
      from = to + 1;
    }
    if (open && (cell <= last || isOpenNumber(bytes[end - 1]))) out.cutOff = true;
    else {
      if (layers)
        for (const key of Object.keys(layers) as (keyof typeof layers)[]) layers[key][row] = layer[key];
      row++;
    }
    at = next;
  }
  out.count = row;
  return out;
}

/** A decimal mark, a sign or the letter of an exponent, after which digits must follow. */
function isOpenNumber(byte: number): boolean {
  return byte === POINT || byte === COMMA || byte === MINUS || byte === PLUS;
}

const SAMPLE = 2000;
/** Cells that may hold other things than a number. */
const WRITTEN_OTHERWISE: ReadonlySet<Quantity> = new Set(['time', 'stepTime', 'date', 'stepWord']);

function valueOf(
  bytes: Uint8Array,
  from: number,
  to: number,
  quantity: Quantity,
  style: Style,
  words: Words
): number {
  if (quantity === 'stepWord') return words.codeOf(bytes, from, to);
  const number = numberOf(bytes, from, to, style.mark);
  if (quantity === 'date') {
    return Number.isNaN(number) ? dateOf(bytes, from, to, style.dates) : fromSerial(number);
  }
  if (Number.isNaN(number) && (quantity === 'time' || quantity === 'stepTime'))
    return durationOf(bytes, from, to);
  return number;
}

/** Codes of what steps are called. A word is mostly the same as in the row before, which is seen without making a string of it. */
class Words {
  private readonly codes = new Map<string, number>();
  private last = { from: 0, to: 0, code: 0 };

  codeOf(bytes: Uint8Array, from: number, to: number): number {
    if (sameBytes(bytes, this.last.from, this.last.to, from, to)) return this.last.code;
    const word = textOf(bytes, from, to);
    let code = this.codes.get(word);
    if (code === undefined) this.codes.set(word, (code = stepCodeOf(word)));
    this.last = { from, to, code };
    return code;
  }
}

/** A date as a number: seconds since 1970, or the days of a spreadsheet. */
function fromSerial(number: number): number {
  return number > 20_000 && number < 80_000 ? (number - 25_569) * 86_400 : number;
}

/** A line of a cycle or of a step between the records of Neware's layered export. */
function enterLayer(
  bytes: Uint8Array,
  from: number,
  to: number,
  { delimiter, layers }: RecordHeader,
  layer: { cycle: number; step: number; stepId: number; stepCode: number }
): void {
  const cells = textOf(bytes, from, to).split(delimiter);
  const cycle = Number(cells[0]);
  if (cells[0].trim() !== '' && Number.isFinite(cycle)) layer.cycle = cycle;
  // the first step of a cycle stands in the cycle's own line
  const at = cells[0].trim() === '' ? 1 : layers!.cycleCells;
  const stepId = Number(cells[at]);
  if (cells[at] === undefined || cells[at].trim() === '' || !Number.isFinite(stepId)) return;
  layer.step++;
  layer.stepId = stepId;
  layer.stepCode = stepCodeOf(cells[at + 2] ?? '');
}

function styleOf(bytes: Uint8Array, start: number, header: RecordHeader, delimiter: number): Style {
  const sample = textOf(bytes, start, Math.min(bytes.length, start + 20_000));
  const comma =
    delimiter !== COMMA &&
    /\d,\d/.test(sample) &&
    !/\d\.\d+(?![\d.]*:)/.test(sample.replace(/\d+\.\d+\.\d+/g, ''));
  const mark = comma ? COMMA : POINT;
  return { mark, dates: dateOrder(bytes, start, header, delimiter, comma) };
}

/** Whether day or month stands first, from numbers above twelve; where none is, as people write who write so. */
function dateOrder(
  bytes: Uint8Array,
  start: number,
  header: RecordHeader,
  delimiter: number,
  comma: boolean
): DateOrder {
  const column = header.columns.get('date');
  if (!column) return 'year-first';
  const usual = comma ? 'day-first' : 'month-first';
  for (let at = start, seen = 0; at < bytes.length; seen++) {
    let end = bytes.indexOf(NEWLINE, at);
    if (end < 0) end = bytes.length;
    let from = at;
    for (let cell = 0; cell < column.index && from < end; cell++) {
      const next = bytes.indexOf(delimiter, from);
      from = next < 0 || next >= end ? end : next + 1;
    }
    const to = bytes.indexOf(delimiter, from);
    const parts = dateStart(bytes, from, to < 0 || to > end ? end : to);
    if (parts) {
      if (parts[0] > 31) return 'year-first';
      if (parts[0] > 12) return 'day-first';
      if (parts[1] > 12) return 'month-first';
    }
    at = end + 1;
  }
  return usual;
}

function decimalsOf(bytes: Uint8Array, from: number, to: number, mark: number): number {
  let at = from;
  while (at < to && bytes[at] !== mark) {
    if ((bytes[at++] | 32) === 101) return 20; // with an exponent the decimals tell nothing
  }
  for (let k = at; k < to; k++) if ((bytes[k] | 32) === 101) return 20;
  return at < to ? to - at - 1 : 0;
}

function sameBytes(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a !== bEnd - b) return false;
  for (let i = 0; a + i < aEnd; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}

function lineStart(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) {
    const end = bytes.indexOf(NEWLINE, at);
    if (end < 0) return bytes.length;
    at = end + 1;
  }
  return at;
}

function countLines(bytes: Uint8Array, from: number): number {
  let count = 1;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
