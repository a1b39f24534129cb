import { html, nothing, type TemplateResult } from 'lit-html';
import type { Warning } from '../../arrow/index.js';
import type {
  CcdGroup,
  CcdResult,
  CyclingCell,
  CyclingResult,
  EfficiencyResult,
  PlatingResult,
  Short
} from '../../cycling/types.js';
import { counted, current, decimals, density, duration, rounded, voltage, withDeviation } from './numbers.js';

/** What the widget is for, in a line that can be quoted, and what belongs to it in smaller letters. */
export interface Answer {
  line: string;
  aside: string[];
  /** There is none to be stated. */
  weak?: boolean;
}

export function answerOf(result: CyclingResult | undefined, cell: CyclingCell | undefined): Answer {
  if (!result || !cell) return { line: '–', aside: [] };
  if (cell.ccd) return ccdAnswer(result.cells, cell.ccd, groupOf(result, cell));
  if (cell.plating) return platingAnswer(cell.plating);
  if (cell.efficiency) return efficiencyAnswer(cell.efficiency);
  return { line: 'No result for this cell', aside: [cell.problem], weak: true };
}

export function answerLine(answer: Answer): TemplateResult {
  return html`<span class=${answer.weak ? 'ag-weak' : ''}>${answer.line}</span>${
      answer.aside.length
        ? html`<span class="ag-aside"
            >${answer.aside.map(part => html`<span class="ag-ccd-part">${part}</span> `)}</span
          >`
        : nothing
    }`;
}

/** The replicates that the cell is one of. */
export function groupOf(result: CyclingResult, cell: CyclingCell): CcdGroup | undefined {
  const index = result.cells.indexOf(cell);
  return result.groups.find(({ cells }) => cells.includes(index));
}

/**
 * The bracket of one cell; of replicates the mean of what was survived with its population standard deviation, and of what failed.
 */
function ccdAnswer(cells: readonly CyclingCell[], ccd: CcdResult, group: CcdGroup | undefined): Answer {
  const own = cellLine(ccd);
  const aside = [...asideOf(ccd)];
  if (!group || group.cells.length < 2 || !(group.n > 0)) return { ...own, aside };
  const failed = group.cells
    .map(i => cells[i])
    .filter(({ ccd, excluded }) => !excluded && ccd?.censoring === 'none')
    .map(({ ccd }) => ccd!.first_failed!);
  const mean = failed.reduce((sum, value) => sum + value, 0) / failed.length;
  const outside = [
    group.censored.length ? `${group.censored.length} censored` : '',
    group.not_determinable.length ? `${group.not_determinable.length} not determinable` : ''
  ].filter(Boolean);
  const spread = group.n > 1 ? ['population SD', `sample SD ${rounded(group.sample_sd, 2)}`] : [];
  return {
    line: `CCD ${withDeviation(group.mean, group.population_sd)} mA/cm² (survived) – ${decimals(mean, 2)} (failed), n = ${group.n}`,
    aside: [
      [...spread, ...outside].join(', '),
      `this cell: ${own.line.replace(/^CCD /, '')}`,
      ...aside
    ].filter(Boolean)
  };
}

/** The bracket of one cell. */
function cellLine(ccd: CcdResult): { line: string; weak?: boolean } {
  const {
    last_survived,
    first_failed,
    last_survived_ampere: low,
    first_failed_ampere: high,
    censoring
  } = ccd;
  if (censoring === 'not-determinable') return { line: 'CCD not determinable', weak: true };
  const [name, unit, survived, failed] =
    last_survived !== null || first_failed !== null
      ? ['CCD', 'mA/cm²', last_survived && density(last_survived), first_failed && density(first_failed)]
      : ['Critical current', 'mA', low && rounded(low * 1e3), high && rounded(high * 1e3)];
  if (failed === null) return { line: `${name} at least ${survived || 0} ${unit} (survived, no short)` };
  if (!survived) return { line: `${name} below ${failed} ${unit} (failed in the first step)` };
  return { line: `${name} ${survived} ${unit} (survived) – ${failed} (failed)` };
}

/** Why nothing can be determined: said with the answer, and not again among the warnings. */
export const isReason = ({ code }: Warning): boolean =>
  code === 'shorted-from-start' || code === 'unresolved';

function asideOf(ccd: CcdResult): string[] {
  return [
    shortText(ccd.short),
    ccd.ended === 'void' ? `ended by voids${at(ccd.ended_time_second)}` : '',
    ccd.ended === 'voltage-limit' ? `ended at the voltage limit${at(ccd.ended_time_second)}` : '',
    ccd.censoring === 'right' ? 'censored: the critical one lies above' : '',
    ccd.censoring === 'not-determinable' ? (ccd.warnings.find(isReason)?.message ?? '') : '',
    ccd.decided_by === 'person' ? `set by hand; ${analysedText(ccd)}` : '',
    ccd.protocol.electrode_area_cm2 > 0 ? '' : 'The electrode area gives the current density.'
  ].filter(Boolean);
}

const at = (seconds: number | undefined) => (seconds === undefined ? '' : ` at ${duration(seconds)}`);

function shortText(short: Short | null): string {
  if (!short) return '';
  return `${short.kind} short in step ${short.step} at ${duration(short.time_second)}`;
}

function analysedText({ analysed }: CcdResult): string {
  if (!analysed) return 'the analysis has no other opinion';
  const { censoring, last_survived, first_failed } = analysed;
  if (censoring === 'not-determinable') return 'the analysis says: not determinable';
  if (first_failed === null)
    return `the analysis sees no short${last_survived === null ? '' : ` up to ${density(last_survived)}`}`;
  return `the analysis says ${density(last_survived ?? 0)} – ${density(first_failed)}`;
}

function platingAnswer(plating: PlatingResult): Answer {
  const how = Number.isFinite(plating.current_density)
    ? `${density(plating.current_density)} mA/cm²`
    : current(plating.current_ampere);
  const lived = `${counted(plating.lifetime_cycles, 'cycle')} (${rounded(plating.lifetime_hours)} h) at ${how}`;
  const line =
    plating.short_cycle === null
      ? `No short in ${lived}`
      : `Short in cycle ${plating.short_cycle}, after ${lived}`;
  const growth = Number.isFinite(plating.growth_mv_per_cycle)
    ? `, ${signed(plating.growth_mv_per_cycle)} mV per cycle`
    : '';
  return {
    line,
    aside: [
      `polarization ${voltage(plating.first_polarization_volt)} → ${voltage(plating.last_polarization_volt)}${growth}`,
      plating.short ? `${plating.short.kind} short at ${duration(plating.short.time_second)}` : '',
      plating.ended
        ? `ended ${plating.ended === 'void' ? 'by voids' : 'at the voltage limit'}${at(plating.ended_time_second)}`
        : '',
      plating.decided_by === 'person' ? 'set by hand' : ''
    ].filter(Boolean)
  };
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${rounded(value, 2)}`;

function efficiencyAnswer(result: EfficiencyResult): Answer {
  const { cycles, active_mass_mg } = result;
  const perGram = active_mass_mg > 0;
  const first = (perGram ? cycles.discharge_capacity_mah_g : cycles.discharge_capacity_mah)[0];
  /** Nothing where there is no value. */
  const percent = (what: string, value: number, of = '') =>
    Number.isFinite(value) ? `${what} ${rounded(value)} %${of}` : '';
  const charge = (perGram ? cycles.charge_capacity_mah_g : cycles.charge_capacity_mah)[0];
  const unit = perGram ? 'mAh/g' : 'mAh';
  const capacity = Number.isFinite(first)
    ? `First discharge ${rounded(first)} ${unit}`
    : `First charge ${rounded(charge)} ${unit}`;
  const retention =
    cycles.cycle.length > result.reference_cycle
      ? percent('retention', result.last_retention_percent, ` of cycle ${result.reference_cycle}`)
      : '';
  return {
    line: [capacity, percent('first efficiency', result.first_coulombic_efficiency_percent)]
      .filter(Boolean)
      .join(', '),
    aside: [
      [
        counted(cycles.cycle.length, 'cycle'),
        percent('mean efficiency after the first', result.mean_coulombic_efficiency_percent)
      ]
        .filter(Boolean)
        .join('; '),
      retention,
      result.lifetime_cycles === null ? '' : `end of life in cycle ${result.lifetime_cycles}`,
      perGram ? '' : 'The mass of active material gives capacities per gram.'
    ].filter(Boolean)
  };
}
