import { formatQuantity, formatWithError } from '../numeric/format.js';
import type { CcdResult, CyclingCell, CyclingResult, EfficiencyResult, PlatingResult } from './types.js';

type Line = [label: string, value: string];

/** The result in lines of text, the answer first. */
export function cyclingSummary({ cells, replicates, groups, warnings }: CyclingResult): Line[] {
  if (cells.length === 1) return cellLines(cells[0]);
  const lines: Line[] = [];
  if (replicates && groups.length > 1) {
    for (const { composition, n, mean, population_sd, censored } of groups) {
      lines.push([
        composition || 'No composition',
        meanText(n, mean, population_sd) + openText(censored.length)
      ]);
    }
  } else if (replicates) {
    const { n, mean, population_sd, censored } = replicates;
    lines.push(['Critical current density', meanText(n, mean, population_sd) + openText(censored.length)]);
  }
  for (const cell of cells) {
    const [answer] = cellLines(cell);
    lines.push([cell.sample || `Cell ${cell.record}`, answer[1] + (cell.excluded ? ' (left out)' : '')]);
  }
  for (const { message } of warnings) lines.push(['Warning', message]);
  return lines;
}

function meanText(n: number, mean: number, deviation: number): string {
  if (n === 0) return 'no cell failed';
  const value = n > 1 ? formatWithError(mean, deviation, 'mA/cm²') : density(mean);
  return `${value} (n = ${n}${n > 1 ? ', population SD' : ''})`;
}

function openText(censored: number): string {
  return censored ? `, ${censored} without a short` : '';
}

function cellLines({ ccd, plating, efficiency, problem }: CyclingCell): Line[] {
  const result = ccd ?? plating ?? efficiency;
  if (!result) return [['No result', problem]];
  const lines = ccd ? ccdLines(ccd) : plating ? platingLines(plating) : efficiencyLines(efficiency!);
  return [...lines, ...result.warnings.map(({ message }): Line => ['Warning', message])];
}

/** The answer to a staircase in one sentence. */
export function ccdSentence(result: CcdResult): string {
  const { censoring, last_survived, first_failed, short, ended, last_survived_ampere, first_failed_ampere } =
    result;
  const person = result.decided_by === 'person' ? ', as a person decided' : '';
  const survived = last_survived === null ? ampere(last_survived_ampere) : density(last_survived);
  const failed = first_failed === null ? ampere(first_failed_ampere) : density(first_failed);
  if (censoring === 'not-determinable') return 'not determinable';
  if (censoring === 'right') {
    const why =
      ended === 'void' ? 'voids ended the test' : ended ? 'the voltage limit ended the test' : 'no short';
    return `above ${survived} (${why}${person})`;
  }
  return `${survived} (${short!.kind} short at ${failed}${person})`;
}

function ccdLines(result: CcdResult): Line[] {
  const lines: Line[] = [['Critical current density', ccdSentence(result)]];
  const { short, steps, protocol, plated_capacity_mah_cm2: plated } = result;
  if (short) lines.push(['Short', `in step ${short.step} after ${hours(short.time_second)}`]);
  lines.push(['Steps', `${steps.length}, each ${density(protocol.increment_ma_cm2)} more`]);
  const sound = steps.find(step => step.verdict === 'healthy');
  if (sound)
    lines.push(['Resistance × area, first', formatQuantity(sound.resistance_area_ohm_cm2, 'Ω cm²', 3)]);
  if (Number.isFinite(plated)) lines.push(['Plated in all', formatQuantity(plated, 'mAh/cm²', 3)]);
  return lines;
}

function platingLines(result: PlatingResult): Line[] {
  const { short_cycle, short, censoring, lifetime_cycles, lifetime_hours, ended } = result;
  const life = `${lifetime_cycles} cycles, ${hours(3600 * lifetime_hours)}`;
  const answer =
    censoring === 'not-determinable'
      ? 'not determinable'
      : short
        ? `${short.kind} short in cycle ${short_cycle}, after ${life}`
        : `no short in ${life}${ended === 'void' ? '; voids ended it' : ''}`;
  return [
    ['Plating', answer],
    ['Current density', density(result.current_density)],
    ['Polarization, first', formatQuantity(1000 * result.first_polarization_volt, 'mV', 3)],
    ['Polarization, last', formatQuantity(1000 * result.last_polarization_volt, 'mV', 3)],
    [
      'Growth',
      formatWithError(result.growth_mv_per_cycle, result.growth_error_mv_per_cycle, 'mV') + ' per cycle'
    ]
  ];
}

function efficiencyLines(result: EfficiencyResult): Line[] {
  const { cycles, active_mass_mg: mass } = result;
  const capacity = (mah: number, gram: number) =>
    mass > 0 ? formatQuantity(gram, 'mAh/g', 4) : formatQuantity(mah, 'mAh', 4);
  const percent = (value: number) => formatQuantity(value, '%', 4);
  return [
    ['First Coulombic efficiency', percent(result.first_coulombic_efficiency_percent)],
    ['First discharge', capacity(cycles.discharge_capacity_mah[0], cycles.discharge_capacity_mah_g[0])],
    ['Cycles', String(cycles.cycle.length)],
    ['Retention', `${percent(result.last_retention_percent)} of cycle ${result.reference_cycle}`],
    ['Coulombic efficiency after the first', percent(result.mean_coulombic_efficiency_percent)]
  ];
}

function density(value: number): string {
  return formatQuantity(value, 'mA/cm²', 4);
}

function ampere(value: number | null): string {
  return formatQuantity(1000 * (value ?? NaN), 'mA', 4);
}

function hours(seconds: number): string {
  return formatQuantity(seconds / 3600, 'h', 3);
}
