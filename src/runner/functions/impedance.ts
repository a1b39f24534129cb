import { ArgyroditeError, type ColumnValues } from '../../arrow/index.js';
import {
  activationEnergy,
  correctTable,
  electronicConductivity,
  fitCircuit,
  fitSeries,
  growthLaws,
  ionicConductivity,
  kramersKronig,
  parseCircuit,
  profileLikelihood,
  readResistances,
  relaxationTimes,
  simulate,
  suggestCircuit,
  zhit,
  type CircuitFit,
  type Growth
} from '../../impedance/index.js';
import { listRows, type LibraryFunctions } from './library-function.js';

export const impedance: LibraryFunctions = {
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
    call: ({ temperature_celsius, conductivity }: Record<string, number[]>) =>
      activationEnergy(
        temperature_celsius.map((temperature, i) => ({
          temperature_celsius: temperature,
          conductivity: conductivity[i]
        }))
      ),
    rows: ({ energy_ev, standard_error, prefactor }: ReturnType<typeof activationEnergy>) => ({
      energy_ev: [energy_ev],
      standard_error: [standard_error],
      prefactor: [prefactor]
    })
  },
  parse_circuit: {
    call: ({ circuit }) => parseCircuit(circuit),
    rows: ({ parameters }: ReturnType<typeof parseCircuit>) =>
      listRows(parameters, ['name', 'element', 'unit', 'lower', 'upper'])
  },
  zhit: {
    call: (options, table) => zhit(table, options),
    rows: ({ frequency, modulus, modulus_of_phase, deviation }: ReturnType<typeof zhit>) => ({
      frequency_hertz: frequency,
      modulus_ohm: modulus,
      modulus_of_phase_ohm: modulus_of_phase,
      deviation
    })
  },
  read_resistances: {
    call: (options, table) => readResistances(table, options),
    rows: (readings: ReturnType<typeof readResistances>) =>
      listRows(readings, ['way', 'resistance_ohm', 'standard_error_ohm', 'frequency_hertz'])
  },
  correct_table: {
    call: (correction, table) => correctTable(table, correction),
    value: () => ({}),
    rows: corrected => corrected
  },
  electronic_conductivity: {
    call: (options, table) => electronicConductivity(table, options),
    rows: ({ holds }: ReturnType<typeof electronicConductivity>) =>
      listRows(holds, ['voltage_volt', 'current_ampere', 'current_error_ampere', 'drift'])
  },
  growth_laws: {
    call: ({ time_hour, value, error, unit }) => {
      const growth = growthLaws(time_hour, value, error, unit);
      if (growth) return growth;
      throw new ArgyroditeError(
        'too-few-points',
        'To tell laws of growth apart takes values at four or more different times, none of them negative.'
      );
    },
    rows: ({ laws }: Growth) => listRows(laws, ['law', 'formula', 'bic', 'delta_bic'])
  }
};

function parameterRows(fits: readonly CircuitFit[]): Record<string, ColumnValues> {
  const parameters = fits.flatMap(fit => fit.parameters);
  return listRows(parameters, ['name', 'value', 'standard_error', 'lower_95', 'upper_95', 'unit']);
}
