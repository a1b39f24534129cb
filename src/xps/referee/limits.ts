/** Where a referee begins to object. Those that no source gives are our choices. */
export interface RefereeLimits {
  /** Area of the 1/2 line over that of the 3/2 line, either side of the level's own. */
  ratio_tolerance: number;
  /** The 1/2 line may be narrower by this share, which is rounding. */
  half_line_width_tolerance: number;
  /** Widths within a region may differ by this share. */
  width_spread: number;
  /** No line is narrower than source and analyser make it, eV. */
  resolution: number;
  /** Lines of one chemical state are not wider, eV. */
  widest: number;
  /** Of the components' mean width. */
  closest: number;
  correlation: number;
  /** Area over its standard error. */
  significance: number;
  /** A richer model must be better by so much: strong evidence (Kass & Raftery 1995). */
  richer_bic: number;
  /** A component may stand so far outside its typical range, eV. */
  energy_tolerance: number;
  /** Signal at the window's end over the highest signal. */
  tail: number;
  /** Of a line's width: background that a window needs beside the outermost lines. */
  margin: number;
  /** Standard deviations by which runs of one sign may be missing in the residuals. */
  missing_runs: number;
  /** Standard deviations by which χ² may be above its degrees of freedom. */
  misfit: number;
  /** Variance of the points' scatter over that of counting: less is smoothed. */
  scatter: number;
  /** S : P of the tetrahedra may differ from 4 by this share, beyond its own error. */
  tetrahedron_ratio: number;
}

export const refereeLimits: Readonly<RefereeLimits> = {
  ratio_tolerance: 0.03,
  half_line_width_tolerance: 0.02,
  width_spread: 0.2,
  resolution: 0.4,
  widest: 2,
  closest: 0.4,
  correlation: 0.95,
  significance: 3,
  richer_bic: 6,
  energy_tolerance: 0.1,
  tail: 0.05,
  margin: 1.5,
  missing_runs: 3,
  misfit: 4,
  scatter: 0.6,
  tetrahedron_ratio: 0.25
};
