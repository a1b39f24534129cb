import * as Plot from '@observablehq/plot';
import type { FittedComponent, RegionFit } from '../../xps/types.js';
import { paint } from '../frame/theme.js';
import { extent } from '../plots/axes.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';
import { placeLabels } from './peak-labels.js';

/** A fitted component as it is drawn. */
export interface DrawnComponent extends FittedComponent {
  label: string;
  colour: string;
}

/** What a figure of one region shows. */
export interface SpectrumFigure {
  /** All measured points, on the charge-corrected energies, ascending. */
  energy: Float64Array;
  intensity: Float64Array;
  unit: string;
  fit?: RegionFit;
  components: readonly DrawnComponent[];
  selected?: string;
}

export interface SpectrumDrawing {
  node: SVGSVGElement;
  frame: readonly [left: number, top: number, right: number, bottom: number];
  energyAt(x: number): number;
  xOf(energy: number): number;
  yOf(intensity: number): number;
  /** Where each component's curve stands at its position. */
  tops: { id: string; x: number; y: number }[];
}

const MARGIN = { left: 58, right: 10, top: 24 };
const DOT = 1.7;

/** A region's points, fit and components; binding energy runs from right to left. */
export function drawSpectrum(
  figure: SpectrumFigure,
  width: number,
  height: number,
  { labelled = true, title = '' } = {}
): SpectrumDrawing {
  const { energy, intensity, fit, components, selected } = figure;
  const domain = energyDomain(figure);
  const inside = energy.map((value, i) => (value >= domain[0] && value <= domain[1] ? intensity[i] : NaN));
  const [low, high] = extent(inside, fit?.envelope ?? [], fit?.background ?? []) ?? [0, 1];
  const bottom = labelled ? 34 : 22;
  const head = components.length ? 0.3 : 0.08;
  const node = Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: bottom,
    style: plotStyle,
    x: { domain: [domain[1], domain[0]], label: null },
    y: { domain: [low - 0.05 * (high - low), high + head * (high - low || 1)], label: null },
    marks: [
      Plot.axisX({
        label: null,
        ticks: Math.max(3, Math.floor(width / 70)),
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.axisY({
        label: null,
        ticks: Math.max(3, Math.floor(height / 55)),
        tickFormat: wholeNumber,
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.frame({ anchor: 'bottom', stroke: paint('faint') }),
      Plot.frame({ anchor: 'left', stroke: paint('faint') }),
      ...(fit ? components.map(component => area(component, fit, component.id === selected)) : []),
      Plot.dot(energy, {
        x: energy,
        y: intensity,
        r: DOT,
        fill: paint('ink'),
        // what the fit did not use is there, but stands back
        fillOpacity: (_: number, i: number) => (used(fit, energy[i]) ? 0.85 : 0.25),
        clip: true
      }),
      ...(fit
        ? [curve(fit, fit.background, paint('muted'), '4 3'), curve(fit, fit.envelope, paint('ink'))]
        : [])
    ]
  }) as unknown as SVGSVGElement;
  const scales = node as unknown as Plot.Plot;
  const [x, y] = [scales.scale('x')!, scales.scale('y')!];
  const tops = fit ? components.map(component => topOf(component, fit, x.apply, y.apply)) : [];
  node.append(
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, title || 'Intensity', title ? '' : figure.unit)
  );
  if (labelled) {
    node.append(
      axisLabel({ x: width - MARGIN.right, y: height - 4, 'text-anchor': 'end' }, 'Binding energy', 'eV')
    );
  }
  const frame = [MARGIN.left, MARGIN.top, width - MARGIN.right, height - bottom] as const;
  if (fit) node.append(placeLabels(components, tops, fit, { x: x.apply, y: y.apply }, frame, selected));
  return {
    node,
    frame,
    energyAt: pixel => x.invert!(pixel) as number,
    xOf: value => x.apply(value) as number,
    yOf: value => y.apply(value) as number,
    tops
  };
}

/** Thin spaces between thousands, which no reader takes for a decimal mark. */
export function wholeNumber(value: number): string {
  return value.toLocaleString('en').replaceAll(',', '\u202f').replace('-', '−');
}

/** The fitted window with a little of what is beside it; the whole scan without a fit. */
export function energyDomain({ energy, fit }: Pick<SpectrumFigure, 'energy' | 'fit'>): [number, number] {
  const scan = extent(energy) ?? [0, 1];
  const window = fit && extent(fit.binding_energy);
  if (!window) return scan;
  const beside = 0.03 * (window[1] - window[0]);
  return [Math.max(scan[0], window[0] - beside), Math.min(scan[1], window[1] + beside)];
}

function used(fit: RegionFit | undefined, energy: number): boolean {
  if (!fit) return true;
  const last = fit.binding_energy.length - 1;
  return energy >= fit.binding_energy[0] - 1e-6 && energy <= fit.binding_energy[last] + 1e-6;
}

function area({ curve: values, colour }: DrawnComponent, fit: RegionFit, selected: boolean): Plot.Markish {
  return Plot.areaY(values, {
    x: fit.binding_energy,
    y1: fit.background,
    y2: values.map((value, i) => value + fit.background[i]),
    fill: colour,
    fillOpacity: selected ? 0.62 : 0.4,
    stroke: colour,
    strokeWidth: selected ? 2 : 1,
    clip: true
  });
}

function curve(fit: RegionFit, values: Float64Array, stroke: string, strokeDasharray?: string): Plot.Markish {
  return Plot.line(values, {
    x: fit.binding_energy,
    y: values,
    stroke,
    strokeWidth: 1.4,
    strokeDasharray,
    clip: true
  });
}

function topOf(
  { id, position, curve: values }: DrawnComponent,
  { binding_energy: energy, background }: RegionFit,
  x: (value: number) => number,
  y: (value: number) => number
) {
  let nearest = 0;
  for (let i = 1; i < energy.length; i++) {
    if (Math.abs(energy[i] - position) < Math.abs(energy[nearest] - position)) nearest = i;
  }
  return { id, x: x(position), y: y(background[nearest] + values[nearest]) };
}

/** Residuals in standard deviations, with what one and two of them are. */
export function drawResiduals(
  { energy, fit }: Pick<SpectrumFigure, 'energy' | 'fit'>,
  width: number,
  height: number
): SVGSVGElement {
  const domain = energyDomain({ energy, fit });
  const residuals = fit?.residuals ?? new Float64Array();
  const [low, high] = extent(residuals) ?? [0, 0];
  const limit = Math.max(3.5, 1.1 * Math.max(-low, high));
  const band = (sigma: number, opacity: number) =>
    Plot.rect([0], {
      x1: [domain[0]],
      x2: [domain[1]],
      y1: [-sigma],
      y2: [sigma],
      fill: paint('ink'),
      fillOpacity: opacity
    });
  const node = Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: 8,
    marginBottom: 6,
    style: plotStyle,
    x: { domain: [domain[1], domain[0]], label: null, axis: null },
    y: { domain: [-limit, limit], label: null },
    marks: [
      band(2, 0.05),
      band(1, 0.07),
      Plot.ruleY([0], { stroke: paint('muted') }),
      Plot.axisY(limit > 8 ? [-Math.floor(limit), 0, Math.floor(limit)] : [-2, 0, 2], {
        label: null,
        stroke: paint('faint'),
        fill: paint('muted'),
        tickFormat: (value: number) => String(value).replace('-', '−')
      }),
      Plot.dot(residuals, {
        x: fit?.binding_energy ?? [],
        y: residuals,
        r: DOT,
        fill: paint('ink'),
        fillOpacity: 0.8
      })
    ]
  }) as unknown as SVGSVGElement;
  const middle = 8 + (height - 14) / 2;
  node.append(
    svgElement(
      'text',
      {
        class: 'ag-axis-label',
        'font-size': 12,
        'text-anchor': 'middle',
        transform: `translate(14 ${middle}) rotate(-90)`
      },
      'residual / ',
      svgElement('tspan', { 'font-style': 'italic' }, 'σ')
    )
  );
  return node;
}
