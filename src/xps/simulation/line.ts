/** A photoelectron line as nature would draw it: a doublet, or a single line where `ratio` is 0. */
export interface TrueLine {
  name: string;
  region: string;
  /** Of the 3/2 line (or the single line), eV, before any charging. */
  position: number;
  /** Full width at half maximum, eV. */
  fwhm: number;
  /** Lorentzian share of the height. */
  mix: number;
  /** The 1/2 line stands so much higher, eV ... */
  splitting: number;
  /** ... with so many times the 3/2 line's area. */
  ratio: number;
  /** Of the whole doublet, intensity × eV. */
  area: number;
}

/**
 * Intensity of a line at a binding energy, and the area of the line below that energy, as sums of Gaussian and Lorentzian of one width
 * (GL sum). Written apart from the shapes that the fit uses, so that simulated spectra are an independent witness of the fit.
 */
export function lineAt(line: TrueLine, energy: number): { intensity: number; below: number } {
  const major = line.area / (1 + line.ratio);
  const first = single(energy - line.position, line, major);
  if (line.ratio === 0) return first;
  const second = single(energy - line.position - line.splitting, line, major * line.ratio);
  return { intensity: first.intensity + second.intensity, below: first.below + second.below };
}

function single(distance: number, { fwhm, mix }: TrueLine, area: number) {
  const t = (2 * distance) / fwhm;
  const gaussArea = (1 - mix) * Math.sqrt(Math.PI / Math.LN2);
  const lorentzArea = mix * Math.PI;
  const height = (2 * area) / (fwhm * (gaussArea + lorentzArea));
  const intensity = height * ((1 - mix) * Math.exp(-Math.LN2 * t * t) + mix / (1 + t * t));
  const gaussBelow = 0.5 * (1 + errorFunction(Math.sqrt(Math.LN2) * t));
  const lorentzBelow = 0.5 + Math.atan(t) / Math.PI;
  const below = (area * (gaussArea * gaussBelow + lorentzArea * lorentzBelow)) / (gaussArea + lorentzArea);
  return { intensity, below };
}

/** Abramowitz & Stegun 1964, 7.1.26: good to 1.5e-7, far below any counting noise. */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}
