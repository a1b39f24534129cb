import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { memo } from '../frame/memo.js';
import type { CyclingCell, StaircaseStep } from '../../cycling/types.js';
import { evidenceText } from './evidence.js';
import { aligned, decimals, duration } from './numbers.js';
import { bracketStep } from './record-plot.js';
import { verdictLooks } from './verdicts.js';

/** What stands beside a row for its notes. */
export interface RowMark<T> {
  /** Others when a mark is another. */
  keys: readonly unknown[];
  of(row: T): unknown;
}

/** The staircase's steps as a table that scrolls; a row shows its step in the figure. */
export function stepTable(): (
  cell: CyclingCell | undefined,
  onShow: (step: StaircaseStep) => void,
  mark: RowMark<StaircaseStep>
) => TemplateResult | typeof nothing {
  const made = memo<TemplateResult>();
  /** The row that was brought into sight last: a redraw keeps what a person has scrolled to. */
  let brought: string | undefined;
  return (cell, onShow, mark) => {
    const ccd = cell?.ccd;
    if (!ccd || ccd.steps.length === 0) return nothing;
    const failed = bracketStep(ccd.steps, ccd.first_failed, ccd.first_failed_ampere, 'first');
    const survived = bracketStep(ccd.steps, ccd.last_survived, ccd.last_survived_ampere, 'last');
    const bring = (box: Element | undefined) => {
      const key = `${cell.record} ${failed?.step ?? survived?.step}`;
      if (!box || key === brought) return;
      brought = key;
      requestAnimationFrame(() => {
        const row =
          box.querySelector<HTMLElement>('.ag-ccd-failed') ??
          box.querySelector<HTMLElement>('.ag-ccd-survived');
        if (row) box.scrollTop = row.offsetTop - box.clientHeight / 2;
      });
    };
    return made([ccd, ...mark.keys], () => {
      const withArea = ccd.protocol.electrode_area_cm2 > 0;
      return html`<div
        class="ag-ccd-steps"
        tabindex="0"
        role="region"
        aria-label="Steps of the staircase"
        ${ref(bring)}
      >
        <table class="ag-parameters">
          <thead>
            <tr>
              <th>Step</th>
              <th class="ag-ccd-number"><i>${withArea ? 'j' : 'I'}</i> ${withArea ? 'mA/cm²' : 'mA'}</th>
              <th class="ag-ccd-number"><i>${withArea ? 'R A' : 'R'}</i> ${withArea ? 'Ω cm²' : 'Ω'}</th>
              <th
                class="ag-ccd-number"
                data-tip="Resistance over its reference, the lowest that lasted in both polarities."
              >
                <i>r</i>
              </th>
              <th>Verdict</th>
            </tr>
          </thead>
          <tbody>
            ${ccd.steps.map(step =>
              stepRow(
                step,
                withArea,
                step === failed ? 'ag-ccd-failed' : step === survived ? 'ag-ccd-survived' : '',
                onShow,
                mark
              )
            )}
          </tbody>
        </table>
      </div>`;
    });
  };
}

function stepRow(
  step: StaircaseStep,
  withArea: boolean,
  role: string,
  onShow: (step: StaircaseStep) => void,
  mark: RowMark<StaircaseStep>
): TemplateResult {
  const { sign, label, colour } = verdictLooks[step.verdict];
  const why = step.evidence.map(evidenceText).join('; ');
  return html`<tr class=${role}>
    <th>
      <button
        type="button"
        class="ag-button ag-quiet ag-control"
        data-tip="Shows this step: ${duration(step.start_time_second)} to ${duration(step.end_time_second)}."
        @click=${() => onShow(step)}
      >
        ${step.step}
      </button>
      ${mark.of(step)}
    </th>
    <td class="ag-ccd-number">
      ${withArea ? decimals(step.current_density, 3) : aligned(step.current_ampere * 1e3)}
    </td>
    <td class="ag-ccd-number">${aligned(step.resistance_area_ohm_cm2)}</td>
    <td class="ag-ccd-number">${decimals(step.ratio, 2)}</td>
    <td data-tip=${why || nothing}>
      <span aria-hidden="true" style="color: var(--ag-${colour})">${sign}</span> ${label}
    </td>
  </tr>`;
}
