import type { Table } from 'apache-arrow';
import { toTable, type ColumnValues } from '../arrow/index.js';
import { batch, composition, type BatchOptions, type Halides } from '../composition/index.js';
import {
  efficiency,
  estimateCcd,
  plating,
  segmentSteps,
  summariseCcd,
  type CcdResult
} from '../cycling/index.js';
import {
  activationEnergy,
  fitCircuit,
  fitSeries,
  ionicConductivity,
  kramersKronig,
  profileLikelihood,
  relaxationTimes,
  simulate,
  suggestCircuit,
  type CircuitFit
} from '../impedance/index.js';
import {
  background,
  fitComponents,
  quantify,
  type ComponentFit,
  type FittedComponent
} from '../xps/index.js';

/** A function of the library that another language calls by its name. */
export interface LibraryFunction {
  /** Its arguments other than the table by their names, options among them. */
  call(given: any, table: Table): unknown;
  /** What of the result a colleague would want as a table. */
  rows(result: any): Record<string, ColumnValues>;
}

/** The library's functions for hosts that are not JavaScript, under the names that they have there. */
export const functions: Readonly<Record<string, LibraryFunction>> = {
  simulate: {
    call: ({ circuit, values, frequency }) => ({
      type: 'simulation',
      frequency,
      ...simulate(circuit, values, frequency)
    }),
    rows: ({ frequency, real, imaginary }) => ({
      frequency_hertz: frequency,
      real_impedance_ohm: real,
      imaginary_impedance_ohm: imaginary
    })
  },
  fit_circuit: {
    call: ({ circuit, ...options }, table) => fitCircuit(table, circuit, options),
    rows: (fit: CircuitFit) => parameterRows([fit])
  },
  fit_series: {
    call: ({ circuit, ...options }, table) => fitSeries(table, circuit, options),
    rows: (fits: CircuitFit[]) => ({
      spectrum: Int32Array.from(fits.flatMap(({ parameters }, i) => parameters.map(() => i))),
      ...parameterRows(fits)
    })
  },
  suggest_circuit: {
    call: (options, table) => suggestCircuit(table, options),
    rows: (suggestions: ReturnType<typeof suggestCircuit>) => ({
      circuit: suggestions.map(({ circuit }) => circuit),
      bic: suggestions.map(({ bic }) => bic),
      refused: Int32Array.from(suggestions, ({ refused }) => Number(refused)),
      reasons: suggestions.map(({ reasons }) => reasons.join(' '))
    })
  },
  kramers_kronig: {
    call: (options, table) => kramersKronig(table, options),
    rows: (test: ReturnType<typeof kramersKronig>) => ({
      frequency_hertz: test.fitted.frequency,
      residual_real: test.residual_real,
      residual_imaginary: test.residual_imaginary
    })
  },
  relaxation_times: {
    call: (options, table) => relaxationTimes(table, options),
    rows: ({ tau, gamma }: ReturnType<typeof relaxationTimes>) => ({ tau_second: tau, gamma_ohm: gamma })
  },
  profile_likelihood: {
    call: ({ circuit, parameter, ...options }, table) =>
      profileLikelihood(table, circuit, parameter, options),
    rows: ({ values, sum_of_squares }: ReturnType<typeof profileLikelihood>) => ({
      value: values,
      sum_of_squares
    })
  },
  ionic_conductivity: {
    call: given => ionicConductivity(given),
    rows: conductivity => ({ ionic_conductivity_s_cm: [conductivity] })
  },
  activation_energy: {
    call: ({ points }) => activationEnergy(points),
    rows: ({ energy_ev, standard_error, prefactor }: ReturnType<typeof activationEnergy>) => ({
      energy_ev: [energy_ev],
      standard_error: [standard_error],
      prefactor: [prefactor]
    })
  },
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
  fit_components: {
    call: ({ model, ...options }, table) => fitComponents(table, model, options),
    rows: ({ components }: ComponentFit) => componentRows(components)
  },
  quantify: {
    call: ({ fits, ...options }) => quantify(fits, options),
    rows: (quantities: ReturnType<typeof quantify>) => ({
      component: quantities.map(({ component }) => component),
      name: quantities.map(({ name }) => name),
      region: quantities.map(({ region }) => region),
      atomic_percent: quantities.map(({ atomic_percent }) => atomic_percent),
      standard_error: quantities.map(({ standard_error }) => standard_error),
      systematic_error: quantities.map(({ systematic_error }) => systematic_error)
    })
  },
  xps_background: {
    call: ({ kind, energy, intensity, ...options }) => ({
      type: 'background',
      energy,
      background: background(kind, energy, intensity, options)
    }),
    rows: ({ energy, background }) => ({ binding_energy_electronvolt: energy, background })
  },
  composition: {
    call: ({ of }: { of: string | Halides }) => composition(of),
    rows: ({ elements }: ReturnType<typeof composition>) => ({
      symbol: elements.map(({ symbol }) => symbol),
      amount: elements.map(({ amount }) => amount),
      mass_percent: elements.map(({ mass_percent }) => mass_percent),
      atom_percent: elements.map(({ atom_percent }) => atom_percent)
    })
  },
  batch: {
    call: ({ of, ...options }: { of: string | Halides } & BatchOptions) => batch(composition(of), options),
    rows: (rows: ReturnType<typeof batch>) => ({
      precursor: rows.map(({ precursor }) => precursor),
      amount_mmol: rows.map(({ amount_mmol }) => amount_mmol),
      mass_g: rows.map(({ mass_g }) => mass_g)
    })
  }
};

/** Calls one of {@link functions} on bytes of a table, where it takes one. */
export function callFunction(name: string, given: object, [bytes]: readonly Uint8Array[]) {
  const { call, rows } = functions[name];
  const result = call(given, bytes && toTable(bytes));
  return { result, rows: rows(result) };
}

/** Members of records as columns. */
function listRows<T>(
  records: readonly T[],
  names: readonly (keyof T & string)[]
): Record<string, ColumnValues> {
  return Object.fromEntries(
    names.map(name => [name, records.map(record => record[name]) as readonly number[] | readonly string[]])
  );
}

function parameterRows(fits: readonly CircuitFit[]): Record<string, ColumnValues> {
  const parameters = fits.flatMap(fit => fit.parameters);
  const column = (key: 'value' | 'standard_error' | 'lower_95' | 'upper_95') =>
    Float64Array.from(parameters, parameter => parameter[key]);
  return {
    name: parameters.map(({ name }) => name),
    value: column('value'),
    standard_error: column('standard_error'),
    lower_95: column('lower_95'),
    upper_95: column('upper_95'),
    unit: parameters.map(({ unit }) => unit)
  };
}

function componentRows(components: readonly FittedComponent[]): Record<string, ColumnValues> {
  const column = (of: (component: FittedComponent) => number) => Float64Array.from(components, of);
  return {
    id: components.map(({ id }) => id),
    name: components.map(({ name }) => name),
    region: components.map(({ region }) => region),
    position_electronvolt: column(({ position }) => position),
    position_error_electronvolt: column(({ position_error }) => position_error),
    fwhm_electronvolt: column(({ fwhm }) => fwhm),
    fwhm_error_electronvolt: column(({ fwhm_error }) => fwhm_error),
    area: column(({ area }) => area),
    area_error: column(({ area_error }) => area_error),
    fraction: column(({ fraction }) => fraction),
    fraction_error: column(({ fraction_error }) => fraction_error)
  };
}
