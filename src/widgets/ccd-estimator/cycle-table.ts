import { html, nothing, type TemplateResult } from 'lit-html';
import type { CyclingCell, EfficiencyResult, PlatingResult } from '../../cycling/types.js';
import { memo } from '../frame/memo.js';
import { aligned, decimals } from './numbers.js';
import type { RowMark } from './step-table.js';
import { verdictLooks } from './verdicts.js';

/** The cycles of plating, or of a full cell, as a table that scrolls. */
export function cycleTable(): (
  cell: CyclingCell | undefined,
  chosen: Record<string, true>,
  onChoose: (cycle: number) => void,
  mark: RowMark<number>
) => TemplateResult | typeof nothing {
  const made = memo<TemplateResult>();
  return (cell, chosen, onChoose, mark) => {
    const { plating, efficiency } = cell ?? {};
    if (!plating && !efficiency) return nothing;
    return made([plating, efficiency, chosen, ...mark.keys], () =>
      plating ? platingTable(plating, mark) : efficiencyTable(efficiency!, chosen, onChoose, mark)
    );
  };
}

function platingTable({ cycles, protocol }: PlatingResult, mark: RowMark<number>): TemplateResult {
  const withArea = protocol.electrode_area_cm2 > 0;
  return scrolling(
    html`<th>Cycle</th>
      <th class="ag-ccd-number">Polarization mV</th>
      <th class="ag-ccd-number"><i>${withArea ? 'R A' : 'R'}</i> ${withArea ? 'Ω cm²' : 'Ω'}</th>
      <th class="ag-ccd-number"><i>r</i></th>
      <th>Verdict</th>`,
    Array.from(cycles.cycle, (cycle, i) => {
      const { sign, label, colour } = verdictLooks[cycles.verdict[i]];
      return html`<tr>
        <th>${cycle}${mark.of(cycle)}</th>
        <td class="ag-ccd-number">${aligned(cycles.polarization_volt[i] * 1e3)}</td>
        <td class="ag-ccd-number">${aligned(cycles.resistance_area_ohm_cm2[i])}</td>
        <td class="ag-ccd-number">${decimals(cycles.ratio[i], 2)}</td>
        <td><span aria-hidden="true" style="color: var(--ag-${colour})">${sign}</span> ${label}</td>
      </tr>`;
    })
  );
}

function efficiencyTable(
  { cycles, active_mass_mg }: EfficiencyResult,
  chosen: Record<string, true>,
  onChoose: (cycle: number) => void,
  mark: RowMark<number>
): TemplateResult {
  const perGram = active_mass_mg > 0;
  const [charge, discharge] = perGram
    ? [cycles.charge_capacity_mah_g, cycles.discharge_capacity_mah_g]
    : [cycles.charge_capacity_mah, cycles.discharge_capacity_mah];
  const unit = perGram ? 'mAh/g' : 'mAh';
  return scrolling(
    html`<th>Cycle</th>
      <th class="ag-ccd-number">Charge ${unit}</th>
      <th class="ag-ccd-number">Discharge ${unit}</th>
      <th class="ag-ccd-number">Efficiency %</th>
      <th class="ag-ccd-number">Retention %</th>`,
    Array.from(
      cycles.cycle,
      (cycle, i) =>
        html`<tr>
          <th>
            <button
              type="button"
              class="ag-button ag-quiet ag-control"
              aria-pressed=${String(String(cycle) in chosen)}
              data-tip="Shows this cycle’s profile; again takes it back."
              @click=${() => onChoose(cycle)}
            >
              ${cycle}
            </button>
            ${mark.of(cycle)}
          </th>
          <td class="ag-ccd-number">${aligned(charge[i], 4)}</td>
          <td class="ag-ccd-number">${aligned(discharge[i], 4)}</td>
          <td class="ag-ccd-number">${decimals(cycles.coulombic_efficiency_percent[i], 2)}</td>
          <td class="ag-ccd-number">${decimals(cycles.retention_percent[i], 1)}</td>
        </tr>`
    )
  );
}

function scrolling(heading: TemplateResult, rows: readonly TemplateResult[]): TemplateResult {
  return html`<div class="ag-ccd-steps" tabindex="0" role="region" aria-label="Cycles">
    <table class="ag-parameters">
      <thead>
        <tr>
          ${heading}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
