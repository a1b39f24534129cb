import * as Plot from '@observablehq/plot';
import { html, render, type TemplateResult } from 'lit-html';
import { numbers, toTable, type TableLike } from '../../arrow/index.js';
import { electronicConductivity } from '../../impedance/polarization/electronic-conductivity.js';
import type {
  ElectronicConductivity,
  ElectronicConductivityOptions
} from '../../impedance/polarization/electronic-conductivity.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import { prefixFor } from '../controls/quantity.js';
import { ensureStyle } from '../frame/style.js';
import { paint } from '../frame/theme.js';
import { warningList } from '../frame/warnings.js';
import { decades, extent, shortTick } from '../plots/axes.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';
import { thin } from '../plots/thin.js';

export interface PolarizationPlotOptions extends ElectronicConductivityOptions {
  /** CSS pixels. */
  width?: number;
  height?: number;
}

const MARGIN = { left: 60, right: 16, top: 24, bottom: 36 };

/**
 * A direct-current polarization with its electronic conductivity: the current against time with the stretch that was read at the end of
 * each held voltage, and with several voltages the line whose slope gives the conductivity.
 *
 * `.value` is the result of `electronicConductivity`.
 *
 * @param table of kind cycling-record, or the IPC bytes of one
 * @throws ArgyroditeError what `electronicConductivity` throws
 */
export function polarizationPlot(
  table: TableLike,
  { width = 640, height = 260, ...options }: PolarizationPlotOptions
): HTMLElement & { value: ElectronicConductivity } {
  const record = toTable(table);
  const result = electronicConductivity(record, options);
  const root = document.createElement('div');
  root.className = 'argyrodite';
  root.dataset.widget = 'polarization-plot';
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', 'Electronic conductivity from direct current');
  ensureStyle(root);
  const several = result.holds.length > 1;
  render(
    html`<div class="ag-panel" style="padding: 10px 12px">
      <div class="ag-answer">${answer(result)}</div>
      ${figure(drawCurrent(record, result, width, height), 'Current against time, with the stretches that were read')}
      ${several ? figure(drawLine(result, width, height), 'Steady current against voltage') : ''}
      ${warningList(result.warnings)}
    </div>`,
    root
  );
  return Object.assign(root, { value: result });
}

function answer({
  electronic_conductivity_s_cm: sigma,
  electronic_conductivity_error_s_cm: error,
  upper_limit,
  holds
}: ElectronicConductivity): TemplateResult {
  const steady = holds.filter(hold => hold.steady).length;
  const value = upper_limit ? `≤ ${formatQuantity(sigma, 'S/cm', 2)}` : formatWithError(sigma, error, 'S/cm');
  return html`<span><i>σ</i><sub>e</sub> ${value}</span>
    <span class="ag-aside"
      >${steady} of ${holds.length} held ${holds.length === 1 ? 'voltage' : 'voltages'} steady at the
      end</span
    >`;
}

function figure(plot: SVGSVGElement, label: string): TemplateResult {
  return html`<div class="ag-plot" role="img" aria-label=${label}>${plot}</div>`;
}

/** |I| on a logarithmic axis: the ions' share dies away over decades before the electrons' is left. */
function drawCurrent(
  table: ReturnType<typeof toTable>,
  { holds }: ElectronicConductivity,
  width: number,
  height: number
): SVGSVGElement {
  const time = numbers(table, 'test_time_second')!;
  const current = numbers(table, 'current_ampere')!;
  const size = current.map(Math.abs);
  const span = extent(time) ?? [0, 1];
  const shown = Array.from(thin(time, size, span, width)).filter(i => size[i] > 0);
  const sizes = extent(shown.map(i => size[i])) ?? [1e-9, 1e-6];
  const { prefix, factor } = prefixFor(sizes[1] / 1.5);
  const domain: [number, number] = [sizes[0] / factor / 1.5, (sizes[1] / factor) * 1.5];
  const hours = (seconds: number) => seconds / 3600;
  const node = Plot.plot({
    ...frame(width, height),
    x: { label: null, domain: span.map(hours) },
    y: { type: 'log', domain, label: null },
    marks: [
      Plot.rectX(holds, {
        x1: hold => hours(hold.from_second),
        x2: hold => hours(hold.to_second),
        fill: hold => paint(hold.steady ? 'second' : 'warn'),
        fillOpacity: 0.16
      }),
      Plot.axisX({ anchor: 'bottom', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisY({
        ticks: decades(domain, 6),
        tickFormat: shortTick,
        label: null,
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.frame({ stroke: paint('faint') }),
      Plot.line(shown, {
        x: i => hours(time[i]),
        y: i => size[i] / factor,
        z: i => holdOf(holds, i),
        stroke: paint('ink')
      }),
      Plot.link(holds, {
        x1: hold => hours(hold.from_second),
        x2: hold => hours(hold.to_second),
        y1: hold => Math.abs(hold.current_ampere) / factor,
        y2: hold => Math.abs(hold.current_ampere) / factor,
        stroke: paint('fit'),
        strokeWidth: 2.5
      }),
      Plot.text(holds, {
        x: hold => hours(hold.to_second),
        y: hold => Math.abs(hold.current_ampere) / factor,
        text: hold =>
          `${formatQuantity(hold.voltage_volt * 1000, 'mV', 3)}${hold.steady ? '' : ', not steady'}`,
        textAnchor: 'end',
        dx: -4,
        dy: -12,
        fill: paint('ink')
      })
    ]
  }) as unknown as SVGSVGElement;
  node.append(
    axisLabel({ x: width - MARGIN.right, y: height - 4, 'text-anchor': 'end' }, 't', 'h'),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, '|I|', `${prefix}A`)
  );
  return node;
}

/** The steady currents against their voltages, and the line whose slope is the conductance. */
function drawLine(
  { holds, conductance_siemens: slope, offset_ampere: offset }: ElectronicConductivity,
  width: number,
  height: number
): SVGSVGElement {
  const { prefix, factor } = prefixFor(Math.max(...holds.map(hold => Math.abs(hold.current_ampere))) / 1.5);
  const millivolts = holds.map(hold => 1000 * hold.voltage_volt);
  const [low, high] = [Math.min(0, ...millivolts), Math.max(0, ...millivolts)];
  const line = [low, high].map(mV => ({ mV, current: ((slope * mV) / 1000 + (offset || 0)) / factor }));
  const node = Plot.plot({
    ...frame(width, height),
    inset: 8,
    x: { label: null },
    y: { label: null },
    marks: [
      Plot.axisX({ anchor: 'bottom', label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisY({
        anchor: 'left',
        label: null,
        tickFormat: (value: number) => String(value).replace('-', '−'),
        stroke: paint('faint'),
        fill: paint('muted')
      }),
      Plot.frame({ stroke: paint('faint') }),
      Plot.line(line, { x: 'mV', y: 'current', stroke: paint('fit'), strokeWidth: 1.75 }),
      Plot.dot(holds, {
        x: hold => 1000 * hold.voltage_volt,
        y: hold => hold.current_ampere / factor,
        r: 4,
        fill: hold => paint(hold.steady ? 'ink' : 'paper'),
        stroke: paint('ink')
      })
    ]
  }) as unknown as SVGSVGElement;
  node.append(
    axisLabel({ x: width - MARGIN.right, y: height - 4, 'text-anchor': 'end' }, 'V', 'mV'),
    axisLabel({ x: 4, y: 12, 'text-anchor': 'start' }, 'I', `${prefix}A`),
    svgElement(
      'text',
      { x: width - MARGIN.right, y: 12, 'text-anchor': 'end', class: 'ag-axis-label', 'font-size': 11 },
      holds.some(hold => !hold.steady) ? '○ not steady: not in the line' : ''
    )
  );
  return node;
}

/** Between two holds there is no line. */
function holdOf(holds: ElectronicConductivity['holds'], row: number): number {
  const next = holds.findIndex(hold => row <= hold.to_row);
  return next < 0 ? holds.length : next;
}

function frame(width: number, height: number): Plot.PlotOptions {
  return {
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    style: plotStyle
  };
}
