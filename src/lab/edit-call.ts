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

/** Every call of one of the names, in order; `undefined` where the source cannot be read with certainty. */
function findCalls(source: string, names: readonly string[]): Call[] | undefined {
  if (/^\s*[%!]/m.test(source)) return undefined; // magics and shell lines are not Python
  const calls: Call[] = [];
  const open: Scope[] = [];
  const before: Token[] = [];
  for (const token of tokenize(source)) {
    const scope = open.at(-1);
    if (token.kind === 'unclear') return undefined;
    if (token.kind === 'comment') {
      if (scope?.call) return undefined; // what is added after it would be a comment too
      continue;
    }
    if (closing.includes(token.text)) {
      endArgument(scope);
      if (!scope || opening.indexOf(scope.bracket) !== closing.indexOf(token.text)) return undefined;
      if (scope.call) scope.call.end = token.start;
      open.pop();
      extendArgument(open.at(-1), token, before);
    } else if (token.text === ',') {
      endArgument(scope);
    } else {
      extendArgument(scope, token, before);
      if (opening.includes(token.text)) {
        const call = token.text === '(' && isCallee(before, names) ? { end: 0, arguments: [] } : undefined;
        if (call) calls.push(call);
        open.push({ bracket: token.text, call });
      }
    }
    before.push(token);
  }
  return open.length ? undefined : calls;
}

/** A bracket that is open, with the call whose arguments it holds and the argument that is being read. */
interface Scope {
  bracket: string;
  call?: Call;
  argument?: Argument;
}

const opening = '([{';
const closing = ')]}';

function extendArgument(scope: Scope | undefined, token: Token, before: readonly Token[]): void {
  if (!scope?.call) return;
  const last = before.at(-1);
  scope.argument ??= { start: token.start, end: token.end };
  if (token.text === '=' && last?.kind === 'word' && last.start === scope.argument.start) {
    scope.argument.name = last.text;
  }
  scope.argument.end = token.end;
}

function endArgument(scope: Scope | undefined): void {
  if (scope?.call && scope.argument) scope.call.arguments.push(scope.argument);
  if (scope) scope.argument = undefined;
}

/** Whether the tokens before a parenthesis end in one of the names, called and not defined. */
function isCallee(before: readonly Token[], names: readonly string[]): boolean {
  const [last, previous] = [before.at(-1), before.at(-2)];
  if (!last || !names.includes(last.text)) return false;
  return last.text === 'open' ? previous?.text === '.' : !/^(def|class)$/.test(previous?.text ?? '');
}

interface Token {
  /** `unclear` is a string without an end, or a formatted one: its braces hold code. */
  kind: 'comment' | 'string' | 'word' | 'other' | 'unclear';
  text: string;
  start: number;
  end: number;
}

/** One of Python's pieces, or space, at `lastIndex`. */
const piece = new RegExp(
  [
    String.raw`[\s\\]+`,
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<unclear>(?:[ft]|[ft]r|r[ft])["'])`,
    String.raw`(?<string>[rbu]{0,2}(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''` +
      String.raw`|(?!""")"(?:[^"\\\n]|\\[^])*"|(?!''')'(?:[^'\\\n]|\\[^])*'))`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`(?<other>[=!<>:]=|[^"'])`
  ].join('|'),
  'iuy'
);

function* tokenize(source: string): Generator<Token> {
  for (let start = 0; start < source.length;) {
    piece.lastIndex = start;
    const found = piece.exec(source);
    if (!found) {
      yield { kind: 'unclear', text: source.slice(start), start, end: source.length };
      return;
    }
    const [text] = found;
    const end = start + text.length;
    const kind = Object.entries(found.groups!).find(([, part]) => part !== undefined)?.[0];
    if (kind) yield { kind: kind as Token['kind'], text, start, end };
    start = end;
  }
}
