// One case in whatever engine this is loaded in: Node, or a page that has it bundled.
import { toBytes } from '../lib/arrow/index.js';
import { read } from '../lib/readers/index.js';
import { callFunction } from '../lib/runner/functions.js';
import { toJSON } from '../lib/widgets/result.js';

/** The answer to a case as it travels to other languages; `bytes` are its file's, where it has one. */
export function answer({ file, call, given }, bytes) {
  const tables = bytes ? [toBytes(read(file, bytes).table)] : [];
  return toJSON(callFunction(call, given, tables).result);
}
