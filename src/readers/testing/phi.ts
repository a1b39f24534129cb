type Region = [name: string, start: number, step: number, rates: number[]];

/** A PHI .spe for the tests. */
export function phiFile(regions: readonly Region[], type: 'f4' | 'f8' = 'f4'): Uint8Array {
  const head = [
    'SOFH',
    'Technique: XPS',
    'InstrumentModel: VersaProbe',
    'FileDesc: (1, Cl-13)',
    'XraySource: Al 1486.6 mono',
    ...regions.map(
      ([name, start, step, { length }], i) =>
        `SpectralRegDef: ${i + 1} ${i + 1} ${name} 16 ${length} ${step} ${start} 0 ${start} 0 0.500000 23.50 AREA`
    ),
    'EOFH',
    ''
  ].join('\r\n');
  const size = type === 'f4' ? 4 : 8;
  const text = new TextEncoder().encode(head);
  const points = regions.reduce((sum, [, , , { length }]) => sum + length, 0);
  const out = new Uint8Array(text.length + 16 + 96 * regions.length + size * points);
  out.set(text);
  const view = new DataView(out.buffer, text.length);
  const word = (at: number, letters: string) =>
    [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  [1, regions.length, 96, 16].forEach((value, i) => view.setUint32(4 * i, value, true));
  let at = 16 + 96 * regions.length;
  regions.forEach(([, , , rates], i) => {
    const header = 16 + 96 * i;
    view.setUint32(header + 20, rates.length, true);
    word(header + 56, 'c/s');
    word(header + 72, type);
    view.setUint32(header + 76, size * rates.length, true);
    for (const rate of rates) {
      if (size === 4) view.setFloat32(at, rate, true);
      else view.setFloat64(at, rate, true);
      at += size;
    }
  });
  return out;
}
