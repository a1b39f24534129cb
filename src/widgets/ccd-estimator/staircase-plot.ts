import * as Plot from '@observablehq/plot';
import type { CcdResult, StaircaseStep, Verdict } from '../../cycling/types.js';
import { paint, type Palette } from '../frame/theme.js';
import type { Drawing } from '../plots/drawing.js';
import { svgElement } from '../plots/svg.js';
import { rounded } from './numbers.js';
import { drawPoints, fromZero } from './point-plot.js';
import { bracketStep, stepDensity } from './record-plot.js';
import { isDecisive, verdictLooks } from './verdicts.js';

/** Resistance × area of each step of the staircase against its current density, with the bracket in which the critical one lies. */
export function drawStaircase(ccd: CcdResult, width: number, height: number): Drawing {
  const { steps } = ccd;
  const withArea = ccd.protocol.electrode_area_cm2 > 0;
  const x = (step: StaircaseStep) => (withArea ? step.current_density : step.current_ampere * 1e3);
  const values = steps.map(step => step.resistance_area_ohm_cm2);
  const usual = steps.filter(step => step.verdict !== 'unresolved').map(step => step.resistance_area_ohm_cm2);
  const domain = { x: fromZero(steps.map(x), 0.04), y: fromZero(usual.length ? usual : values, 0.2) };
  const top = domain.y[1];
  const within = (step: StaircaseStep) => Math.min(top, Math.max(domain.y[0], step.resistance_area_ohm_cm2));
  const referred = steps.filter(step => Number.isFinite(step.reference_ohm_cm2));
  const drawing = drawPoints({
    width,
    height,
    x: { domain: domain.x, quantity: withArea ? 'j' : 'I', unit: withArea ? 'mA/cm²' : 'mA' },
    y: { domain: domain.y, quantity: withArea ? 'R A' : 'R', unit: withArea ? 'Ω cm²' : 'Ω' },
    points: { x: steps.map(x), y: steps.map(within) },
    nearest: 'x',
    marks: [
      Plot.line(referred, {
        x,
        y: 'reference_ohm_cm2',
        stroke: paint('muted'),
        strokeDasharray: '5 3',
        clip: true
      }),
      ...[...new Set(steps.map(step => step.verdict))].map((verdict: Verdict) =>
        Plot.dot(
          steps.filter(step => step.verdict === verdict && Number.isFinite(step.resistance_area_ohm_cm2)),
          {
            x,
            y: within,
            symbol: verdictLooks[verdict].symbol,
            rotate: verdict === 'dip' ? 180 : 0,
            r: isDecisive(verdict) ? 5 : 3,
            stroke: paint(verdictLooks[verdict].colour),
            fill: isDecisive(verdict) ? paint(verdictLooks[verdict].colour) : paint('paper')
          }
        )
      )
    ]
  });
  drawBracket(drawing, ccd);
  drawing.node.append(
    verdictKey(
      steps.map(step => step.verdict),
      drawing.frame[2]
    )
  );
  return drawing;
}

function drawBracket(drawing: Drawing, ccd: CcdResult): void {
  const { steps } = ccd;
  const place = (step: StaircaseStep | undefined) => (step ? drawing.x[steps.indexOf(step)] : undefined);
  const survived = bracketStep(steps, ccd.last_survived, ccd.last_survived_ampere, 'last');
  const failed = bracketStep(steps, ccd.first_failed, ccd.first_failed_ampere, 'first');
  const [left, top, right, bottom] = drawing.frame;
  const [a, b] = [place(survived), place(failed)];
  const group = svgElement('g', { 'font-size': 12, 'font-weight': 600 });
  if (b !== undefined) {
    const from = a ?? left;
    group.append(
      svgElement('rect', {
        x: from,
        y: top,
        width: Math.max(1, b - from),
        height: bottom - top,
        fill: paint('fail'),
        'fill-opacity': 0.12
      })
    );
  }
  const line = (x: number, text: string, colour: keyof Palette, side: 'start' | 'end') => {
    const room = side === 'end' ? x - left : right - x;
    const anchor = room > 6.6 * text.length + 8 ? side : side === 'end' ? 'start' : 'end';
    group.append(
      svgElement('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: paint(colour), 'stroke-width': 1.5 }),
      svgElement(
        'text',
        {
          x: x + (anchor === 'end' ? -6 : 6),
          y: top + (side === anchor ? 16 : 32),
          'text-anchor': anchor,
          style: `fill: ${paint(colour)}`,
          stroke: paint('paper'),
          'stroke-width': 3,
          'paint-order': 'stroke'
        },
        text
      )
    );
  };
  if (a !== undefined) line(a, `survived ${stepDensity(survived!)}`, 'second', 'end');
  if (b !== undefined) line(b, `failed ${stepDensity(failed!)}`, 'fail', 'start');
  drawing.node.append(group);
}

/** What the symbols mean, as far as they are there. */
export function verdictKey(verdicts: readonly Verdict[], right: number): SVGGElement {
  const entries = [...new Set(verdicts)].map(
    verdict => `${verdictLooks[verdict].sign} ${verdictLooks[verdict].label}`
  );
  return svgElement(
    'g',
    { 'font-size': 11 },
    svgElement(
      'text',
      { x: right, y: 12, 'text-anchor': 'end', style: `fill: ${paint('muted')}` },
      entries.join('   ')
    )
  );
}

/** A step in a sentence. */
export function stepReading(step: StaircaseStep, withArea: boolean): string {
  const unit = withArea ? 'mA/cm²' : 'mA';
  const parts = [
    `Step ${step.step}`,
    `${stepDensity(step)} ${unit}`,
    `${withArea ? 'R A' : 'R'} ${rounded(step.resistance_area_ohm_cm2)} ${withArea ? 'Ω cm²' : 'Ω'}`,
    Number.isFinite(step.ratio) ? `r ${rounded(step.ratio)}` : '',
    verdictLooks[step.verdict].label
  ];
  return parts.filter(Boolean).join(' · ');
}
