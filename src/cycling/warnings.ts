import type { Warning } from '../arrow/index.js';
import { formatQuantity } from '../numeric/format.js';
import type { Examined } from './estimate-ccd.js';

/** What a colleague would say about this record before the number is used. */
export function cyclingWarnings(examined: Examined): Warning[] {
  const { facts, measured, judged, end, record } = examined;
  const warnings: Warning[] = [];
  const warn: Warn = (code, message, subject) =>
    warnings.push({ code, message, ...(subject ? { subject } : {}) });
  if (!(facts.area > 0)) {
    warn(
      'no-area',
      'The electrode’s area is not known, so currents stay in ampere and resistances in ohm. Set the electrode area.',
      'electrode_area_cm2'
    );
  }
  currentWarnings(examined, warn);
  if (measured.sign < 0) {
    warn(
      'reversed-sign',
      'The file counts the current the other way (V·I < 0 throughout); it was turned round.',
      'sign'
    );
  }
  if (judged.shortedFromStart) {
    const unit = Number.isFinite(facts.area) ? 'Ω cm²' : 'Ω';
    warn(
      'shorted-from-start',
      `The resistance is ${formatQuantity(judged.shortedFromStart.value, unit, 2)} from the start, below ${formatQuantity(judged.shortedFromStart.threshold, unit, 2)}: the cell was shorted before the test.`
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
    warn(
      'no-temperature',
      'The temperature is not recorded with the points: a slow change of the resistance may be the room’s.'
    );
  }
  return warnings;
}

type Warn = (code: string, message: string, subject?: string) => void;

/** A current that is open by more than this share of the increment may be the next step's. */
const OPEN = 0.4;

/** What the digits of the file's current leave open. */
function currentWarnings({ facts, measured, staircase, judged }: Examined, warn: Warn): void {
  const { current, low, high, step } = staircase;
  const resolution = formatQuantity(1e6 * measured.currentResolution, 'µA', 3);
  const [scale, unit] = facts.area > 0 ? [1000 / facts.area, 'mA/cm²'] : [1000, 'mA'];
  const quantity = (ampere: number) => formatQuantity(scale * ampere, unit, 3);
  const increment = staircaseIncrement(current);
  const decisive = judged.short?.half ?? current.length - 1;
  const open = high[decisive] - low[decisive];
  const limits = `step ${step[decisive] + 1} was between ${quantity(low[decisive])} and ${quantity(high[decisive])}`;
  const remedy = 'Set the programmed first step and increment';
  if (staircase.blurred) {
    warn(
      'coarse-current',
      `The file gives currents only to ${resolution}, and no regular staircase tells more: ${limits}. ${remedy}.`,
      'first_step_ma_cm2'
    );
  } else if (staircase.source === 'inferred') {
    warn(
      'inferred-current',
      `The file gives currents only to ${resolution}. A regular staircase from ${quantity(current[0])} by ${quantity(increment)} gives just these, and is used. ${remedy} if it was another.`,
      'increment_ma_cm2'
    );
    if (open > 2 * OPEN * increment) {
      warn(
        'coarse-current',
        `By the file’s digits ${limits}, which is more than the staircase rises from step to step. ${remedy}.`,
        'first_step_ma_cm2'
      );
    }
  }
  const unread = measured.halves.findIndex(half => half.current > 0);
  if (unread > 0) {
    warn(
      'hidden-steps',
      `The first ${unread} half cycles read as no current at all in this file; they were found by their voltage and the program’s timing.`
    );
  } else if (staircase.hidden > 0) {
    warn(
      'hidden-steps',
      `${staircase.hidden === 1 ? 'A step' : `${staircase.hidden} steps`} of the given program came before the first that this file shows, and cannot be judged.`
    );
  }
}

function staircaseIncrement(current: Float64Array): number {
  const next = current.findIndex(value => value !== current[0]);
  return next < 0 ? 0 : current[next] - current[0];
}
