import type { ColumnValues } from '../../arrow/index.js';
import type { SymmetricCellOptions } from './options.js';

/** The rows of a record, as the file would hold them: rounded, with its sign, and numbered. */
export class RowWriter {
  /** First row of each segment of the program. */
  readonly segments: number[] = [];
  private length = 0;
  private columnsOf: Float64Array[] = Array.from({ length: 4 }, () => new Float64Array(4096));
  private step = new Int32Array(4096);
  private cycle = new Int32Array(4096);
  private cycleCount = 0;
  private readonly currentScale: number;
  private readonly voltageScale: number;

  constructor(private readonly options: SymmetricCellOptions) {
    this.currentScale = 10 ** options.current_decimals;
    this.voltageScale = 10 ** options.voltage_decimals;
  }

  /** A new segment; with `cycle` a new cycle begins, too. */
  begin(cycle = false): void {
    if (cycle || this.cycleCount === 0) this.cycleCount++;
    this.segments.push(this.length);
  }

  add(time: number, voltage: number, current: number, temperature: number): void {
    if (this.length === this.step.length) this.grow();
    const [times, voltages, currents, temperatures] = this.columnsOf;
    const i = this.length++;
    times[i] = time;
    voltages[i] = Math.round(voltage * this.voltageScale) / this.voltageScale;
    const signed = this.options.reversed ? -current : current;
    currents[i] = Math.round(signed * this.currentScale) / this.currentScale + 0;
    temperatures[i] = Math.round(temperature * 10) / 10;
    this.step[i] = this.segments.length;
    this.cycle[i] = this.cycleCount;
  }

  columns(numbered: boolean, temperature: boolean): Record<string, ColumnValues> {
    const [time, voltage, current, celsius] = this.columnsOf.map(column => column.slice(0, this.length));
    return {
      test_time_second: time,
      voltage_volt: voltage,
      current_ampere: current,
      ...(numbered
        ? { cycle_count: this.cycle.slice(0, this.length), step_count: this.step.slice(0, this.length) }
        : {}),
      ...(temperature ? { ambient_temperature_celsius: celsius } : {})
    };
  }

  private grow(): void {
    const twice = 2 * this.step.length;
    this.columnsOf = this.columnsOf.map(column => copyInto(new Float64Array(twice), column));
    this.step = copyInto(new Int32Array(twice), this.step);
    this.cycle = copyInto(new Int32Array(twice), this.cycle);
  }
}

function copyInto<T extends Float64Array | Int32Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
