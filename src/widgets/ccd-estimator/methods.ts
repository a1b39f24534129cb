import type { CcdSettings } from '../../cycling/settings.js';
import type { CcdResult, CyclingCell, CyclingResult, PlatingResult } from '../../cycling/types.js';
import { version } from '../../version.js';
import { groupName } from './replicates-table.js';
import { counted, current, density, duration, rounded, withDeviation } from './numbers.js';

/** Sentences for the methods section: what was done to the cell, how the short was told, and what came out. */
export function methodsSentence(
  result: CyclingResult,
  cell: CyclingCell | undefined,
  settings: CcdSettings
): string {
  const text = cell?.ccd
    ? [staircase(cell.ccd), criteria(settings), outcome(result, cell.ccd)]
    : cell?.plating
      ? [plating(cell.plating), criteria(settings)]
      : [fullCell(cell)];
  return [...text, `Records were analysed with argyrodite ${version}.`].filter(Boolean).join(' ');
}

function staircase({ protocol, steps }: CcdResult): string {
  const known = Number.isFinite(protocol.first_ma_cm2);
  const from = known
    ? ` from ${density(protocol.first_ma_cm2)} mA/cm² in increments of ${density(protocol.increment_ma_cm2)} mA/cm²`
    : '';
  return [
    `The critical current density was measured with a staircase of ${counted(steps.length, 'step')}${from}, with ${counted(protocol.half_cycles_per_step, 'half cycle')} of ${duration(protocol.half_cycle_second)} at each`,
    protocol.rest_second > 0 ? ` and rests of ${duration(protocol.rest_second)}` : '',
    protocol.electrode_area_cm2 > 0 ? `, on an electrode of ${rounded(protocol.electrode_area_cm2)} cm²` : '',
    Number.isFinite(protocol.ambient_temperature_celsius)
      ? ` at ${rounded(protocol.ambient_temperature_celsius)} °C`
      : '',
    '.'
  ].join('');
}

function criteria({ hard_ratio, soft_ratio, reference_half_cycles, transient_share }: CcdSettings): string {
  return `A half cycle’s offset-free resistance (median after the first ${rounded(transient_share * 100)} %) below ${rounded(soft_ratio)} of the median of the last ${counted(reference_half_cycles, 'healthy half cycle')} in both polarities was taken as a soft short, below ${rounded(hard_ratio)} and lasting as a hard one.`;
}

function outcome({ groups }: CyclingResult, ccd: CcdResult): string {
  const hand = ccd.decided_by === 'person' ? ' The short was set by hand.' : '';
  const counted = groups.filter(({ n }) => n > 0);
  if (counted.length === 0) return hand.trim();
  const values = counted.map(group => {
    const name = counted.length > 1 ? `${groupName(group)}: ` : '';
    const left = group.censored.length ? `, ${group.censored.length} censored` : '';
    const value = group.n > 1 ? withDeviation(group.mean, group.population_sd) : density(group.mean);
    return `${name}${value} mA/cm² (n = ${group.n}${left})`;
  });
  const how = counted.some(({ n }) => n > 1) ? ', as mean and population standard deviation' : '';
  return `Critical current density, the last step survived${how}: ${values.join('; ')}.${hand}`;
}

function plating({
  protocol,
  current_density,
  current_ampere,
  lifetime_cycles,
  short_cycle
}: PlatingResult): string {
  const how = Number.isFinite(current_density)
    ? `${density(current_density)} mA/cm²`
    : current(current_ampere);
  const end =
    short_cycle === null
      ? `no short in ${counted(lifetime_cycles, 'cycle')}`
      : `a short in cycle ${short_cycle}`;
  return `Lithium was plated and stripped at ${how}, ${duration(protocol.half_cycle_second)} in each direction, with ${end}.`;
}

function fullCell(cell: CyclingCell | undefined): string {
  const result = cell?.efficiency;
  if (!result) return '';
  const mass = result.active_mass_mg > 0 ? ` (${rounded(result.active_mass_mg)} mg of active material)` : '';
  return `The full cell${mass} was cycled ${result.cycles.cycle.length} times; its first Coulombic efficiency is ${rounded(result.first_coulombic_efficiency_percent)} % and its retention ${rounded(result.last_retention_percent)} % of cycle ${result.reference_cycle}.`;
}
