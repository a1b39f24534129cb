import { html, nothing, type TemplateResult } from 'lit-html';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import { numberField } from '../controls/number-field.js';
import { withPrefix } from '../controls/quantity.js';
import { rangeSlider } from '../controls/range-slider.js';
import type { Scene } from '../frame/create-view.js';
import type { SpectrumPoints } from './spectrum.js';

type NyquistScene = Scene<NyquistSettings, NyquistResult>;

/** Half of a slider's thumb, in CSS pixels. */
const THUMB = 7;

/** The frequency range as two numbers. */
export function rangeFields(scene: NyquistScene, points: SpectrumPoints): TemplateResult {
  const { low, high, lowest, highest } = rangeOf(scene.shown, points);
  const change = (a: number, b: number) => scene.change({ range: between(a, b, points) });
  const end = {
    lowest: numberField(scene.fields, {
      key: 'range-lowest',
      label: 'Lowest frequency',
      unit: 'Hz',
      value: low,
      digits: 4,
      check: hertz =>
        hertz > 0 && hertz <= high ? undefined : 'It must be above 0 Hz and not above the highest frequency.',
      onCommit: hertz => change(hertz ?? lowest, high)
    }),
    highest: numberField(scene.fields, {
      key: 'range-highest',
      label: 'Highest frequency',
      unit: 'Hz',
      value: high,
      digits: 4,
      check: hertz => (hertz >= low ? undefined : 'It must not be below the lowest frequency.'),
      onCommit: hertz => change(low, hertz ?? highest)
    })
  };
  return html`<div class="ag-field">
    <span
      class="ag-label"
      data-tip="Only points between these frequencies are fitted. A drag along a frequency axis chooses, too."
      >Range</span
    >
    ${end.lowest}<span class="ag-muted">to</span>${end.highest}
  </div>`;
}

/**
 * The frequency range as two thumbs, each step a measured point.
 *
 * @param axis where the plots above have their lowest and highest frequency, in CSS pixels
 */
export function frequencySlider(
  scene: NyquistScene,
  points: SpectrumPoints,
  [left, right]: readonly [number, number]
): TemplateResult | typeof nothing {
  const count = points.frequency.length;
  if (count < 2) return nothing;
  const { low, high } = rangeOf(scene.shown, points);
  const hertz = (step: number) => points.frequency[count - 1 - step];
  const first = points.frequency.findLastIndex(f => f >= low);
  const last = points.frequency.findIndex(f => f <= high);
  const range = (a: number, b: number) => ({ range: between(hertz(a), hertz(b), points) });
  return html`<div
    class="ag-slider"
    style="margin-left: ${left - THUMB}px; width: ${right - left + 2 * THUMB}px"
  >
    ${rangeSlider({
      label: 'Frequency range',
      count,
      low: first < 0 ? count - 1 : count - 1 - first,
      high: last < 0 ? 0 : count - 1 - last,
      name: step => withPrefix(hertz(step), 'Hz'),
      onTry: (a, b) => scene.tryOut(range(a, b)),
      onCommit: (a, b) => scene.change(range(a, b))
    })}
  </div>`;
}

function rangeOf({ range }: NyquistSettings, { frequency }: SpectrumPoints) {
  const [lowest, highest] = [frequency[frequency.length - 1], frequency[0]];
  const [low, high] = range === 'all' ? [lowest, highest] : range;
  return { low, high, lowest, highest };
}

/** A range that leaves nothing out is none. */
function between(low: number, high: number, { frequency }: SpectrumPoints): NyquistSettings['range'] {
  return low <= frequency[frequency.length - 1] && high >= frequency[0] ? 'all' : [low, high];
}
