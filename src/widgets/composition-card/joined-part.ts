import { html, nothing, type TemplateResult } from 'lit-html';
import { isArgyroditeError } from '../../arrow/index.js';
import { measuredIn } from '../../composition/measured-in.js';
import { formOf } from '../../composition/properties.js';
import type { JoinedResult } from '../../composition/settings.js';
import type { CompositionResult } from '../../composition/types.js';
import type { ResultSource } from '../../runner/index.js';
import { menuButton } from '../controls/menu.js';
import { select } from '../controls/select.js';
import { valueText } from './numbers.js';
import type { CardScene } from './scene.js';

/** Results of other widgets, joined to samples: choosing them, moving them to another sample, taking them anew, taking them out. */
export function joinedPart(): (
  scene: CardScene,
  result: CompositionResult
) => TemplateResult | typeof nothing {
  /** What is being worked out. */
  let awaited: string | undefined;
  /** Why the last one could not be taken. */
  let failure: string | undefined;

  return (scene, { samples }) => {
    const { joined } = scene.settings;
    const sources = scene.sources;
    const labels = samples.map(({ label }) => label);
    const set = (key: string, value: JoinedResult | undefined) => {
      const others = Object.entries(scene.settings.joined).filter(([other]) => other !== key);
      scene.change({ joined: Object.fromEntries(value ? [...others, [key, value]] : others) });
    };
    const take = async (source: ResultSource) => {
      awaited = source.title;
      failure = undefined;
      scene.redraw();
      try {
        const taken = await source.result();
        const label =
          joined[source.key]?.sample ?? sampleIn(source.title, labels) ?? labels[scene.settings.sample];
        const formula = samples.find(sample => sample.label === label)?.formula ?? '';
        set(source.key, { sample: label, from: source.title, values: measuredIn(taken, formula) });
      } catch (error) {
        if (!isArgyroditeError(error)) throw error;
        failure = `“${source.title}” could not be joined. ${error.message}`;
      } finally {
        awaited = undefined;
        scene.redraw();
      }
    };
    const find = (key: string) => sources?.().find(source => source.key === key);
    const entries = Object.entries(joined);
    if (!sources && !entries.length) return nothing;
    return html`<div class="ag-joined">
      ${
        sources && labels.length
          ? html`<div class="ag-options ag-control">
              ${menuButton({
                label: 'Join a result …',
                name: 'Join a result of another widget',
                tip: 'Takes conductivity, interface resistance or other measured properties of another widget in this notebook.',
                items: () => itemsOf(sources(), take)
              })}
              <span class="ag-muted" role="status">${awaited ? `working out “${awaited}” …` : nothing}</span>
            </div>`
          : nothing
      }
      ${failure ? html`<p class="ag-warning" role="alert"><span class="ag-sign">⚠</span> ${failure}</p>` : nothing}
      ${
        entries.length
          ? html`<table class="ag-card-table" aria-label="Joined results">
              <thead>
                <tr>
                  <th scope="col">Joined result</th>
                  <th scope="col">Sample</th>
                  <th scope="col">Values</th>
                  <th scope="col" class="ag-control"></th>
                </tr>
              </thead>
              <tbody>
                ${entries.map(([key, one]) => {
                  const source = find(key);
                  return html`<tr>
                    <th scope="row">${one.from}</th>
                    <td>${sampleChoice(one, labels, sample => set(key, { ...one, sample }))}</td>
                    <td>${valuesOf(one)}</td>
                    <td class="ag-control ag-nowrap">
                      ${
                        source
                          ? html`<button
                              type="button"
                              class="ag-button"
                              data-tip="Takes the other widget’s result as it is now."
                              @click=${() => void take(source)}
                            >
                              Update
                            </button>`
                          : nothing
                      }
                      <button type="button" class="ag-button" @click=${() => set(key, undefined)}>
                        Take out
                      </button>
                    </td>
                  </tr>`;
                })}
              </tbody>
            </table>`
          : nothing
      }
    </div>`;
  };
}

function itemsOf(sources: readonly ResultSource[], take: (source: ResultSource) => Promise<void>) {
  if (sources.length) {
    return sources.map(source => ({
      label: source.title,
      detail: source.detail,
      act: () => void take(source)
    }));
  }
  return [
    {
      label: 'There is no other widget in this notebook.',
      detail: 'Drop a measurement into it, or run a cell that shows one.',
      act: () => {}
    }
  ];
}

/** The longest label that the title names: `Cl-13` before `Cl-1`. */
function sampleIn(title: string, labels: readonly string[]): string | undefined {
  return labels.filter(label => title.includes(label)).sort((a, b) => b.length - a.length)[0];
}

function sampleChoice(one: JoinedResult, labels: readonly string[], onChange: (sample: string) => void) {
  const known = labels.includes(one.sample) ? labels : [one.sample, ...labels];
  return select({
    label: `Sample of ${one.from}`,
    value: one.sample,
    choices: known.map(label => ({ value: label, label })),
    onChange
  });
}

function valuesOf({ values }: JoinedResult): string {
  return Object.keys(values)
    .filter(name => !name.endsWith('_error'))
    .map(name => {
      const { label, unit, factor } = formOf(name);
      return `${label} ${valueText(values[name] * factor, (values[`${name}_error`] ?? NaN) * factor, unit)}`;
    })
    .join(' · ');
}
