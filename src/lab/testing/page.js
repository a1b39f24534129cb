// What the simulated page lacks, and one complaint of Yjs about how JupyterLab makes its cells: it is not ours to mend.
import { runInThisContext } from 'node:vm';

const { structuredClone: clone, crypto } = runInThisContext('globalThis');

globalThis.structuredClone ??= clone;
if (!globalThis.crypto?.subtle) Object.defineProperty(globalThis, 'crypto', { value: crypto });

const warn = console.warn;
console.warn = (...words) => {
  if (!String(words[0]).startsWith('Invalid access: Add Yjs type to a document')) warn(...words);
};
