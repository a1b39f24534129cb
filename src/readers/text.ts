/**
 * Text from bytes: UTF-8, UTF-16 (with a byte order mark, or recognised by its zero bytes), else Windows-1252.
 *
 * Instruments write in the code page of their Windows: a `²` or `µ` that is not UTF-8 is taken as Windows-1252 (of which
 * Latin-1 is a part).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decode('utf-8', bytes.subarray(3));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), true);
  const zeros = zeroShares(bytes.subarray(0, 4096));
  if (zeros.odd > 0.4 && zeros.even < 0.1) return decodeUtf16(bytes, false);
  if (zeros.even > 0.4 && zeros.odd < 0.1) return decodeUtf16(bytes, true);
  return isUtf8(bytes) ? decode('utf-8', bytes) : decodeWindows1252(bytes);
}

/**
 * Text in UTF-8, else in the code page of a Chinese Windows (of which GB 2312 is a part), where the engine knows it.
 */
export function decodeChinese(bytes: Uint8Array): string {
  return isUtf8(bytes) || !KNOWS_CHINESE ? decodeText(bytes) : decode('gb18030', bytes);
}

/** A bare engine may know no other encodings than the usual ones of the west. */
const KNOWS_CHINESE = knows('gb18030');

function knows(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** 0x80 to 0x9f. Some versions of Node leave these bytes as they are, so they are done here; five are not assigned. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  return decode('windows-1252', bytes).replace(
    /[\u0080-\u009f]/g,
    char => WINDOWS_1252[char.charCodeAt(0) - 0x80]
  );
}

function decode(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): string {
  const even = bytes.length - (bytes.length % 2); // half a character at the end of a cut file
  const units = bytes.slice(0, even);
  if (bigEndian) {
    for (let i = 0; i < even; i += 2) [units[i], units[i + 1]] = [units[i + 1], units[i]];
  }
  return decode('utf-16le', units);
}

/** How many of the bytes at even and at odd places are zero: in UTF-16 of western text one kind nearly always is. */
function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2]++;
  const pairs = Math.max(1, bytes.length / 2);
  return { even: zeros[0] / pairs, odd: zeros[1] / pairs };
}

/** Well-formed UTF-8 as RFC 3629 has it; a character cut off by the end of the file is no fault. */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i];
    if (lead < 0x80) continue;
    const following = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4) return false;
    for (let k = 1; k <= following; k++) {
      if (i + k >= bytes.length) return true;
      if ((bytes[i + k] & 0xc0) !== 0x80) return false;
    }
    const second = bytes[i + 1];
    if (lead === 0xe0 && second < 0xa0) return false; // overlong
    if (lead === 0xed && second > 0x9f) return false; // a surrogate
    if (lead === 0xf0 && second < 0x90) return false; // overlong
    if (lead === 0xf4 && second > 0x8f) return false; // beyond U+10FFFF
    i += following;
  }
  return true;
}
