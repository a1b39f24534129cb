import * as Plot from '@observablehq/plot';
import { html, type TemplateResult } from 'lit-html';
import { formatWithError } from '../../numeric/format.js';
import type { SampleResult } from '../../xps/types.js';
import { memo } from '../frame/memo.js';
import { paint } from '../frame/theme.js';
import { plotStyle } from '../plots/style.js';
import { axisLabel, svgElement } from '../plots/svg.js';
import { elementOf } from '../../xps/key-component.js';
import { coloursOf, labelOf } from './components.js';
import type { XpsScene } from './scene.js';

interface Part {
  sample: string;
  label: string;
  colour: string;
  from: number;
  to: number;
  share: number;
  error: number;
}

const ROW = 34;
const MARGIN = { left: 150, right: 14, top: 26, bottom: 34 };
/** In pixels: narrower than this, a part has no room for its number, or not for its error. */
const NUMBER = 20;
const WITH_ERROR = 74;

/** Shares of the components in each region, sample below sample, as the study's Fig. 8d shows them. */
export function makeShares(): (
  scene: XpsScene,
  samples: readonly SampleResult[],
  width: number
) => { template: TemplateResult; plots: SVGSVGElement[] } {
  const once = memo<SVGSVGElement[]>();
  return (scene, samples, width) => {
    const plots = once([scene.shown, scene.result, width], () => {
      const regions = [...new Set(samples.flatMap(({ fit }) => fit.components.map(({ region }) => region)))];
      return regions
        .filter(region => countIn(samples, region) > 1)
        .map(region => drawShares(region, partsOf(scene, samples, region), samples, width));
    });
    return {
      template: html`<div class="ag-shares">
        ${plots.map(plot => html`<div class="ag-plot" role="img" aria-label=${plot.getAttribute('aria-label') ?? ''}>${plot}</div>`)}
      </div>`,
      plots
    };
  };
}

/** One component alone is all of its region, and no news. */
function countIn(samples: readonly SampleResult[], region: string): number {
  return Math.max(
    ...samples.map(({ fit }) => fit.components.filter(component => component.region === region).length)
  );
}

function partsOf({ shown }: XpsScene, samples: readonly SampleResult[], region: string): Part[] {
  const colours = coloursOf(shown);
  return samples.flatMap(({ fit, label }) => {
    let from = 0;
    return fit.components
      .filter(component => component.region === region)
      .sort((a, b) => b.position - a.position)
      .map(component => {
        const share = 100 * component.fraction;
        const part = {
          sample: label,
          label: labelOf(component),
          colour: colours.get(component.name) ?? '#7f7f7f',
          from,
          to: from + share,
          share,
          error: 100 * component.fraction_error
        };
        from += share;
        return part;
      });
  });
}

function drawShares(
  region: string,
  parts: readonly Part[],
  samples: readonly SampleResult[],
  width: number
): SVGSVGElement {
  const left = Math.min(MARGIN.left, 0.3 * width);
  const height = MARGIN.top + MARGIN.bottom + ROW * samples.length + 18;
  const node = Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top + 18,
    marginBottom: MARGIN.bottom,
    style: plotStyle,
    x: { domain: [0, 100], label: null },
    y: { domain: samples.map(({ label }) => label), label: null, padding: 0.25 },
    marks: [
      Plot.axisX([0, 20, 40, 60, 80, 100], { label: null, stroke: paint('faint'), fill: paint('muted') }),
      Plot.axisY({
        label: null,
        tickSize: 0,
        fill: paint('ink'),
        fontSize: 12,
        lineWidth: left / 12,
        textOverflow: 'ellipsis'
      }),
      Plot.rect(parts, {
        x1: 'from',
        x2: 'to',
        y: 'sample',
        fill: 'colour',
        fillOpacity: 0.55,
        stroke: 'colour'
      }),
      Plot.text(
        parts.filter(({ share }) => (share / 100) * (width - left) > NUMBER),
        {
          x: ({ from, to }: Part) => (from + to) / 2,
          y: 'sample',
          text: (part: Part) => shareText(part, (part.share / 100) * (width - left) > WITH_ERROR),
          fill: paint('ink'),
          fontSize: 12,
          fontWeight: 600
        }
      )
    ]
  }) as unknown as SVGSVGElement;
  const description = parts
    .map(({ sample, label, share }) => `${sample} ${label} ${share.toFixed(0)} %`)
    .join(', ');
  node.setAttribute('aria-label', `Shares of the components in ${region}: ${description}`);
  node.append(
    svgElement('text', { x: 4, y: 13, 'font-size': 12, 'font-weight': 600, 'text-anchor': 'start' }, region),
    ...keyOf(parts, left),
    axisLabel(
      { x: width - MARGIN.right, y: height - 4, 'text-anchor': 'end' },
      '',
      `at% of ${elementOf(region)}`
    )
  );
  return node;
}

function shareText({ share, error }: Part, roomy: boolean): string {
  return error > 0 && roomy ? formatWithError(share, error, '') : share.toFixed(0);
}

/** Names of the components with their colours, above the bars. */
function keyOf(parts: readonly Part[], left: number): SVGElement[] {
  const names = new Map(parts.map(({ label, colour }) => [label, colour]));
  let x = left;
  return [...names].flatMap(([label, colour]) => {
    const at = x;
    x += 24 + 7 * label.length;
    return [
      svgElement('rect', {
        x: at,
        y: 22,
        width: 11,
        height: 11,
        fill: colour,
        'fill-opacity': 0.55,
        stroke: colour
      }),
      svgElement('text', { x: at + 15, y: 32, 'font-size': 12, 'text-anchor': 'start' }, label)
    ];
  });
}
