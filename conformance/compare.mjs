// Whether another engine's answers are those of Node: `node conformance/compare.mjs file.json`, which holds [cases, answers].
import { readFileSync } from 'node:fs';
import { answer } from './answer.mjs';
import { bytesOf } from './cases.mjs';

/** Converged numbers agree to this, of their own size or, in a list, of its largest member. */
const TOLERANCE = 1e-9;
/** What a warning says cannot be told from the data is where rounding decides. */
const FLAGGED_TOLERANCE = 1e-6;

/** Every difference from Node's answers, as sentences, and how many fits were left out because both say that they did not converge. */
export function compareAll(cases, theirs) {
  const found = { differences: [], unconverged: 0 };
  if (theirs.length !== cases.length) {
    found.differences.push(`${cases.length} cases, ${theirs.length} answers`);
  }
  cases.forEach((one, i) => compare(answer(one, bytesOf), theirs[i], one.name, TOLERANCE, 0, found));
  return found;
}

/** What the comparison says, in a line. */
export function inWords(cases, { differences, unconverged }) {
  return `${cases.length} cases, ${differences.length} differences, ${unconverged} fits converged nowhere`;
}

/** Texts, truth values and the lengths of lists must be identical. */
function compare(a, b, place, tolerance, scale, found) {
  const differ = (a, b) => found.differences.push(`${place}: ${a} in Node, ${b} there`);
  if (typeof a === 'number' && typeof b === 'number') {
    const size = Math.max(Math.abs(a), Math.abs(b), scale);
    if (Math.abs(a - b) > tolerance * size) differ(a, b);
  } else if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return differ(a.length, b.length);
    const largest = a
      .flat()
      .reduce((most, value) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most), scale);
    a.forEach((value, i) => compare(value, b[i], `${place}[${value?.name ?? i}]`, tolerance, largest, found));
  } else if (isObject(a) && isObject(b)) {
    const flagged = a.warnings?.length > 0 || ('rows' in a && isWarned(a.value));
    for (const key of keysToCompare(a, b, found)) {
      compare(a[key], b[key], `${place}.${key}`, flagged ? FLAGGED_TOLERANCE : tolerance, 0, found);
    }
  } else if (a !== b) {
    differ(JSON.stringify(a), JSON.stringify(b));
  }
}

/** Of a fit that did not converge, numbers are nothing to compare; that it did not must be the same. */
function keysToCompare(a, b, found) {
  const lost = fit => fit?.converged === false;
  if (lost(a) && lost(b)) {
    found.unconverged++;
    return ['circuit', 'converged'];
  }
  if (lost(a.fit) && lost(b.fit)) return ['circuit', 'refused', 'fit'];
  return new Set([...Object.keys(a), ...Object.keys(b)]);
}

/** Whether there is a warning anywhere in it: rows do not say which of them is meant. */
function isWarned(value) {
  if (typeof value !== 'object' || value === null) return false;
  return value.warnings?.length > 0 || Object.values(value).some(isWarned);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

if (process.argv[1] === import.meta.filename) {
  const [cases, answers] = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const found = compareAll(cases, answers);
  for (const difference of found.differences) console.log(difference);
  console.log(inWords(cases, found));
  process.exitCode = found.differences.length ? 1 : 0;
}
