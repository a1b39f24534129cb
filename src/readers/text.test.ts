import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLines, lineList } from './file.js';
import { decodeText, isUtf8 } from './text.js';

test('isUtf8 agrees with the platform’s strict decoder on any bytes that are not cut off at the end', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }).map(text => new TextEncoder().encode(text)),
    fc
      .array(fc.constantFrom(0x41, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf), {
        maxLength: 8
      })
      .map(list => Uint8Array.from(list))
  );
  fc.assert(
    fc.property(bytes, body => {
      const closed = Uint8Array.of(...body, 0x41, 0x41, 0x41);
      let right = true;
      try {
        strict.decode(closed);
      } catch {
        right = false;
      }
      expect(isUtf8(closed)).toBe(right);
    }),
    { numRuns: 2000 }
  );
});

test('a character that the end of the file cuts through does not turn UTF-8 into Windows-1252', () => {
  const bytes = new TextEncoder().encode('10 Ω, 20 µ');
  expect(decodeText(bytes.subarray(0, -1))).toContain('10 Ω, 20 ');
});

test('what is not UTF-8 is Windows-1252: µ, ², °, and the euro sign', () => {
  expect(decodeText(Uint8Array.of(0xb5, 0xb2, 0xb0, 0x80))).toBe('µ²°€');
});

test('UTF-16 without a byte order mark is recognised by its zeros', () => {
  const le = Uint8Array.from([...'f/Hz,Z'].flatMap(char => [char.charCodeAt(0), 0]));
  const be = Uint8Array.from([...'f/Hz,Z'].flatMap(char => [0, char.charCodeAt(0)]));
  expect([decodeText(le), decodeText(be)]).toEqual(['f/Hz,Z', 'f/Hz,Z']);
});

test('lines end with \\n, \\r\\n, \\r\\r\\n or \\r alone', () => {
  for (const end of ['\n', '\r\n', '\r\r\n', '\r']) {
    expect(cutLines(['a', '', 'b'].join(end))).toEqual({ lines: ['a', '', 'b'], endsInNewline: false });
    expect(cutLines(`a${end}`)).toEqual({ lines: ['a'], endsInNewline: true });
  }
});

test('a list of lines is short and readable', () => {
  expect(lineList([3])).toBe('line 3');
  expect(lineList([3, 4])).toBe('lines 3 and 4');
  expect(lineList([1, 2, 3, 4, 5, 6])).toBe('lines 1, 2, 3, 4, 5 and 6');
  expect(lineList([1, 2, 3, 4, 5, 6, 7])).toBe('lines 1, 2, 3, 4, 5 and 2 more');
});
