import { median } from '../median.js';

/** Half cycles of the past that a steady drift is taken from. */
const DRIFT_PAST = 6;

/** What a half cycle is compared with: the last healthy ones before it. */
export interface Reference {
  level: number;
  error: number;
  /** The level to be expected if the drift of the past went on: a cell that no thermometer watches warms and cools. */
  expected: number;
}

/** Healthy half cycles as they come, in the order of time. */
export class Past {
  private readonly index: number[] = [];
  private readonly level: number[] = [];
  private readonly error: number[] = [];

  constructor(
    private readonly length: number,
    private readonly driftLimit: number
  ) {}

  get isEmpty(): boolean {
    return this.index.length === 0;
  }

  add(index: number, level: number, error: number): void {
    this.index.push(index);
    this.level.push(level);
    this.error.push(error);
  }

  /** The reference for the half cycle `index`: the median of the last few, with its error by their noise and their scatter. */
  at(index: number): Reference {
    const levels = this.level.slice(-this.length);
    const level = median(levels);
    const noise = median(this.error.slice(-this.length)) / Math.sqrt(levels.length);
    const scatter =
      (1.4826 * median(levels.map(value => Math.abs(value - level)))) / Math.sqrt(levels.length);
    const lag = index - median(this.index.slice(-this.length));
    const slope = Math.max(-this.driftLimit, Math.min(this.driftLimit, this.drift()));
    return { level, error: Math.max(noise, scatter), expected: level * Math.exp(slope * lag) };
  }

  /** Median of the pairwise slopes of ln level (Theil 1950), per half cycle; of levels well above their noise alone. */
  private drift(): number {
    const from = Math.max(0, this.index.length - DRIFT_PAST);
    const slopes: number[] = [];
    for (let i = from; i < this.index.length; i++) {
      for (let j = i + 2; j < this.index.length; j++) {
        if (this.level[i] > 5 * this.error[i] && this.level[j] > 5 * this.error[j]) {
          slopes.push(Math.log(this.level[j] / this.level[i]) / (this.index[j] - this.index[i]));
        }
      }
    }
    return slopes.length > 2 ? median(slopes) : 0;
  }
}
