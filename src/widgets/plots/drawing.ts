/** A drawn plot with what pointing at it needs. */
export interface Drawing {
  node: SVGSVGElement;
  /** Where each point stands, in CSS pixels of the plot; NaN where it is not drawn. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** The plot's inside: left, top, right, bottom. */
  frame: readonly [number, number, number, number];
  /** `x`: what is nearest sideways is meant (a value against frequency); `xy`: what is nearest. */
  nearest: 'x' | 'xy';
  /** Where the x axis is a frequency: from pixels to Hz and back. */
  frequency?: { at(x: number): number; pixel(hertz: number): number };
}

/** The index of the point that is meant at a place, within `reach` pixels. */
export function nearestPoint(drawing: Drawing, x: number, y: number, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach;
  for (let i = 0; i < drawing.x.length; i++) {
    const dx = drawing.x[i] - x;
    const distance =
      drawing.nearest === 'x'
        ? Math.abs(dx) + 0.001 * Math.abs(drawing.y[i] - y)
        : Math.hypot(dx, drawing.y[i] - y);
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** The indices of the points inside a polygon (even-odd rule). */
export function pointsInside(drawing: Drawing, polygon: readonly (readonly [number, number])[]): number[] {
  const inside: number[] = [];
  for (let i = 0; i < drawing.x.length; i++) {
    const [x, y] = [drawing.x[i], drawing.y[i]];
    let within = false;
    for (let j = 0, k = polygon.length - 1; j < polygon.length; k = j++) {
      const [xj, yj] = polygon[j];
      const [xk, yk] = polygon[k];
      if (yj > y !== yk > y && x < ((xk - xj) * (y - yj)) / (yk - yj) + xj) within = !within;
    }
    if (within) inside.push(i);
  }
  return inside;
}
