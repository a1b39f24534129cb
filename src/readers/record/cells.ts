/** Values from the bytes of a cell, without a string for each: what makes a million rows readable in a second. */

import { decodeChinese } from '../text.js';

const ZERO = 48;
const COMMA = 44;
const POINT = 46;
const MINUS = 45;
const PLUS = 43;
const COLON = 58;
const BLANK = 32;

const POWERS = Float64Array.from({ length: 23 }, (_, k) => 10 ** k);
/** Mantissas up to here, with powers of ten up to 1e22, give the nearest double in one operation (Clinger 1990). */
const EXACT = 2 ** 53;

/** The text of a cell, or of a line; what is not UTF-8 comes from a Chinese Windows. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return decodeChinese(bytes.subarray(from, to)).trim();
}

/** The number in `from … to`, NaN where there is none; `mark` is the decimal mark. */
export function numberOf(bytes: Uint8Array, from: number, to: number, mark: number): number {
  let at = from;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at++;
  const first = at;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const digit = bytes[at] - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (decimals >= 0) decimals++;
    } else if (bytes[at] === mark && decimals < 0) decimals = 0;
    else break;
  }
  if (digits === 0) return NaN;
  let exponent = decimals > 0 ? -decimals : 0;
  if (at < to) {
    if ((bytes[at] | 32) !== 101) return NaN; // e
    const power = exponentOf(bytes, at + 1, to);
    if (Number.isNaN(power)) return NaN;
    exponent += power;
  }
  let value: number;
  if (mantissa < EXACT && exponent >= -22 && exponent <= 22) {
    value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
  } else {
    const text = String.fromCharCode(...bytes.subarray(first, to));
    value = Number(mark === COMMA ? text.replace(',', '.') : text);
  }
  return negative ? -value : value;
}

function exponentOf(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === MINUS;
  if (negative || bytes[at] === PLUS) at++;
  if (at >= to) return NaN;
  let value = 0;
  for (; at < to; at++) {
    const digit = bytes[at] - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}

/** Seconds in `12:30:05.5`, `1d 02:00:00` or `2-02:00:00`; NaN for anything else. */
export function durationOf(bytes: Uint8Array, from: number, to: number): number {
  let days = 0;
  let seconds = 0;
  let parts = 0;
  let start = from;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? bytes[at] : COLON;
    if (byte === COLON) {
      const part = numberOf(bytes, start, at, bytes.subarray(start, at).includes(COMMA) ? COMMA : POINT);
      if (!(part >= 0)) return NaN;
      seconds = seconds * 60 + part;
      parts++;
      start = at + 1;
    } else if (parts === 0 && at > from && ((byte | 32) === 100 || byte === MINUS || byte === BLANK)) {
      if (byte !== BLANK || at === start) {
        days = byte === BLANK ? days : numberOf(bytes, start, at, POINT);
      } else days = numberOf(bytes, start, at, POINT);
      start = at + 1;
      while (start < to && bytes[start] === BLANK) start++;
      at = start - 1;
    }
  }
  return parts >= 2 ? days * 86_400 + seconds : NaN;
}

export type DateOrder = 'year-first' | 'month-first' | 'day-first';

const DATE_PARTS = new Float64Array(7);

/** Seconds since 1970 of a date and time as if it were UTC (or as its own offset says); NaN for anything else. */
export function dateOf(bytes: Uint8Array, from: number, to: number, order: DateOrder): number {
  const count = dateParts(bytes, from, to);
  if (count < 5) return NaN;
  const [a, b, c, hour, minute, second] = DATE_PARTS;
  const year = order === 'year-first' ? a : c < 100 ? 2000 + c : c;
  const month = order === 'year-first' ? b : order === 'month-first' ? a : b;
  const day = order === 'year-first' ? c : order === 'month-first' ? b : a;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1970 && year < 2200)) return NaN;
  const last = bytes[to - 1] | 32; // the m of am and pm
  const noon = last === 109 && (bytes[to - 2] | 32) === 112 && hour < 12 ? 12 : 0;
  const midnight = last === 109 && (bytes[to - 2] | 32) === 97 && hour === 12 ? -12 : 0;
  return (
    daysSince1970(year, month, day) * 86_400 +
    (hour + noon + midnight) * 3600 +
    minute * 60 +
    (count > 5 ? second : 0) -
    offsetOf(bytes, from, to)
  );
}

/** The first six numbers of a date and time; the seconds with their decimals. */
function dateParts(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to && count < 6;) {
    if (!isDigit(bytes[at])) {
      at++;
      continue;
    }
    const start = at;
    while (at < to && (isDigit(bytes[at]) || (count === 5 && bytes[at] === POINT))) at++;
    DATE_PARTS[count++] = numberOf(bytes, start, at, POINT);
  }
  return count;
}

/** The first two numbers of a date, from which the order of day and month may follow. */
export function dateStart(bytes: Uint8Array, from: number, to: number): [number, number] | undefined {
  return dateParts(bytes, from, to) >= 5 ? [DATE_PARTS[0], DATE_PARTS[1]] : undefined;
}

/** Seconds by which an offset at the end (`+01:00`) is ahead of UTC. */
function offsetOf(bytes: Uint8Array, from: number, to: number): number {
  const at = to - 6;
  if (at <= from + 15 || bytes[at + 3] !== COLON || (bytes[at] !== PLUS && bytes[at] !== MINUS)) return 0;
  const seconds = numberOf(bytes, at + 1, at + 3, POINT) * 3600 + numberOf(bytes, at + 4, to, POINT) * 60;
  return bytes[at] === MINUS ? -seconds : seconds;
}

export function namesZone(bytes: Uint8Array, from: number, to: number): boolean {
  return (bytes[to - 1] | 32) === 122 || offsetOf(bytes, from, to) !== 0;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** Days of the Gregorian calendar since 1970-01-01. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}
