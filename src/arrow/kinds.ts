/** The data types: an Arrow table whose schema says what it is. Names are those of the Battery Data Format. */
export type Kind = 'impedance-spectrum' | 'cycling-record' | 'xps-spectrum' | 'composition';

export type ColumnType = 'int32' | 'float64' | 'utf8' | 'dictionary';

export interface Column {
  type: ColumnType;
  /** As it stands in the field's metadata; `''` for a pure number. */
  unit: string;
  required: boolean;
}

const required = (type: ColumnType, unit: string): Column => ({ type, unit, required: true });
const optional = (type: ColumnType, unit: string): Column => ({ type, unit, required: false });

/** Columns of each kind. A table may hold more; these are the ones whose meaning is fixed. */
export const kinds: Record<Kind, Record<string, Column>> = {
  'impedance-spectrum': {
    spectrum: required('int32', ''),
    frequency_hertz: required('float64', 'Hz'),
    real_impedance_ohm: required('float64', 'Ω'),
    imaginary_impedance_ohm: required('float64', 'Ω'),
    elapsed_time_second: optional('float64', 's'),
    ambient_temperature_celsius: optional('float64', '°C'),
    cycle_count: optional('int32', '')
  },
  'cycling-record': {
    test_time_second: required('float64', 's'),
    voltage_volt: required('float64', 'V'),
    current_ampere: required('float64', 'A'),
    // several cells one after another, counted from 0; the metadata's `records` say what is known of each
    record: optional('int32', ''),
    cycle_count: optional('int32', ''),
    step_count: optional('int32', ''),
    unix_time_second: optional('float64', 's'),
    ambient_temperature_celsius: optional('float64', '°C'),
    // the number of the step in the programme: comes again when the programme loops; step_count goes on counting
    step_id: optional('int32', ''),
    step_type: optional('dictionary', ''),
    // since the start of the record, whatever the file sets back at steps or cycles: neither ever falls
    charging_capacity_ah: optional('float64', 'A h'),
    discharging_capacity_ah: optional('float64', 'A h')
  },
  'xps-spectrum': {
    spectrum: required('int32', ''),
    region: required('dictionary', ''),
    binding_energy_electronvolt: required('float64', 'eV'),
    intensity_counts: optional('float64', ''),
    intensity_count_per_second: optional('float64', '1/s'),
    kinetic_energy_electronvolt: optional('float64', 'eV'),
    transmission: optional('float64', '')
  },
  composition: {
    label: required('utf8', ''),
    formula: required('utf8', ''),
    lattice_parameter_angstrom: optional('float64', 'Å'),
    licl_volume_percent: optional('float64', 'vol%'),
    ionic_conductivity_s_cm: optional('float64', 'S/cm'),
    interface_resistance_ohm: optional('float64', 'Ω'),
    interface_resistance_600_h_ohm: optional('float64', 'Ω'),
    critical_current_density_ma_cm2: optional('float64', 'mA/cm²'),
    tetrahedra_left_percent: optional('float64', 'at%')
  }
};

/** What a kind fixes of a column; `undefined` for every other name, `constructor` among them. */
export function columnOf(kind: Kind, name: string): Column | undefined {
  return Object.hasOwn(kinds[kind], name) ? kinds[kind][name] : undefined;
}

/** What is known of the sample and of the measurement; the unit is in the name. */
export interface SampleMetadata {
  sample?: string;
  composition?: string;
  electrode_area_cm2?: number;
  pellet_thickness_mm?: number;
  ambient_temperature_celsius?: number;
  stack_pressure_mpa?: number;
  source_file?: string;
  instrument?: string;
  /** What is known of each spectrum of an `xps-spectrum` table: member `i` is about the rows with `spectrum` i. */
  spectra?: PhotoelectronMetadata[];
  /** What is known of each cell of a `cycling-record` table with a column `record`, in their order. */
  records?: SampleMetadata[];
  [key: string]: unknown;
}

/**
 * What is known of one photoelectron spectrum. Where both are given, a rate times `dwell_second` times `sweeps` is the number
 * of electrons that were counted, from which the errors follow.
 */
export interface PhotoelectronMetadata {
  /** As in the column `region`: `S 2p`, `Survey`. */
  region: string;
  /** As the file calls it, where that says something else. */
  label?: string;
  sample?: string;
  /** `XPS`, `UPS`, ... */
  technique?: string;
  measurement_date?: string;
  /** The anode or line: `Al`, `He I`. */
  source?: string;
  photon_energy_ev?: number;
  pass_energy_ev?: number;
  /** Of the analyser; the energies are already counted from the Fermi level. */
  work_function_ev?: number;
  /** Time on each point in each sweep. */
  dwell_second?: number;
  sweeps?: number;
  /** `analogue` where a current was measured instead of single electrons: then no counts follow from the intensity. */
  signal_mode?: 'pulse counting' | 'analogue';
  /** Other conditions by their names and units, such as `Etch Time (s)`. */
  variables?: Record<string, number>;
  /** Lines of text that came with the spectrum; what CasaXPS keeps there is among them. */
  comment?: string[];
}

/** The JSON under the schema's metadata key `argyrodite`. */
export interface TableMetadata extends SampleMetadata {
  kind: Kind;
  version: 1;
}
