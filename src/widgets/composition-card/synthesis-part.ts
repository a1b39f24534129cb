import { html, nothing, type TemplateResult } from 'lit-html';
import { studySynthesis } from '../../composition/settings.js';
import type { CompositionResult, Synthesis, SynthesisStep } from '../../composition/types.js';
import { numberField } from '../controls/number-field.js';
import { memo } from '../frame/memo.js';
import { partMark } from './pins.js';
import { withMember, type CardScene } from './scene.js';
import { drawSynthesis } from './synthesis-figure.js';

/** What each number of the synthesis is called, and its unit. */
const members: Record<string, [label: string, unit: string]> = {
  mix_minutes: ['Time in the mortar', 'min'],
  premill_hours: ['Time of the slow milling', 'h'],
  premill_rpm: ['Speed of the slow milling', 'rpm'],
  mill_hours: ['Time of milling', 'h'],
  mill_rpm: ['Speed of milling', 'rpm'],
  heating_celsius_per_minute: ['Heating rate', '°C/min'],
  anneal_temperature_celsius: ['Annealing temperature', '°C'],
  anneal_hours: ['Annealing time', 'h'],
  cooling_celsius_per_minute: ['Cooling rate', '°C/min'],
  cooling_until_celsius: ['Controlled cooling down to', '°C'],
  natural_cooling_hours: ['Natural cooling to 1/e', 'h'],
  ambient_temperature_celsius: ['Room temperature', '°C']
};

export interface SynthesisPart {
  template: TemplateResult;
  plot: SVGSVGElement;
}

/** The synthesis as a timeline, and its steps with their numbers, which can be changed. */
export function synthesisPart(): (
  scene: CardScene,
  result: CompositionResult,
  width: number
) => SynthesisPart {
  const drawn = memo<SVGSVGElement>();
  let open = false;
  return (scene, result, width) => {
    const { synthesis } = result;
    const plot = drawn([JSON.stringify(synthesis.values), width], () => drawSynthesis(synthesis, width));
    const toggle = () => {
      open = !open;
      scene.redraw();
    };
    const template = html`<section class="ag-card-part" aria-label="Synthesis">
      <h4 class="ag-card-line">
        Synthesis${partMark(scene, result, 'synthesis')}
        <span class="ag-muted">${duration(synthesis.total_hours)} in all</span>
        <button type="button" class="ag-button ag-control" aria-expanded=${String(open)} @click=${toggle}>
          ${open ? 'Done' : 'Change'}
        </button>
        ${
          Object.keys(scene.settings.synthesis).length
            ? html`<button
                type="button"
                class="ag-button ag-quiet ag-control"
                @click=${() => scene.change({ synthesis: {} })}
              >
                As in the study
              </button>`
            : nothing
        }
      </h4>
      ${plot} ${open ? stepFields(scene, synthesis) : stepList(synthesis)}
      ${synthesis.notes.map(note => html`<p class="ag-card-note">${note}</p>`)}
    </section>`;
    return { template, plot };
  };
}

function stepList({ steps }: Synthesis): TemplateResult {
  return html`<ol class="ag-card-steps">
    ${steps.map(({ label, detail }) => html`<li><b>${label}</b> ${detail}</li>`)}
  </ol>`;
}

/** A number that shapes several steps has its field at the first of them. */
function stepFields(scene: CardScene, { steps, values }: Synthesis): TemplateResult {
  const seen = new Set<string>();
  const own = (step: SynthesisStep) => step.members.filter(member => !seen.has(member) && seen.add(member));
  return html`<div class="ag-card-step-fields ag-control">
    ${steps
      .map(step => ({ step, names: own(step) }))
      .filter(({ names }) => names.length)
      .map(
        ({ step, names }) =>
          html`<div class="ag-field">
            <span class="ag-label">${step.label}</span>
            ${names.map(member => synthesisField(scene, member, values[member]))}
          </div>`
      )}
  </div>`;
}

function synthesisField(scene: CardScene, member: string, value: number): TemplateResult {
  const [label, unit] = members[member] ?? [member, ''];
  return numberField(scene.fields, {
    key: `synthesis.${member}`,
    label,
    unit,
    value,
    width: 8,
    tip: `${label}; in the study ${studySynthesis[member]} ${unit}. Empty takes that.`,
    check: number =>
      number >= 0 || member.endsWith('_temperature_celsius') ? undefined : 'This must not be negative.',
    onCommit: number =>
      scene.change({
        synthesis: withMember(
          scene.settings.synthesis,
          member,
          number === studySynthesis[member] ? undefined : number
        )
      })
  });
}

function duration(hours: number): string {
  return hours < 48 ? `${Number(hours.toPrecision(3))} h` : `${Number((hours / 24).toPrecision(3))} days`;
}
