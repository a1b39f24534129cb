import { html, nothing, type TemplateResult } from 'lit-html';
import type { KramersKronigResult, NyquistResult, NyquistSettings } from '../../impedance/index.js';
import { formatQuantity } from '../../numeric/format.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { warningList } from '../frame/warnings.js';
import type { NyquistScene } from './scene.js';
import { meaning } from './terms.js';

const methods: { value: NyquistSettings['validity_method']; label: string }[] = [
  { value: 'complex', label: 'both parts' },
  { value: 'real', label: 'real part' },
  { value: 'imaginary', label: 'imaginary part' }
];

/** The verdict of the Kramers-Kronig test in words and numbers, and how it is made. */
export function validityPanel(
  scene: NyquistScene,
  validity: KramersKronigResult | null,
  zhit: NyquistResult['zhit']
): TemplateResult | typeof nothing {
  if (scene.shown.plot !== 'validity') return nothing;
  return html`<section class="ag-arcs" aria-label="Kramers-Kronig test">
    ${validity ? verdict(validity) : html`<div>${scene.phase === 'working' ? 'Testing …' : 'These points are too few for the test.'}</div>`}
    ${zhit ? drift(zhit) : nothing}
    <div class="ag-field ag-control">
      <span class="ag-label">Fitted</span>
      ${select({
        label: 'Part tested',
        choices: methods,
        value: scene.shown.validity_method,
        onChange: validity_method => scene.change({ validity_method })
      })}
      <span class="ag-label" data-tip=${meaning('μ')}><i>μ</i> down to</span>
      ${numberField(scene.fields, {
        key: 'validity_c',
        label: 'Limit of μ',
        value: scene.shown.validity_c,
        width: 6,
        check: number =>
          number >= 0.01 && number <= 0.99 ? undefined : 'This must lie between 0.01 and 0.99.',
        onCommit: number => scene.change({ validity_c: number ?? 0.85 })
      })}
    </div>
  </section>`;
}

/** What the lowest decade's modulus lies above that which the phase asks for. */
function drift({ frequency, deviation }: NonNullable<NyquistResult['zhit']>): TemplateResult {
  const lowest = frequency[frequency.length - 1];
  const slow = deviation.filter((_, k) => frequency[k] <= 10 * lowest);
  const mean = slow.reduce((sum, value) => sum + value, 0) / slow.length;
  return html`<div>
    <span data-tip=${meaning('Z-HIT')}>Z-HIT</span>: down to ${formatQuantity(lowest, 'Hz', 2)}, |<i>Z</i>|
    lies ${formatQuantity(Math.abs(100 * mean), '%', 2)} ${mean < 0 ? 'below' : 'above'} what the phase asks
    for.
  </div>`;
}

function verdict({ valid, inconsistency, elements, mu, warnings }: KramersKronigResult): TemplateResult {
  return html`<div>
      ${valid ? 'The spectrum obeys the Kramers-Kronig relations' : 'The spectrum contradicts itself'}:
      ${formatQuantity(100 * inconsistency, '%', 2)} of |<i>Z</i>| is left over, root mean square of the worst
      third.
    </div>
    <div>
      <span data-tip=${meaning('μ')}
        ><i>M</i> = ${elements} RC elements, <i>μ</i> = ${formatQuantity(mu, '', 3)}</span
      >
    </div>
    ${warningList(warnings.filter(({ code }) => code !== 'kramers-kronig-failed'))}`;
}
