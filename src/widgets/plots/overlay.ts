import { paint } from '../frame/theme.js';
import type { Drawing } from './drawing.js';
import { svgElement } from './svg.js';

/** What lies over a plot for a moment, and is neither printed nor exported. */
function overlay(drawing: Drawing, name: string): SVGGElement {
  drawing.node.querySelector(`[data-overlay="${name}"]`)?.remove();
  const group = svgElement('g', { 'data-overlay': name, 'pointer-events': 'none' });
  drawing.node.append(group);
  return group;
}

/** A ring and two hair lines at the point that is being read. */
export function showReading(drawing: Drawing, index: number | undefined): void {
  const group = overlay(drawing, 'reading');
  if (index === undefined) return;
  const [x, y] = [drawing.x[index], drawing.y[index]];
  const [left, top, right, bottom] = drawing.frame;
  const hair = { stroke: paint('muted'), 'stroke-width': 0.75, 'stroke-dasharray': '2 2' };
  if (!Number.isFinite(x)) return;
  group.append(svgElement('line', { x1: x, x2: x, y1: top, y2: bottom, ...hair }));
  if (!Number.isFinite(y)) return;
  if (drawing.nearest === 'xy')
    group.append(svgElement('line', { x1: left, x2: right, y1: y, y2: y, ...hair }));
  group.append(
    svgElement('circle', { cx: x, cy: y, r: 6, fill: 'none', stroke: paint('accent'), 'stroke-width': 2 })
  );
}

/** Shades what lies outside the frequency range. */
export function showRange(drawing: Drawing, range: readonly [number, number] | 'all'): void {
  const group = overlay(drawing, 'range');
  if (range === 'all' || !drawing.frequency) return;
  const [left, top, right, bottom] = drawing.frame;
  const clamp = (x: number) => Math.min(right, Math.max(left, x));
  const [low, high] = range.map(hertz => clamp(drawing.frequency!.pixel(hertz)));
  for (const [from, to] of [
    [left, low],
    [high, right]
  ]) {
    if (to <= from) continue;
    const box = { x: from, y: top, width: to - from, height: bottom - top };
    group.append(svgElement('rect', { ...box, fill: paint('ink'), 'fill-opacity': 0.07 }));
  }
}

/** The line that is being drawn around points. */
export function showLasso(drawing: Drawing, polygon: readonly (readonly [number, number])[]): void {
  const group = overlay(drawing, 'lasso');
  if (polygon.length < 2) return;
  group.append(
    svgElement('polygon', {
      points: polygon.map(point => point.join(',')).join(' '),
      fill: paint('accent'),
      'fill-opacity': 0.12,
      stroke: paint('accent'),
      'stroke-dasharray': '4 3'
    })
  );
}
