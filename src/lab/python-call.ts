import type { ColumnMapping } from '../arrow/index.js';
import type { Json } from '../settings/index.js';

/** `ag.open(…)`: which files, with `/` between folders, and which settings differ from the defaults. */
export interface OpenCall {
  paths: string[];
  /** What a person said of the file’s columns; `columns` is no setting. */
  columns?: ColumnMapping;
  settings: Record<string, Json>;
}

const prefix = 'import argyrodite as ag; ';

/** The one line of Python that shows the files. */
export function writeCall({ paths, settings, columns }: OpenCall): string {
  const given = [
    literal(paths.length === 1 ? paths[0] : paths),
    ...(columns ? [`columns=${literal(columns as unknown as Json)}`] : []),
    ...Object.entries(settings).map(([name, value]) => `${name}=${literal(value)}`)
  ];
  return `${prefix}ag.open(${given.join(', ')})`;
}

/** A Python literal. JSON's strings and numbers are Python's too; only its words are others. */
export function literal(value: Json): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return escapeInvisible(JSON.stringify(value));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${literal(key)}: ${literal(member)}`)
    .join(', ')}}`;
}

/** A file's name must not reverse or hide the code around it, as marks of writing direction do. */
function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, character => {
    const hex = character.codePointAt(0)!.toString(16);
    return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
}

/** The call of `ag.open` in a cell's source, or `undefined` where there is none that only holds literals. */
export function parseCall(source: string): OpenCall | undefined {
  const start = source.search(/\bag\.open\(/);
  if (start < 0) return undefined;
  const scanner = new Scanner(source.slice(source.indexOf('(', start) + 1));
  try {
    return scanner.call();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // an expression, which only Python can work out
    throw error;
  }
}

/** Reads literals of Python from the left; throws a SyntaxError at anything else. */
class Scanner {
  constructor(private rest: string) {}

  call(): OpenCall {
    const first = this.value();
    const paths = typeof first === 'string' ? [first] : first;
    if (!Array.isArray(paths) || !paths.length || !paths.every(path => typeof path === 'string')) {
      throw new SyntaxError('no path');
    }
    const settings: [string, Json][] = [];
    while (!this.take(/^,?\s*\)/)) {
      this.need(/^,/);
      const name = this.need(/^[a-z_][a-z0-9_]*(?=\s*=)/);
      this.need(/^=/);
      settings.push([name, this.value()]);
    }
    const { columns, ...others } = Object.fromEntries(settings);
    return {
      paths: paths as string[],
      settings: others,
      ...(columns !== undefined && { columns: columns as unknown as ColumnMapping })
    };
  }

  private value(): Json {
    const word = this.take(/^(True|False)\b/);
    if (word) return word === 'True';
    const number = this.take(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?(?![\w.])/);
    if (number) return Number(number);
    if (this.take(/^\[/)) return this.list();
    if (this.take(/^\{/)) return this.members();
    return this.string();
  }

  private list(): Json[] {
    const values: Json[] = [];
    while (!this.take(/^\]/)) {
      values.push(this.value());
      if (!this.take(/^,/) && !/^\s*\]/.test(this.rest)) throw new SyntaxError('no end of the list');
    }
    return values;
  }

  private members(): { [key: string]: Json } {
    const members: [string, Json][] = [];
    while (!this.take(/^\}/)) {
      const key = this.string();
      this.need(/^:/);
      members.push([key, this.value()]);
      if (!this.take(/^,/) && !/^\s*\}/.test(this.rest)) throw new SyntaxError('no end of the members');
    }
    return Object.fromEntries(members);
  }

  private string(): string {
    const quoted = this.need(/^("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/);
    return quoted.slice(1, -1).replace(escapes, unescape);
  }

  private take(pattern: RegExp): string | undefined {
    this.rest = this.rest.trimStart();
    const found = pattern.exec(this.rest)?.[0];
    if (found !== undefined) this.rest = this.rest.slice(found.length);
    return found;
  }

  private need(pattern: RegExp): string {
    const found = this.take(pattern);
    if (found === undefined) throw new SyntaxError(`not a literal: ${this.rest.slice(0, 20)}`);
    return found;
  }
}

const escapes = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs;
const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07' };

function unescape(whole: string, escape: string): string {
  if (/^[xuU]./.test(escape)) {
    const code = parseInt(escape.slice(1), 16);
    if (code > 0x10ffff) throw new SyntaxError(`no character ${whole}`);
    return String.fromCodePoint(code);
  }
  if (/^[\\"']$/.test(escape)) return escape;
  if (!Object.hasOwn(named, escape)) throw new SyntaxError(`an escape of another kind: ${whole}`);
  return named[escape];
}
