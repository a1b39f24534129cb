import type { Case, Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** Numbers across regions rest on factors: of one library, with the analyser's transmission known. */
export const quantification: Check = {
  codes: ['mixed-libraries', 'unknown-transmission', 'unknown-counting-times'],
  find: of => [...mixed(of), ...transmission(of), ...countingTimes(of)]
};

function mixed({ quantities }: Case): Objection[] {
  const libraries = [...new Set(quantities.map(({ sensitivity_library }) => sensitivity_library))];
  if (libraries.length < 2) return [];
  return [
    objection(
      'mixed-libraries',
      'sensitivity_library',
      `Atomic percents were worked out with factors of ${libraries.join(' and ')} together; each library has a scale and contents of its own.`,
      'Take one library for all regions and all samples that are compared.'
    )
  ];
}

/** Within one region the transmission hardly changes; across regions it may by tens of percent. */
function transmission({ quantities, transmission }: Case): Objection[] {
  const regions = new Set(quantities.map(({ region }) => region));
  if (transmission !== 'none' || regions.size < 2) return [];
  return [
    objection(
      'unknown-transmission',
      'transmission',
      `Atomic percents compare ${[...regions].join(', ')} without the analyser’s transmission, which changes with kinetic energy.`,
      'Export it with the spectra (VAMAS carries it), or take factors that were measured on this instrument and contain it.'
    )
  ];
}

function countingTimes({ quantities, measuring_times }: Case): Objection[] {
  const regions = new Set(quantities.map(({ region }) => region));
  if (measuring_times !== 'unknown' || regions.size < 2) return [];
  return [
    objection(
      'unknown-counting-times',
      'quantities',
      `Atomic percents compare counts of ${[...regions].join(', ')} as if all had been counted equally long; the file does not say.`,
      'Export dwell time and sweeps with the spectra, or counts per second.'
    )
  ];
}
