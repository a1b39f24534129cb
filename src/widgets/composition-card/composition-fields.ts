import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { isArgyroditeError, type ErrorData } from '../../arrow/index.js';
import { composition } from '../../composition/index.js';
import type { CompositionResult } from '../../composition/types.js';
import { markedProblem } from '../controls/marked-problem.js';
import { slider } from '../controls/slider.js';
import type { CardScene } from './scene.js';
import { meaning } from './terms.js';

const KEY = 'formula';
/** A pause in typing after which a formula that makes sense is taken. */
const PAUSE_MILLISECONDS = 400;

/** The two ways to another composition: chlorine on a slider, and a formula as text. What does not parse is marked and not taken. */
export function compositionFields(): (scene: CardScene, result: CompositionResult) => TemplateResult {
  let pause: ReturnType<typeof setTimeout> | undefined;

  return (scene, result) => {
    const { fields } = scene;
    const text = fields.get(KEY)?.text ?? result.composition.formula;
    const problem = fields.get(KEY) && problemOf(text);

    const take = (typed: string) => {
      clearTimeout(pause);
      const formula = typed.trim();
      if (problemOf(formula)) return;
      fields.drop(KEY);
      if (formula === result.composition.formula) return;
      scene.change({ formula, chlorine: 'formula' });
    };
    const type = (typed: string) => {
      clearTimeout(pause);
      fields.set(KEY, { text: typed });
      pause = setTimeout(() => take(typed), PAUSE_MILLISECONDS);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.shiftKey) take((event.target as HTMLInputElement).value);
      if (event.key !== 'Escape' || !fields.get(KEY)) return;
      event.stopPropagation();
      clearTimeout(pause);
      fields.drop(KEY);
    };
    const own = result.samples.find(({ row }) => row === scene.shown.sample);
    const forget = () => {
      clearTimeout(pause);
      fields.drop(KEY);
    };

    return html`<div class="ag-card-choose ag-control">
      <div class="ag-card-slider">
        <span class="ag-label" data-tip=${meaning('Chlorine x')}
          ><i>x</i> = ${result.composition.x.toFixed(2)}</span
        >
        ${slider({
          label: 'Chlorine x',
          minimum: 0,
          maximum: 2,
          step: 0.01,
          value: result.composition.x,
          name: x => `x = ${x.toFixed(2)}`,
          tip: meaning('Chlorine x'),
          onTry: chlorine => scene.tryOut({ chlorine }),
          onCommit: chlorine => {
            forget();
            scene.change({ chlorine });
          }
        })}
      </div>
      <div class="ag-card-formula-field">
        <input
          type="text"
          data-field=${KEY}
          aria-label="Formula"
          aria-description="For example Li5.7PS4.7Cl1.3 or Li5.5PS4.5Cl1.0Br0.5"
          aria-invalid=${problem ? 'true' : 'false'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${live(text)}
          @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
          @change=${(event: Event) => take((event.target as HTMLInputElement).value)}
          @keydown=${key}
        />
        ${
          result.composition_source !== 'table' && own
            ? html`<button
                type="button"
                class="ag-button"
                data-tip="Back to the table’s ${own.formula}"
                @click=${() => {
                  forget();
                  scene.change({ formula: 'table', chlorine: 'formula' });
                }}
              >
                As in the table
              </button>`
            : nothing
        }
      </div>
      <div role="status">${problem ? markedProblem(text, problem) : nothing}</div>
    </div>`;
  };
}

function problemOf(formula: string): ErrorData | undefined {
  try {
    composition(formula);
    return undefined;
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return error;
  }
}
