import type { INotebookModel } from '@jupyterlab/notebook';
import { writeCall, type OpenCall } from './python-call.js';

/** How a line of comment begins, by the kernel's language; `#` elsewhere. */
const comments: Record<string, string> = Object.fromEntries(
  Object.entries({
    '//': 'javascript typescript java scala kotlin groovy c c++ c# csharp f# go rust swift dart php',
    '--': 'sql lua haskell ada',
    '%': 'matlab prolog latex erlang',
    ';': 'scheme lisp common-lisp clojure racket',
    '!': 'fortran'
  }).flatMap(([mark, languages]) => languages.split(' ').map(language => [language, mark]))
);

/**
 * What stands in the cell that shows files: Python for a Python kernel, and the same in a comment for another.
 *
 * @param language the kernel's, as its `language_info` names it; Python where it is not known
 */
export function cellSource(language: string, call: OpenCall): string {
  const python = writeCall(call);
  if (isPython(language)) return python;
  return `${comments[language.toLowerCase()] ?? '#'} In Python: ${python}`;
}

/** Whether code in that language is Python; a language that is not known yet is taken for it. */
export function isPython(language: string): boolean {
  return /^(i?python\d*)?$/i.test(language);
}

/** The language of a notebook's kernel as far as the notebook knows it; `''` in a new one. */
export function languageOf(model: INotebookModel): string {
  const language = model.getMetadata('language_info') as { name?: string } | undefined;
  const kernel = model.getMetadata('kernelspec') as { language?: string } | undefined;
  return language?.name || kernel?.language || '';
}
