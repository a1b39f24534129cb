/** Words that stand for “no value” in instruments' and spreadsheets' files. */
const NO_VALUE = new Set([
  '',
  '-',
  '--',
  '---',
  '?',
  '*',
  'n/a',
  'na',
  'nan',
  '-nan',
  '+nan',
  'nan(ind)',
  '-nan(ind)',
  '1.#ind',
  '-1.#ind',
  '1.#qnan',
  '1.#inf',
  '-1.#inf',
  'inf',
  '+inf',
  '-inf',
  'infinity',
  '+infinity',
  '-infinity',
  '∞',
  'null',
  'none',
  'missing',
  'overload',
  'ovld',
  'ovl',
  '#n/a',
  '#num!',
  '#div/0!',
  '#value!'
]);

/**
 * The number in a cell; NaN where the cell says that there is no value; `undefined` where it holds a text.
 *
 * Takes `1.5`, `1,5` (with `decimalComma`), `1.5E+003`, Fortran's `1.5D+03`, and a typographic minus. Never hexadecimal.
 */
export function parseNumber(cell: string, decimalComma = false): number | undefined {
  let text = cell.trim();
  if (text.length === 0) return NaN;
  if (decimalComma) {
    const comma = text.indexOf(',');
    if (comma >= 0) {
      if (text.includes('.') || comma === text.length - 1) return wordOrText(text);
      text = `${text.slice(0, comma)}.${text.slice(comma + 1)}`;
    }
  }
  const value = Number(text);
  if (Number.isFinite(value) && isDecimal(text)) return value;
  const plain = text
    .replace('−', '-')
    .replace('−', '-')
    .replace(/[dD](?=[-+]?\d+$)/, 'e');
  if (plain !== text) {
    const again = Number(plain);
    if (Number.isFinite(again) && isDecimal(plain)) return again;
  }
  return wordOrText(text);
}

function wordOrText(text: string): number | undefined {
  return NO_VALUE.has(text.toLowerCase()) || overflows(text) ? NaN : undefined;
}

/** A number beyond the range of doubles (`1e999`) is none to calculate with. */
function overflows(text: string): boolean {
  return !Number.isNaN(Number(text)) && !Number.isFinite(Number(text));
}

/** JavaScript also takes `0x1f`, `0b1` and `0o7` for numbers. */
function isDecimal(text: string): boolean {
  if (text.charCodeAt(0) !== 48 || text.length < 3) return true;
  const second = text.charCodeAt(1) | 32;
  return second !== 120 && second !== 98 && second !== 111;
}
