import type { Warning } from '../arrow/index.js';
import { formatQuantity } from '../numeric/format.js';
import type { Examined } from './estimate-ccd.js';

/** What a colleague would say about this record before the number is used. */
export function cyclingWarnings({ facts, measured, staircase, judged, end, record }: Examined): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, subject?: string) =>
    warnings.push({ code, message, ...(subject ? { subject } : {}) });
  if (!(facts.area > 0)) {
    warn(
      'no-area',
      'The electrode’s area is not known, so currents stay in ampere and resistances in ohm. Set the electrode area.',
      'electrode_area_cm2'
    );
  }
  const resolution = formatQuantity(1e6 * measured.currentResolution, 'µA', 3);
  if (staircase.blurred) {
    warn(
      'coarse-current',
      `The file gives currents only to ${resolution}, and they follow no regular staircase. Set the programmed first step and increment.`,
      'first_step_ma_cm2'
    );
  } else if (staircase.source === 'inferred') {
    const increment = formatQuantity(
      (1000 * staircaseIncrement(staircase.current)) / (facts.area || 1),
      'mA/cm²',
      4
    );
    warn(
      'inferred-current',
      `The file gives currents only to ${resolution}. A regular staircase of ${increment} a step gives just these, and is used. Set the programmed first step and increment if it was another.`,
      'increment_ma_cm2'
    );
  }
  if (staircase.hidden > 0 && staircase.source !== 'file') {
    warn(
      'hidden-steps',
      `The first ${staircase.hidden === 1 ? 'step reads' : `${staircase.hidden} steps read`} as no current at all in this file, and cannot be judged.`
    );
  }
  if (measured.sign < 0) {
    warn(
      'reversed-sign',
      'The file counts the current the other way (V·I < 0 throughout); it was turned round.',
      'sign'
    );
  }
  if (judged.shortedFromStart) {
    warn(
      'shorted-from-start',
      `The resistance is ${formatQuantity(judged.shortedFromStart.value, 'Ω cm²', 2)} from the start, below ${formatQuantity(judged.shortedFromStart.threshold, 'Ω cm²', 2)}: the cell was shorted before the test.`
    );
  } else if (judged.unresolved) {
    warn('unresolved', 'The voltage never rises above its noise: nothing can be said about a short.');
  }
  if (judged.short && judged.short.half < 2) {
    warn('early-short', 'The short came in the first step: there is hardly a past to compare with.');
  }
  if (end?.reason === 'void') {
    warn(
      'void',
      'The voltage rose ever faster within half cycles, to the safety limit: contact was lost, which is no short.'
    );
  } else if (end) {
    warn('voltage-limit', 'The record ends at its highest voltage, as at a safety limit; no short was seen.');
  }
  const oneSided = judged.rule.filter(rule => rule === 'one-polarity-only').length;
  if (oneSided) {
    warn(
      'one-polarity',
      `${oneSided} half cycle${oneSided > 1 ? 's are' : ' is'} low in one polarity alone; that is noted, and no short.`
    );
  }
  if (!record.temperature && Number.isFinite(facts.area) && judged.verdict.includes('soft-short')) {
    warn('no-temperature', 'No temperature is recorded: a slow change of the resistance may be the room’s.');
  }
  return warnings;
}

function staircaseIncrement(current: Float64Array): number {
  const next = current.findIndex(value => value !== current[0]);
  return next < 0 ? 0 : current[next] - current[0];
}
