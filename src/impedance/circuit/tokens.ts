import { ArgyroditeError } from '../../arrow/index.js';
import { elements, findElement } from '../elements/list.js';

export type Token =
  | { type: 'element'; symbol: string; label: string; position: number }
  /** `p(` opens branches in series notation, `(` bare branches, `[` a series. */
  | { type: 'p(' | '(' | '[' | ')' | ']' | ',' | '-'; position: number };

/** Longer than any circuit that means something, and short enough that nothing downstream runs out of stack. */
export const MAXIMUM_LENGTH = 2000;

/** Symbols as they may be written, the longest first: `Wo` is not W "o". */
const spellings = elements
  .flatMap(({ symbol, alias }) => [
    { spelling: symbol, symbol },
    ...(alias === undefined ? [] : [{ spelling: alias, symbol }])
  ])
  .sort((a, b) => b.spelling.length - a.spelling.length);

/** A label begins with a lower-case letter, a digit or `_`; capitals only after a `_`. A `p(` that follows is not part of it. */
const LABEL = /(?:(?!p\s*\()[a-z0-9])*(?:_\w+)?/y;

/** @throws ArgyroditeError `bad-circuit` with the position of what cannot be read */
export function tokenize(code: string): Token[] {
  if (code.length > MAXIMUM_LENGTH) {
    throw new ArgyroditeError(
      'bad-circuit',
      `The circuit is ${code.length} characters long; at most ${MAXIMUM_LENGTH} are read. Shorten it.`,
      { position: MAXIMUM_LENGTH }
    );
  }
  const tokens: Token[] = [];
  let position = 0;
  while (position < code.length) {
    const character = code[position];
    if (/\s/.test(character)) {
      position++;
      continue;
    }
    const open = /p\s*\(/y;
    open.lastIndex = position;
    const branches = open.exec(code);
    if (branches) {
      tokens.push({ type: 'p(', position });
      position += branches[0].length;
    } else if ('()[],-'.includes(character)) {
      tokens.push({ type: character as '(', position });
      position++;
    } else {
      const token = readElement(code, position);
      tokens.push(token);
      position = token.end;
    }
  }
  return tokens;
}

function readElement(code: string, position: number): Token & { end: number } {
  const found = spellings.find(({ spelling }) => code.startsWith(spelling, position));
  if (!found) throw unknown(code, position);
  LABEL.lastIndex = position + found.spelling.length;
  const label = LABEL.exec(code)![0];
  return {
    type: 'element',
    symbol: findElement(found.symbol).symbol,
    label,
    position,
    end: LABEL.lastIndex
  };
}

/** So much of a long circuit stands in a message. */
const EXCERPT = 40;

/** A circuit in quotation marks; of a long one what stands around the position. */
export function excerpt(code: string, position: number): string {
  if (code.length <= 2 * EXCERPT) return `“${code}”`;
  const from = Math.max(0, Math.min(position - EXCERPT, code.length - 2 * EXCERPT));
  const part = code.slice(from, from + 2 * EXCERPT);
  return `“${from > 0 ? '…' : ''}${part}${from + 2 * EXCERPT < code.length ? '…' : ''}”`;
}

function unknown(code: string, position: number): ArgyroditeError {
  const word =
    /^\w{1,40}/.exec(code.slice(position))?.[0] ?? String.fromCodePoint(code.codePointAt(position)!);
  const known = elements.map(({ symbol, alias }) => (alias ? `${symbol} (or ${alias})` : symbol)).join(', ');
  return new ArgyroditeError(
    'bad-circuit',
    `There is no element “${word}” (at character ${position + 1} of the circuit ${excerpt(code, position)}). Elements are ${known}; a label after them begins with a small letter, a digit or _.`,
    { position }
  );
}
