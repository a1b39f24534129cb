import {
  batch,
  chlorineBesideLiCl,
  chlorineFromLattice,
  composition,
  compositionFromMasses,
  latticeAt,
  latticeDensity,
  referenceSeries,
  relativeDensity,
  type BatchOptions,
  type Halides,
  type WithError
} from '../../composition/index.js';
import { listRows, type LibraryFunctions } from './library-function.js';

export const compositions: LibraryFunctions = {
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
  },
  composition_from_masses: {
    call: ({ masses, ...options }) => compositionFromMasses(masses, options),
    rows: ({ elements, errors }: ReturnType<typeof compositionFromMasses>) => ({
      symbol: Object.keys(elements),
      amount: Object.values(elements),
      amount_error: Object.keys(elements).map(symbol => errors[symbol])
    })
  },
  lattice_density: {
    call: ({ of, ...cell }) => latticeDensity(composition(of), parameterOf(cell)),
    rows: (density: WithError) => listRows([density], ['value', 'error'])
  },
  relative_density: {
    call: ({ lattice_density_g_cm3, lattice_density_error_g_cm3 = NaN, ...pellet }) =>
      relativeDensity(pellet, { value: lattice_density_g_cm3, error: lattice_density_error_g_cm3 }),
    rows: (density: ReturnType<typeof relativeDensity>) =>
      listRows(
        [density],
        ['density_g_cm3', 'density_error_g_cm3', 'relative_density', 'relative_density_error']
      )
  },
  lattice_at: { call: ({ x }) => latticeAt(x), rows: estimateRows },
  chlorine_from_lattice: { call: cell => chlorineFromLattice(parameterOf(cell)), rows: estimateRows },
  chlorine_beside_licl: {
    call: ({
      x,
      licl_volume_percent,
      licl_volume_error_percent = NaN,
      lattice_parameter_angstrom,
      balance
    }) =>
      chlorineBesideLiCl(
        x,
        { value: licl_volume_percent, error: licl_volume_error_percent },
        lattice_parameter_angstrom,
        balance
      ),
    rows: estimateRows
  },
  reference_series: {
    call: () => referenceSeries(),
    value: () => ({}),
    rows: table => table
  }
};

function estimateRows(estimate: ReturnType<typeof latticeAt>) {
  return listRows([estimate], ['value', 'standard_error', 'lower_95', 'upper_95']);
}

/** An error that is not given is not known. */
function parameterOf({
  lattice_parameter_angstrom: value,
  lattice_parameter_error_angstrom: error = NaN
}: {
  lattice_parameter_angstrom: number;
  lattice_parameter_error_angstrom?: number;
}): WithError {
  return { value, error };
}
