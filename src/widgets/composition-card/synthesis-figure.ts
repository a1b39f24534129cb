import type { Synthesis, SynthesisStep } from '../../composition/types.js';
import { paint } from '../frame/theme.js';
import { axisLabel, svgElement } from '../plots/svg.js';

const MARGIN = { left: 46, right: 12, top: 26, bottom: 34 };
const HEIGHT = 200;
/** Of a letter of a label, on the average. */
const LETTER = 5.8;

/** Temperature against time, drawn from the numbers, each step named where there is room for its name. */
export function drawSynthesis(synthesis: Synthesis, width: number): SVGSVGElement {
  const { time_hours, temperature_celsius, total_hours, steps } = synthesis;
  const inside = { right: width - MARGIN.right, bottom: HEIGHT - MARGIN.bottom };
  const hottest = Math.max(100, ...temperature_celsius);
  const top = niceStep(hottest, 4) * Math.ceil((hottest * 1.12) / niceStep(hottest, 4));
  const x = (hours: number) => MARGIN.left + ((inside.right - MARGIN.left) * hours) / (total_hours || 1);
  const y = (celsius: number) => inside.bottom - ((inside.bottom - MARGIN.top) * celsius) / top;
  const points = Array.from(
    time_hours,
    (hours, i) => `${round(x(hours))},${round(y(temperature_celsius[i]))}`
  );
  return svgElement(
    'svg',
    {
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      'font-size': 11,
      fill: paint('ink'),
      role: 'img',
      'aria-label': `Temperature against time: ${steps.map(step => `${step.label} ${step.detail}`).join('; ')}`
    },
    ...axes(x, y, top, total_hours, inside),
    ...steps.slice(1).map(step => edge(x(step.start_hours), inside.bottom)),
    svgElement('polygon', {
      points: `${round(x(0))},${inside.bottom} ${points.join(' ')} ${round(x(total_hours))},${inside.bottom}`,
      fill: paint('fit'),
      'fill-opacity': 0.12
    }),
    svgElement('polyline', {
      points: points.join(' '),
      fill: 'none',
      stroke: paint('fit'),
      'stroke-width': 2,
      'stroke-linejoin': 'round'
    }),
    ...stepLabels(synthesis, x, y, inside.right)
  );
}

type Scale = (value: number) => number;

function axes(
  x: Scale,
  y: Scale,
  top: number,
  total: number,
  inside: { right: number; bottom: number }
): SVGElement[] {
  const muted = { fill: paint('muted') };
  const every = niceStep(total, 8);
  const marks: SVGElement[] = [];
  for (let hours = 0; hours <= total + 1e-9; hours += every) {
    const at = { x: x(hours), y: inside.bottom + 14, 'text-anchor': 'middle' };
    marks.push(svgElement('text', { ...at, ...muted }, String(Number(hours.toPrecision(6)))));
    marks.push(line(x(hours), inside.bottom, x(hours), inside.bottom + 4, 'faint'));
  }
  for (let celsius = 0; celsius <= top + 1e-9; celsius += niceStep(top, 4)) {
    const at = { x: MARGIN.left - 7, y: y(celsius) + 4, 'text-anchor': 'end' };
    marks.push(svgElement('text', { ...at, ...muted }, String(Number(celsius.toPrecision(6)))));
    marks.push(line(MARGIN.left - 4, y(celsius), MARGIN.left, y(celsius), 'faint'));
  }
  return [
    line(MARGIN.left, inside.bottom, inside.right, inside.bottom, 'faint'),
    line(MARGIN.left, MARGIN.top, MARGIN.left, inside.bottom, 'faint'),
    ...marks,
    axisLabel({ x: inside.right, y: HEIGHT - 3, 'text-anchor': 'end', ...muted }, 't', 'h'),
    axisLabel({ x: 2, y: 10, ...muted }, 'T', '°C')
  ];
}

function edge(x: number, bottom: number): SVGElement {
  const rule = line(x, MARGIN.top, x, bottom, 'faint');
  rule.setAttribute('stroke-dasharray', '2 3');
  return rule;
}

/** On a plateau above the line; beside a slope, on its outer side; none where the name would meet another. */
function stepLabels(synthesis: Synthesis, x: Scale, y: Scale, right: number): SVGElement[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const labels: SVGElement[] = [];
  const byRoom = [...synthesis.steps].sort(
    (a, b) => b.end_hours - b.start_hours - (a.end_hours - a.start_hours)
  );
  for (const step of byRoom) {
    if (step.end_hours <= step.start_hours) continue;
    const lines = [step.label, step.detail].filter(Boolean);
    const width = LETTER * Math.max(...lines.map(line => line.length));
    const place = placeOf(step, synthesis, x, y);
    const left =
      place.anchor === 'middle' ? place.x - width / 2 : place.anchor === 'end' ? place.x - width : place.x;
    const box = { left, right: left + width, top: place.y - 13 * lines.length, bottom: place.y };
    const flat = step.start_celsius === step.end_celsius;
    const tooWide = flat && width > x(step.end_hours) - x(step.start_hours) + 24;
    if (tooWide || box.left < MARGIN.left || box.right > right + 4) continue;
    if (taken.some(other => meet(box, other))) continue;
    taken.push(box);
    lines.forEach((text, i) =>
      labels.push(
        svgElement(
          'text',
          {
            x: place.x,
            y: place.y - 13 * (lines.length - 1 - i) - 3,
            'text-anchor': place.anchor,
            ...(i ? { fill: paint('muted') } : { 'font-weight': 600 })
          },
          text
        )
      )
    );
  }
  return labels;
}

function placeOf(step: SynthesisStep, synthesis: Synthesis, x: Scale, y: Scale) {
  const slope = step.end_celsius - step.start_celsius;
  const middle = (step.start_hours + step.end_hours) / 2;
  if (slope === 0) return { x: x(middle), y: y(step.end_celsius) - 5, anchor: 'middle' };
  // a third of the way in time: the upper part of a curve that falls ever slower
  const at = slope > 0 ? middle : step.start_hours + (step.end_hours - step.start_hours) / 4;
  const level = y(temperatureAt(synthesis, at));
  return slope > 0
    ? { x: x(at) - 8, y: level, anchor: 'end' }
    : { x: x(at) + 9, y: level + 4, anchor: 'start' };
}

function temperatureAt({ time_hours, temperature_celsius }: Synthesis, hours: number): number {
  const next = Math.max(
    1,
    time_hours.findIndex(time => time >= hours)
  );
  const [from, to] = [time_hours[next - 1], time_hours[next]];
  const share = to > from ? (hours - from) / (to - from) : 0;
  return temperature_celsius[next - 1] + share * (temperature_celsius[next] - temperature_celsius[next - 1]);
}

type Box = Record<'left' | 'right' | 'top' | 'bottom', number>;

function meet(a: Box, b: Box): boolean {
  return a.left < b.right + 6 && b.left < a.right + 6 && a.top < b.bottom && b.top < a.bottom;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: 'faint'): SVGElement {
  return svgElement('line', { x1, y1, x2, y2, stroke: paint(colour) });
}

/** 1, 2 or 5 times a power of ten, for about so many steps. */
function niceStep(span: number, count: number): number {
  const rough = Math.max(span, 1e-6) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].find(step => step * power >= rough * 0.999)! * power;
}

const round = (value: number) => Math.round(value * 100) / 100;
