import { html, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { isArgyroditeError, type ErrorData } from '../../arrow/index.js';
import { parseCircuit, presets } from '../../impedance/index.js';
import type { Circuit } from '../../impedance/types.js';
import { markedProblem } from '../controls/marked-problem.js';
import { menuButton } from '../controls/menu.js';
import { circuitDiagram } from './diagram.js';
import { keepKnown } from './keep-known.js';
import type { NyquistScene } from './scene.js';
import { meaning } from './terms.js';

const KEY = 'circuit';
/** A pause in typing after which a circuit that makes sense is taken. */
const PAUSE_MILLISECONDS = 500;

/** The circuit as text and as a diagram, with a menu of usual ones. What does not parse is shown with its place, and not taken. */
export function circuitField(): (scene: NyquistScene) => TemplateResult {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let last: Circuit | undefined;

  return scene => {
    const text = scene.fields.get(KEY)?.text ?? scene.shown.circuit;
    const parsed = tryParse(text);
    if ('circuit' in parsed) last = parsed.circuit;

    const take = (code: string) => {
      clearTimeout(pause);
      const taken = tryParse(code);
      if (!('circuit' in taken)) return;
      scene.fields.drop(KEY);
      if (code.trim() === scene.settings.circuit) return;
      scene.change({ circuit: code.trim(), ...keepKnown(scene.settings, taken.circuit) });
    };
    const type = (code: string) => {
      clearTimeout(pause);
      scene.fields.set(KEY, { text: code });
      pause = setTimeout(() => take(code), PAUSE_MILLISECONDS);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.shiftKey) take((event.target as HTMLInputElement).value);
      if (event.key !== 'Escape' || !scene.fields.get(KEY)) return;
      event.stopPropagation();
      clearTimeout(pause);
      scene.fields.drop(KEY);
    };

    return html`<div>
      <div class="ag-circuit">
        <input
          type="text"
          data-field=${KEY}
          aria-label="Circuit"
          aria-description="For example R0-p(R1,CPE1)-CPE2, R(RQ)Q or Rb(Rgb-CPEgb)W"
          aria-invalid=${'error' in parsed ? 'true' : 'false'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(text)}
          @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
          @change=${(event: Event) => take((event.target as HTMLInputElement).value)}
          @keydown=${key}
        />
        <span class="ag-control">
          ${menuButton({
            label: 'Presets ▾',
            name: 'Usual circuits',
            items: () =>
              presets.map(({ title, circuit, description }) => ({
                label: title,
                detail: `${circuit} – ${description}`,
                checked: circuit === scene.settings.circuit,
                act: () => take(circuit)
              }))
          })}
          <button
            type="button"
            class="ag-button"
            aria-pressed=${String(scene.shown.suggest)}
            data-tip=${meaning('Suggested circuits')}
            @click=${() => scene.change({ suggest: !scene.settings.suggest })}
          >
            Suggest
          </button>
        </span>
      </div>
      <div class="ag-diagram-place" role="status">
        ${
          'error' in parsed
            ? markedProblem(text, parsed.error, scene.error?.message !== parsed.error.message)
            : last && circuitDiagram(last.tree, last.code)
        }
      </div>
    </div>`;
  };
}

function tryParse(code: string): { circuit: Circuit } | { error: ErrorData } {
  try {
    return { circuit: parseCircuit(code) };
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return { error };
  }
}
