export interface Layout {
  /** The panel stands below the figure. */
  narrow: boolean;
  /** CSS pixels. */
  figure: number;
  panel: number;
}

const GAP = 20;

/** How figure and panel share a width: the figure takes about two thirds; below 640 px the panel goes under it. */
export function layOut(width: number): Layout {
  const inner = width - 2; // the frame's border
  if (width < 640) return { narrow: true, figure: inner, panel: inner };
  const panel = Math.round(Math.min(440, Math.max(288, inner * 0.36)));
  return { narrow: false, figure: inner - panel - GAP, panel };
}
