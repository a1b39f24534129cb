/** A level as it is simulated: its doublet, the width of one line, and the window that a specialist would scan. */
interface TrueRegion {
  splitting: number;
  ratio: number;
  fwhm: number;
  window: readonly [number, number];
  /** Binding energy of each component's 3/2 line, eV: one value within the range that the library has for it. */
  position: Readonly<Record<string, number>>;
}

export const trueRegions: Readonly<Record<string, TrueRegion>> = {
  'S 2p': {
    splitting: 1.18,
    ratio: 0.5,
    fwhm: 1.1,
    window: [156, 171],
    position: { PS4: 161.6, sulfide: 160.2, Li2Sn: 163.2 }
  },
  'P 2p': {
    splitting: 0.87,
    ratio: 0.5,
    fwhm: 1.2,
    window: [122, 137],
    position: { PS4: 131.85, LixP: 128.4, Li3P: 126.3 }
  },
  'Cl 2p': { splitting: 1.6, ratio: 0.5, fwhm: 1.1, window: [194, 205], position: { chloride: 198.6 } },
  'Li 1s': { splitting: 0, ratio: 0, fwhm: 1.3, window: [50, 61], position: { lithium: 55.7 } }
};

/** Lorentzian share of every simulated line. */
export const TRUE_MIX = 0.3;
