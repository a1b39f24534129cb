/**
 * What a bare V8 lacks of the web's functions and our dependencies call as they load. Where the host has its own (Node,
 * Pyodide), that one stays. Imported by the engine only, before anything else.
 */
import { TextDecoder, TextEncoder } from '@exodus/bytes/encoding.js';
import structuredClone from '@ungap/structured-clone';
import { atob } from 'js-base64';

for (const [name, value] of Object.entries({ TextDecoder, TextEncoder, structuredClone, atob })) {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
