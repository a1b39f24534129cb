import type { Table } from 'apache-arrow';
import { numbers } from '../../arrow/index.js';

const [WIDTH, HEIGHT, MARGIN] = [1200, 300, 30];
const POINTS = 4000;

/** A record as an SVG text: voltage against time, with the true and the estimated short. For a look at what was judged wrongly. */
export function drawRecord(
  table: Table,
  title: string,
  truth: number | null,
  estimate: number | null
): string {
  const time = numbers(table, 'test_time_second')!;
  const voltage = numbers(table, 'voltage_volt')!;
  const sorted = voltage.map(Math.abs).sort();
  // a void's last volts would flatten the rest
  const high = sorted[Math.floor(0.98 * (sorted.length - 1))] * 1.3 || 1;
  const last = time[time.length - 1];
  const x = (t: number) => MARGIN + ((WIDTH - 2 * MARGIN) * t) / last;
  const y = (v: number) => HEIGHT / 2 - ((HEIGHT / 2 - MARGIN) * Math.max(-high, Math.min(high, v))) / high;
  const stride = Math.max(1, Math.floor(time.length / POINTS));
  const points: string[] = [];
  for (let i = 0; i < time.length; i += stride)
    points.push(`${x(time[i]).toFixed(1)},${y(voltage[i]).toFixed(1)}`);
  const mark = (t: number | null, colour: string) =>
    t === null ? '' : `<path d="M${x(t)},${MARGIN}V${HEIGHT - MARGIN}" stroke="${colour}" fill="none"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" style="background:white">`,
    `<text x="${MARGIN}" y="18" font-family="sans-serif" font-size="13">${title} (green: true short, red: estimated)</text>`,
    `<polyline points="${points.join(' ')}" fill="none" stroke="#456" stroke-width="0.7"/>`,
    mark(truth, 'green'),
    mark(estimate, 'red'),
    '</svg>'
  ].join('\n');
}
