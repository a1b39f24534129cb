import {
  efficiency,
  estimateCcd,
  plating,
  segmentSteps,
  simulateSymmetricCell,
  summariseCcd,
  type CcdResult
} from '../../cycling/index.js';
import { listRows, type LibraryFunctions } from './library-function.js';

export const cycling: LibraryFunctions = {
  segment_steps: {
    call: (options, table) => segmentSteps(table, options),
    rows: steps =>
      listRows<ReturnType<typeof segmentSteps>[number]>(steps, [
        'index',
        'kind',
        'step_count',
        'cycle_count',
        'start_time_second',
        'end_time_second',
        'current_ampere',
        'capacity_mah'
      ])
  },
  estimate_ccd: {
    call: (settings, table) => estimateCcd(table, settings),
    rows: ({ steps }: CcdResult) =>
      listRows(steps, [
        'step',
        'current_density',
        'start_time_second',
        'end_time_second',
        'capacity_mah_cm2',
        'resistance_area_ohm_cm2',
        'ratio',
        'verdict',
        'rule'
      ])
  },
  summarise_ccd: {
    call: ({ results }) => summariseCcd(results),
    rows: ({ n, mean, population_sd, sample_sd }: ReturnType<typeof summariseCcd>) => ({
      n: [n],
      mean: [mean],
      population_sd: [population_sd],
      sample_sd: [sample_sd]
    })
  },
  plating: {
    call: (settings, table) => plating(table, settings),
    rows: ({ cycles }: ReturnType<typeof plating>) => ({ ...cycles })
  },
  efficiency: {
    call: (settings, table) => efficiency(table, settings),
    rows: ({ cycles }: ReturnType<typeof efficiency>) => ({ ...cycles })
  },
  simulate_symmetric_cell: {
    call: options => simulateSymmetricCell(options),
    value: ({ truth }: ReturnType<typeof simulateSymmetricCell>) => truth,
    rows: ({ table }: ReturnType<typeof simulateSymmetricCell>) => table
  }
};
