import { ArgyroditeError, type ColumnValues } from '../../arrow/index.js';
import { composition } from '../../composition/index.js';
import {
  background,
  chargeShift,
  compareShares,
  componentLibrary,
  fitComponents,
  lineShape,
  quantify,
  simulateArgyrodite,
  startModel,
  sulfideOf,
  type ComponentFit,
  type FittedComponent
} from '../../xps/index.js';
import { listRows, type LibraryFunctions } from './library-function.js';

export const photoelectrons: LibraryFunctions = {
  fit_components: {
    call: ({ model, charge_shift, charge_reference, charge_error, ...options }, table) =>
      fitComponents(table, model, {
        ...options,
        charge: { shift: charge_shift, reference: charge_reference, shift_error: charge_error }
      }),
    rows: ({ components }: ComponentFit) => componentRows(components)
  },
  quantify: {
    call: ({ fits, photon_energy_electronvolt: photon_energy_ev, ...options }) =>
      quantify(fits.map(known), { ...options, photon_energy_ev }),
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
  line_shape: {
    call: ({ shape, energy, ...line }) => ({
      type: 'line',
      energy,
      intensity: lineShape(shape, energy, line)
    }),
    rows: ({ energy, intensity }) => ({ binding_energy_electronvolt: energy, intensity })
  },
  component_library: {
    call: () => componentLibrary,
    rows: (components: typeof componentLibrary) => ({
      ...listRows(components, ['region', 'name', 'label', 'description', 'provenance', 'source', 'typical']),
      lowest: components.map(({ position }) => position[0]),
      highest: components.map(({ position }) => position[1])
    })
  },
  start_model: {
    call: (options, table) => startModel(table, options),
    rows: ({ models }: ReturnType<typeof startModel>) => {
      const components = models.flatMap(({ region, components }) =>
        components.map(component => ({ region, ...component }))
      );
      return listRows(components, ['region', 'name', 'position', 'fwhm']);
    }
  },
  charge_shift: {
    call: ({ fit, reference }) => chargeShift(known(fit), reference),
    rows: (found: ReturnType<typeof chargeShift>) => listRows([found], ['shift', 'shift_error', 'reference'])
  },
  sulfide_balance: {
    call: ({ fit, composition: of }) => {
      const balance = sulfideOf(known(fit), composition(of));
      if (balance) return balance;
      throw new ArgyroditeError(
        'bad-setting',
        'A balance of sulfide needs an argyrodite, and a fit of S 2p with components called PS4 and sulfide (or Li2S).'
      );
    },
    rows: balance => listRows([balance], ['found', 'of_lattice', 'of_decomposition'])
  },
  compare_shares: {
    call: ({ before, after }) =>
      compareShares({ ...before, fit: known(before.fit) }, { ...after, fit: known(after.fit) }),
    rows: (shares: ReturnType<typeof compareShares>) =>
      listRows(shares, ['region', 'name', 'change', 'change_error'])
  },
  simulate_argyrodite: {
    call: ({ samples }) => simulateArgyrodite(samples),
    value: ({ truth }: ReturnType<typeof simulateArgyrodite>) => truth,
    rows: ({ table }: ReturnType<typeof simulateArgyrodite>) => table
  }
};

/** A fit that has been JSON: what is not a number there (an error that the data do not determine) is null. */
function known(fit: ComponentFit): ComponentFit {
  const numbers = (value: unknown): unknown => {
    if (value === null) return NaN;
    if (Array.isArray(value)) return value.map(numbers);
    if (typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, numbers(member)]));
  };
  return numbers(fit) as ComponentFit;
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
