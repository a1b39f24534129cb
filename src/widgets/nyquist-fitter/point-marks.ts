import * as Plot from '@observablehq/plot';
import { paint } from '../frame/theme.js';
import type { PointState } from './spectrum.js';

/**
 * One dot for each point: open, filled where it is named, crossed where it was left out by hand, small and pale outside the range.
 */
export function pointMarks({
  x,
  y,
  states,
  filled,
  show = () => true,
  symbol = 'circle',
  colour = paint('ink')
}: {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  states: readonly PointState[];
  filled?: ReadonlySet<number>;
  show?(index: number): boolean;
  symbol?: Plot.SymbolType;
  colour?: string;
}): Plot.Markish[] {
  const indices = (wanted: (state: PointState, i: number) => boolean) =>
    states.flatMap((state, i) =>
      wanted(state, i) && show(i) && Number.isFinite(x[i]) && Number.isFinite(y[i]) ? [i] : []
    );
  const dots = (list: number[], options: Plot.DotOptions) =>
    list.length ? Plot.dot(list, { x: i => x[i], y: i => y[i], ...options }) : null;
  const isFilled = (i: number) => filled?.has(i) ?? false;
  return [
    dots(
      indices(state => state === 'outside'),
      { r: 1.5, fill: paint('muted'), fillOpacity: 0.6, symbol }
    ),
    dots(
      indices(state => state === 'left-out'),
      { r: 3, stroke: paint('muted'), symbol: 'times', strokeWidth: 1.5 }
    ),
    dots(
      indices((state, i) => state === 'used' && !isFilled(i)),
      { r: 2.5, stroke: colour, strokeWidth: 1.1, fill: paint('paper'), symbol }
    ),
    dots(
      indices((state, i) => state === 'used' && isFilled(i)),
      { r: 3.5, fill: colour, symbol }
    )
  ];
}
