// What is asked of every engine. `node conformance/cases.mjs` prints it as JSON, for the tests of other languages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const examples = path.join(here, '../examples/data');
/** Files of real instruments, where they are; they are not part of the project. */
const instruments = path.join(here, '../../shared/data');
/** A reader is asked about larger ones in its own tests. */
const LARGEST = 300_000;

const written = readdirSync(path.join(here, 'cases'))
  .sort()
  .flatMap(name => JSON.parse(readFileSync(path.join(here, 'cases', name), 'utf8')));

const reads = [
  ...filesIn(examples).filter(file => !file.startsWith('broken/')),
  ...(existsSync(instruments) ? filesIn(instruments).map(file => path.posix.join('instruments', file)) : [])
]
  .filter(file => !/\.(arrow|md|gitattributes)$/.test(file))
  .map(file => ({ name: `reading ${file}`, read: file }))
  .filter(({ read }) => bytesOf(read).length <= LARGEST);

/**
 * A function by its name in Python with its other arguments (`call`, `given`), a widget with its settings (`widget`, `settings`), or a
 * file (`read`). The table is out of `files` of examples/data, `columns`, or `from` another function.
 */
export const cases = [...written, ...reads];

/** The content of a file that a case names. */
export function bytesOf(file) {
  return new Uint8Array(readFileSync(pathOf(file)));
}

function pathOf(file) {
  return file.startsWith('instruments/')
    ? path.join(instruments, file.slice('instruments/'.length))
    : path.join(examples, file);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(cases));
