/** A call in Python source: where its arguments stand. Positions are offsets into the source. */
interface Call {
  /** Of the closing parenthesis. */
  end: number;
  arguments: Argument[];
}

interface Argument {
  /** Of a keyword argument. */
  name?: string;
  start: number;
  end: number;
}

/**
 * Python source with keyword arguments of a call replaced, or added at its end.
 *
 * @param names what is called, as the last part of a dotted name; `open` only as a module's (`ag.open`), never the built-in
 * @param which of the calls, and how many there must be: more or fewer calls than widgets, and none of them is certain
 * @param values Python expressions by keyword
 * @returns `undefined` where the source leaves a doubt
 */
export function editCall(
  source: string,
  names: readonly string[],
  which: { index: number; count: number },
  values: Record<string, string>
): string | undefined {
  const calls = findCalls(source, names);
  if (calls?.length !== which.count) return undefined;
  const call = calls[which.index];
  if (!call || call.arguments.some(({ start }) => source[start] === '*')) return undefined;
  const edits: { start: number; end: number; text: string }[] = [];
  const added: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const text = `${name}=${value}`;
    const given = call.arguments.find(argument => argument.name === name);
    if (given) edits.push({ start: given.start, end: given.end, text });
    else added.push(text);
  }
  if (added.length) {
    const last = call.arguments.at(-1);
    const start = last?.end ?? call.end;
    edits.push({ start, end: start, text: (last ? ', ' : '') + added.join(', ') });
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const comment = /#[^\n]*/y;
const string =
  /[rbu]{0,2}(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')/iy;
/** Holds expressions in braces, which may hold strings in turn. */
const formatted = /(?:f|t|fr|rf|tr|rt)["']/iy;
const opening = '([{';
const closing = ')]}';

/** Every call of one of the names, in order; `undefined` for what cannot be read with certainty. */
function findCalls(source: string, names: readonly string[]): Call[] | undefined {
  if (/^\s*[%!]/m.test(source)) return undefined; // magics and shell lines are not Python
  const calls: Call[] = [];
  /** What is open, innermost last; a call where it is one that is looked for. */
  const open: { bracket: string; call?: Call; start?: number; name?: string }[] = [];
  let callee: string | undefined;
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    return found;
  };
  const inner = () => open.at(-1);
  const endArgument = () => {
    const scope = inner();
    if (scope?.call && scope.start !== undefined) {
      const { start, name } = scope;
      scope.call.arguments.push({ name, start, end: start + source.slice(start, at).trimEnd().length });
    }
    if (scope) scope.start = scope.name = undefined;
  };
  while (at < source.length) {
    const character = source[at]!;
    const skipped = take(comment);
    if (skipped !== undefined) {
      // A comment between arguments would become part of one.
      if (inner()?.call) return undefined;
      at += skipped.length;
      continue;
    }
    if (/\s|\\/.test(character)) {
      at++;
      continue;
    }
    if (take(formatted) !== undefined) return undefined;
    const scope = inner();
    if (scope?.call && scope.start === undefined && !',)'.includes(character)) scope.start = at;
    const text = take(string);
    if (text !== undefined) {
      at += text.length;
      callee = undefined;
    } else if (/["']/.test(character)) {
      return undefined; // a string without an end
    } else if (take(word) !== undefined) {
      const found = take(word)!;
      const dotted = /\.\s*$/.test(source.slice(0, at));
      callee = names.includes(found) && (dotted || found !== 'open') ? found : undefined;
      const isKeyword = scope?.start === at && /^\s*=(?!=)/.test(source.slice(at + found.length));
      if (scope?.call && isKeyword) scope.name = found;
      if (/\b(def|class)\s+$/.test(source.slice(0, at))) callee = undefined;
      at += found.length;
    } else if (opening.includes(character)) {
      const call = character === '(' && callee ? { end: 0, arguments: [] } : undefined;
      if (call) calls.push(call);
      open.push({ bracket: character, call });
      callee = undefined;
      at++;
    } else if (closing.includes(character)) {
      endArgument();
      const last = open.pop();
      if (!last || opening.indexOf(last.bracket) !== closing.indexOf(character)) return undefined;
      if (last.call) last.call.end = at;
      callee = undefined;
      at++;
    } else {
      if (character === ',') endArgument();
      callee = undefined;
      at++;
    }
  }
  return open.length ? undefined : calls;
}
