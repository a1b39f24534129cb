/** Between what a current must be, ampere. */
export type Band = readonly [low: number, high: number];

/** All regular staircases, first + k·increment, that go through a band in each step: a convex polygon of the two numbers. */
export class RegularStaircases {
  readonly leastIncrement: number;
  readonly mostIncrement: number;

  /** @param bands one a step, in their order */
  constructor(private readonly bands: readonly Band[]) {
    let [least, most] = [0, Infinity];
    for (let j = 1; j < bands.length; j++) {
      for (let i = 0; i < j; i++) {
        least = Math.max(least, (bands[j][0] - bands[i][1]) / (j - i));
        most = Math.min(most, (bands[j][1] - bands[i][0]) / (j - i));
      }
    }
    this.leastIncrement = least;
    this.mostIncrement = most;
  }

  get isEmpty(): boolean {
    return !(this.leastIncrement < this.mostIncrement) || this.mostIncrement === Infinity;
  }

  /** Between which first currents a staircase of this increment goes through the bands; low > high where none does. */
  firsts(increment: number): Band {
    let [low, high] = [0, Infinity];
    for (const [k, band] of this.bands.entries()) {
      low = Math.max(low, band[0] - k * increment);
      high = Math.min(high, band[1] - k * increment);
    }
    return [low, high];
  }

  /** Between what each step's current is in all of them: exact, by the corners of the polygon. */
  ranges(): Band[] {
    const ranges = this.bands.map((): [number, number] => [Infinity, -Infinity]);
    for (const increment of this.corners()) {
      const [low, high] = this.firsts(increment);
      for (const [k, range] of ranges.entries()) {
        range[0] = Math.min(range[0], low + k * increment);
        range[1] = Math.max(range[1], high + k * increment);
      }
    }
    return ranges;
  }

  /** The staircases of whole multiples of `unit`. */
  multiples(unit: number): { first: number; increment: number }[] {
    const found: { first: number; increment: number }[] = [];
    for (let i = Math.max(1, Math.ceil(this.leastIncrement / unit)); i * unit <= this.mostIncrement; i++) {
      const [low, high] = this.firsts(i * unit);
      for (let j = Math.max(1, Math.ceil(low / unit)); j * unit <= high; j++) {
        found.push({ first: j * unit, increment: i * unit });
      }
    }
    return found;
  }

  /** Increments at which one band takes over from another as the one that confines the first current. */
  private corners(): number[] {
    const { bands, leastIncrement: least, mostIncrement: most } = this;
    const corners = [least, most];
    for (let j = 1; j < bands.length; j++) {
      for (let i = 0; i < j; i++) {
        for (const side of [0, 1] as const) {
          const increment = (bands[j][side] - bands[i][side]) / (j - i);
          if (increment > least && increment < most) corners.push(increment);
        }
      }
      // the first current is positive
      const zero = bands[j][0] / j;
      if (zero > least && zero < most) corners.push(zero);
    }
    return corners;
  }
}
