// What the simulated page lacks, and complaints of JupyterLab and Yjs that are not ours to mend.
import { runInThisContext } from 'node:vm';

const { structuredClone: clone, crypto } = runInThisContext('globalThis');

globalThis.structuredClone ??= clone;
if (!globalThis.crypto?.subtle) Object.defineProperty(globalThis, 'crypto', { value: crypto });

const warn = console.warn;
const known = /^Invalid access: Add Yjs type to a document|^\[yjs#509\]|^Clipboard API not available/;
console.warn = (...words) => {
  if (!known.test(String(words[0]))) warn(...words);
};
