import { html, nothing, type TemplateResult } from 'lit-html';
import type { RelaxationResult } from '../../impedance/index.js';
import { circuitOfPeaks } from '../../impedance/relaxation/circuit-of-peaks.js';
import { formatQuantity } from '../../numeric/format.js';
import { numberField } from '../controls/number-field.js';
import type { NyquistScene } from './scene.js';
import { meaning } from './terms.js';

/** The peaks with their resistances, and the button that makes a circuit of them. */
export function relaxationPanel(
  scene: NyquistScene,
  relaxation: RelaxationResult | null,
  write: (message: string) => unknown
): TemplateResult | typeof nothing {
  if (scene.shown.plot !== 'relaxation' || !relaxation) return nothing;
  const { peaks, lambda, warnings } = relaxation;
  const seed = () => {
    const { circuit, initial } = circuitOfPeaks(relaxation);
    scene.change({ circuit, initial, fixed: {}, bounds: {}, ties: {}, profile: 'none', suggest: false });
  };
  return html`<div class="ag-arcs" aria-label="Relaxation times">
    ${peaks.map(
      ({ resistance, characteristic_frequency_hertz }) =>
        html`<div>
          Peak at ${formatQuantity(characteristic_frequency_hertz, 'Hz', 3)}:
          ${formatQuantity(resistance, 'Ω', 3)}
        </div>`
    )}
    <div class="ag-field ag-control">
      <span class="ag-label" data-tip=${meaning('λ')}><i>λ</i></span>
      ${numberField(scene.fields, {
        key: 'relaxation_lambda',
        label: 'Regularisation λ',
        value: scene.shown.relaxation_lambda === 'auto' ? undefined : scene.shown.relaxation_lambda,
        placeholder: `${formatQuantity(lambda, '', 2)} (auto)`,
        width: 16,
        check: number => (number > 0 ? undefined : 'This must be more than 0.'),
        onCommit: number => scene.change({ relaxation_lambda: number ?? 'auto' })
      })}
      <span class="ag-muted"
        >${scene.shown.relaxation_lambda === 'auto' ? 'by generalised cross-validation' : 'by hand; empty finds it'}</span
      >
    </div>
    ${warnings.map(({ message }) => html`<div class="ag-muted">${write(message)}</div>`)}
    ${
      peaks.length
        ? html`<button type="button" class="ag-button ag-control" @click=${seed}>
            Make a circuit of the peaks
          </button>`
        : html`<div>No peak stands out of the noise.</div>`
    }
  </div>`;
}
