import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { CcdGroup, CcdSummary, CyclingCell, CyclingResult, ProfiledValue } from '../../cycling/types.js';
import { noteMark } from '../notes/note-mark.js';
import { warningList } from '../frame/warnings.js';
import { counted, decimals, density, duration, formula, rounded } from './numbers.js';
import { cellPin } from './pins.js';
import { toggled, type CcdScene } from './scene.js';
import { answerOf } from './answer.js';

/** All cells of the widget: which one is shown, which of them count, and what they say together. */
export function replicatesPart(scene: CcdScene, result: CyclingResult): TemplateResult | typeof nothing {
  if (result.cells.length < 2) return nothing;
  const isCcd = result.cells.some(({ ccd }) => ccd);
  return html`<div class="ag-ccd-replicates">
    <table class="ag-parameters">
      <thead>
        <tr>
          <th>Cell</th>
          <th>Composition</th>
          ${
            isCcd
              ? html`<th class="ag-ccd-number">Survived mA/cm²</th>
                  <th class="ag-ccd-number">Failed mA/cm²</th>`
              : nothing
          }
          <th>${isCcd ? 'What came' : 'Result'}</th>
          ${isCcd ? html`<th class="ag-tight">Counts</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${result.cells.map(cell => cellRow(scene, result, cell, isCcd))}
      </tbody>
    </table>
    ${isCcd ? groupsTable(result) : nothing}
  </div>`;
}

function cellRow(scene: CcdScene, result: CyclingResult, cell: CyclingCell, isCcd: boolean): TemplateResult {
  const { ccd } = cell;
  const shown =
    scene.shown.record === cell.record ||
    (cell === result.cells[0] && !result.cells.some(({ record }) => record === scene.shown.record));
  return html`<tr class=${shown ? 'ag-ccd-shown' : ''}>
    <th>
      <button
        type="button"
        class="ag-button ag-quiet ag-control"
        aria-pressed=${String(shown)}
        @click=${() => scene.change({ record: cell.record, time_range: 'all' })}
      >
        ${cell.sample || `cell ${cell.record + 1}`}
      </button>
      ${noteMark(scene.notes, cellPin(cell))}
    </th>
    <td>${formula(cell.composition) || '–'}</td>
    ${
      isCcd
        ? html`<td class="ag-ccd-number">
              ${ccd?.last_survived == null ? '–' : decimals(ccd.last_survived, 3)}
            </td>
            <td class="ag-ccd-number">${ccd?.first_failed == null ? '–' : decimals(ccd.first_failed, 3)}</td>`
        : nothing
    }
    <td>${isCcd && ccd ? whatCame(cell) : answerOf({ ...result, groups: [] }, cell).line}</td>
    ${
      isCcd
        ? html`<td class="ag-tight">
            <input
              type="checkbox"
              class="ag-control"
              aria-label="${cell.sample || `cell ${cell.record + 1}`} counts"
              .checked=${live(!(String(cell.record) in scene.shown.exclude))}
              @change=${() => scene.change({ exclude: toggled(scene.settings.exclude, cell.record) })}
            />
          </td>`
        : nothing
    }
  </tr>`;
}

function whatCame({ ccd, excluded }: CyclingCell): string {
  const { short, censoring, ended, decided_by } = ccd!;
  const parts = [
    short ? `${short.kind} short at ${duration(short.time_second)}` : '',
    censoring === 'right'
      ? ended
        ? `censored: ended ${ended === 'void' ? 'by voids' : 'at the voltage limit'}`
        : 'censored: no short'
      : '',
    censoring === 'not-determinable' ? 'not determinable' : '',
    decided_by === 'person' ? 'set by hand' : '',
    excluded ? 'left out' : ''
  ];
  return parts.filter(Boolean).join(', ');
}

function groupsTable({ groups }: CyclingResult): TemplateResult {
  const several = groups.length > 1;
  return html`<table class="ag-parameters ag-ccd-groups">
      <thead>
        <tr>
          ${several ? html`<th>Composition</th>` : nothing}
          <th class="ag-ccd-number"><i>n</i></th>
          <th class="ag-ccd-number">Mean mA/cm²</th>
          <th class="ag-ccd-number" data-tip="With n below the fraction line, as the study states it.">
            SD (population)
          </th>
          <th class="ag-ccd-number" data-tip="With n − 1 below the fraction line.">SD (sample)</th>
          <th>In no mean</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map(
          group =>
            html`<tr>
              ${several ? html`<th>${groupName(group)}</th>` : nothing}
              <td class="ag-ccd-number">${group.n}</td>
              <td class="ag-ccd-number">${decimals(group.mean, 3)}</td>
              <td class="ag-ccd-number">${decimals(group.population_sd, 3)}</td>
              <td class="ag-ccd-number">${decimals(group.sample_sd, 3)}</td>
              <td>${leftOut(group)}</td>
            </tr>`
        )}
      </tbody>
    </table>
    ${groups.map(group => weibullLine(group, several))}
    ${warningList(groups.flatMap(({ warnings }) => warnings))}`;
}

export const groupName = ({ composition, x }: CcdGroup): string =>
  formula(composition) || (Number.isFinite(x) ? `x = ${rounded(x)}` : 'not stated');

/** Those that no mean holds, each with the reason. */
export function leftOut({ censored, not_determinable }: CcdSummary): string {
  return (
    [
      ...censored.map(
        ({ sample, last_survived, ended }) =>
          `${sample} > ${density(last_survived)}${ended === 'void' ? ' (voids)' : ''}`
      ),
      ...not_determinable.map(sample => `${sample} (not determinable)`)
    ].join(', ') || '–'
  );
}

function weibullLine(group: CcdGroup, several: boolean): TemplateResult | typeof nothing {
  if (!group.weibull) return nothing;
  const { scale, shape, n } = group.weibull;
  return html`<p class="ag-ccd-weibull">
    Weibull${several ? ` (${groupName(group)})` : ''}: scale ${interval(scale)} mA/cm², shape
    ${interval(shape)} (95 %, ${counted(n, 'cell')} with the censored ones)
  </p>`;
}

const interval = ({ value, lower_95, upper_95 }: ProfiledValue): string =>
  `${rounded(value)} [${rounded(lower_95)}, ${Number.isFinite(upper_95) ? rounded(upper_95) : '∞'}]`;
