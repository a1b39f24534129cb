/** Entry of the engine: one plain script for an embedded JavaScript without a page (scripts/build-engine.mjs, argyrodite/engine). */
import './engine-shims.js';
import { errorToData, isArgyroditeError, type ErrorData } from '../arrow/error.js';
import { methods } from './engine-methods.js';
import { MissingPart, providePart, type EngineParts, type Reply } from './engine-parts.js';

/** What `call` answers, as JSON; the bytes beside it are fetched with `take`. */
type Answer =
  | { value: unknown; outputs: number }
  | { error: ErrorData }
  /** Run the script of this part, then call again with the same. */
  | { wants: keyof EngineParts }
  /** A defect of ours, with the place. */
  | { defect: string };

let inputs: ArrayBuffer[] = [];
let outputs: Uint8Array[] = [];

/**
 * Bytes cannot stand in JSON, so they go beside it: the host fills buffers, calls, and takes what came out.
 *
 * One call at a time; the host sees to that.
 */
const engine = {
  /** A place for bytes of the next call, which the host fills. */
  allocate(length: number): ArrayBuffer {
    const buffer = new ArrayBuffer(length);
    inputs.push(buffer);
    return buffer;
  },

  /** Runs a method. `request` is JSON, `{ method, options }`. */
  call(request: string): string {
    const given = inputs.map(buffer => new Uint8Array(buffer));
    inputs = [];
    outputs = [];
    return JSON.stringify(answer(request, given));
  },

  /** For the script of a part, to say that it is there. */
  provide: providePart,

  /** The next of the bytes that the last call gave. */
  take(): ArrayBuffer {
    const { buffer, byteOffset, byteLength } = outputs.shift()!;
    return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
  }
};
export type Engine = typeof engine;

function answer(request: string, given: Uint8Array[]): Answer {
  try {
    const { method, options } = JSON.parse(request) as { method: keyof typeof methods; options: object };
    const { value, bytes = [] }: Reply = methods[method](options as never, given);
    outputs = bytes;
    return { value, outputs: bytes.length };
  } catch (error) {
    if (error instanceof MissingPart) return { wants: error.part };
    if (isArgyroditeError(error)) return { error: errorToData(error) };
    return { defect: (error as Error).stack ?? String(error) };
  }
}

Object.defineProperty(globalThis, 'argyrodite', { value: engine });
