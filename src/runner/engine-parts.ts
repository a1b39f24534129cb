import type { Settings } from '../settings/index.js';

/** What a method of the engine answers. */
export interface Reply {
  /** JSON. */
  value: unknown;
  bytes?: Uint8Array[];
}

/** What most calls do without, each a script of its own beside the engine's. */
export interface EngineParts {
  /** Draws the figure of a widget's result: an SVG document, `undefined` where there is nothing to be drawn. */
  pictures(widget: string, bytes: Uint8Array, settings: Settings, result: object): string | undefined;
}

/** Thrown where a part is needed that is not there yet: the host brings its script, and calls again. */
export class MissingPart extends Error {
  constructor(readonly part: keyof EngineParts) {
    super(`The engine’s part “${part}” is not loaded.`);
  }
}

const parts: Partial<EngineParts> = {};

export function providePart<K extends keyof EngineParts>(name: K, part: EngineParts[K]): void {
  parts[name] = part;
}

/** @throws MissingPart */
export function needPart<K extends keyof EngineParts>(name: K): EngineParts[K] {
  const part = parts[name];
  if (!part) throw new MissingPart(name);
  return part;
}
