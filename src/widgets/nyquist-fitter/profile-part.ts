import { html, nothing, type TemplateResult } from 'lit-html';
import type { ProfileLikelihood } from '../../impedance/index.js';
import type { FitParameter } from '../../impedance/types.js';
import { formatQuantity } from '../../numeric/format.js';
import { quantityText } from '../controls/quantity-text.js';
import { layOut } from '../frame/layout.js';
import { memo } from '../frame/memo.js';
import { drawProfile } from './profile-plot.js';
import type { NyquistScene } from './scene.js';
import type { Symbol } from './symbols.js';

/** Of the panel, what the table's cells leave for a plot. */
const INDENT = 84;

/** The profile likelihood of the parameter that it was asked for, as a small plot with its limits in words. */
export function profilePart(): (
  scene: NyquistScene,
  profile: ProfileLikelihood | null,
  fit: FitParameter | undefined,
  symbol: Symbol
) => TemplateResult | typeof nothing {
  const drawn = memo<SVGSVGElement>();
  return (scene, profile, fit, symbol) => {
    if (!profile) {
      if (scene.stopped) return html`<div class="ag-muted">The profile was not finished.</div>`;
      return html`<div class="ag-muted" role="status">Fitting at other values …</div>`;
    }
    const width = Math.max(200, layOut(scene.width).panel - INDENT);
    const plot = drawn([profile, width], () => drawProfile(profile, symbol, width));
    return html`<div
        class="ag-plot"
        role="img"
        aria-label="Profile likelihood of ${profile.name}"
        style="height: ${plot.getAttribute('height')}px"
      >
        ${plot}
      </div>
      <div>95 %: ${intervalText(profile)}${fit ? comparison(profile, fit) : nothing}</div>`;
  };
}

function intervalText({
  lower_95,
  upper_95,
  lower_open,
  upper_open,
  unit
}: ProfileLikelihood): TemplateResult {
  const digits = digitsOf(lower_95, upper_95);
  const end = (value: number) => quantityText(formatQuantity(value, unit, digits));
  if (lower_open && upper_open) return html`no limit on either side`;
  if (lower_open) return html`up to ${end(upper_95)}, no lower limit`;
  if (upper_open) return html`from ${end(lower_95)}, no upper limit`;
  return html`${end(lower_95)} to ${end(upper_95)}`;
}

/** Said only where the standard error's interval is another. */
function comparison(
  profile: ProfileLikelihood,
  { lower_95, upper_95, unit }: FitParameter
): TemplateResult | typeof nothing {
  const width = upper_95 - lower_95;
  const digits = digitsOf(lower_95, upper_95);
  const far = Math.max(Math.abs(profile.lower_95 - lower_95), Math.abs(profile.upper_95 - upper_95));
  if (!(far > 0.1 * width)) return nothing;
  return html` <span class="ag-muted"
    >(the standard error gives ${quantityText(formatQuantity(lower_95, unit, digits))} to
    ${quantityText(formatQuantity(upper_95, unit, digits))})</span
  >`;
}

/** As many as tell the ends of an interval apart. */
function digitsOf(lower: number, upper: number): number {
  const share = Math.abs(upper) / Math.abs(upper - lower);
  return Number.isFinite(share) && share > 1 ? Math.min(9, 2 + Math.ceil(Math.log10(share))) : 3;
}
