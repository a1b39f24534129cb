import { html, nothing, type TemplateResult } from 'lit-html';
import type { RelaxationResult } from '../../impedance/index.js';
import { circuitOfPeaks } from '../../impedance/relaxation/circuit-of-peaks.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult } from '../../impedance/types.js';
import { formatQuantity } from '../../numeric/format.js';
import type { Scene } from '../frame/create-view.js';

/** The peaks with their resistances, and the button that makes a circuit of them. */
export function relaxationPanel(
  scene: Scene<NyquistSettings, NyquistResult>,
  relaxation: RelaxationResult | null
): TemplateResult | typeof nothing {
  if (scene.shown.plot !== 'relaxation' || !relaxation) return nothing;
  const { peaks, lambda, warnings } = relaxation;
  const seed = () => {
    const { circuit, initial } = circuitOfPeaks(relaxation);
    scene.change({ circuit, initial, fixed: {}, bounds: {} });
  };
  return html`<div class="ag-arcs" aria-label="Relaxation times">
    ${peaks.map(
      ({ resistance, characteristic_frequency_hertz }) =>
        html`<div>
          Peak at ${formatQuantity(characteristic_frequency_hertz, 'Hz', 3)}:
          ${formatQuantity(resistance, 'Ω', 3)}
        </div>`
    )}
    <div class="ag-muted">λ = ${formatQuantity(lambda, '', 2)}, by generalised cross-validation</div>
    ${warnings.map(({ message }) => html`<div class="ag-muted">${message}</div>`)}
    ${
      peaks.length
        ? html`<button type="button" class="ag-button ag-control" @click=${seed}>
            Make a circuit of the peaks
          </button>`
        : html`<div>No peak stands out of the noise.</div>`
    }
  </div>`;
}
