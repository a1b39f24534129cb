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
  if (/^(i?python\d*)?$/i.test(language)) return python;
  return `${comments[language.toLowerCase()] ?? '#'} In Python: ${python}`;
}
