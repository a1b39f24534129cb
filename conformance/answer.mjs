// One case in whatever engine this is loaded in: Node, or a page that has it bundled.
import {
  errorToData,
  hashBytes,
  hashTable,
  joinTables,
  makeTable,
  toBytes,
  toTable
} from '../lib/arrow/index.js';
import { read } from '../lib/readers/index.js';
import { runAtOnce } from '../lib/runner/analyse.js';
import { callFunction } from '../lib/runner/functions/index.js';
import { findWidget } from '../lib/widgets/registry.js';
import { columnsTable, toJSON } from '../lib/widgets/result.js';

/**
 * The answer to a case as it travels to other languages.
 *
 * @param bytesOf the content of a file of the case, by its name
 */
export function answer(one, bytesOf) {
  if (one.read) return readAnswer(one.read, bytesOf);
  const table = tableOf(one, bytesOf);
  if (one.widget) return widgetAnswer(one, runAtOnce(findWidget(one.widget), table, one.settings));
  const { result, rows } = callFunction(one.call, resolve(one.given, bytesOf), table ? [toBytes(table)] : []);
  return typeof result === 'number' ? { value: result } : { value: toJSON(result), rows: columnsOf(rows) };
}

/** What a widget's result says, in all that a colleague may get of it. */
export function widgetAnswer({ widget }, result) {
  const definition = findWidget(widget);
  return {
    value: toJSON(result),
    summary: definition.summary(result),
    rows: columnsOf(columnsTable(definition, result))
  };
}

function readAnswer(file, bytesOf) {
  try {
    const { kind, table, warnings } = readFile(file, bytesOf);
    return {
      kind,
      warnings: warnings.map(({ message }) => message),
      hash: hashTable(table),
      sha256: hashBytes(toBytes(table))
    };
  } catch (error) {
    return { error: errorToData(error) };
  }
}

/** By its name alone, as a person gives it. */
function readFile(file, bytesOf) {
  return read(file.split('/').at(-1), bytesOf(file));
}

/** The table that a case is about: out of files (several are one series), columns, or another function's rows. */
export function tableOf({ files, columns, from }, bytesOf) {
  if (files) {
    const tables = files.map(file => readFile(file, bytesOf).table);
    return tables.length === 1 ? tables[0] : joinTables(tables);
  }
  if (columns) {
    const { kind, ...values } = columns;
    return makeTable(kind, values);
  }
  return from && toTable(callFunction(from.call, from.given, []).rows);
}

/** What another case answers stands in an argument as `{ "answer": case }`. */
function resolve(given, bytesOf) {
  if (Array.isArray(given)) return given.map(member => resolve(member, bytesOf));
  if (typeof given !== 'object' || given === null) return given;
  if (given.answer) return answer(given.answer, bytesOf).value;
  return Object.fromEntries(Object.entries(given).map(([name, member]) => [name, resolve(member, bytesOf)]));
}

function columnsOf(table) {
  return Object.fromEntries(
    table.schema.fields.map(({ name }) => [
      name,
      Array.from(table.getChild(name), value => (typeof value === 'bigint' ? Number(value) : toJSON(value)))
    ])
  );
}
