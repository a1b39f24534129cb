/** How a measured property is shown. */
export interface PropertyForm {
  label: string;
  /** For people; values are multiplied by `factor` into it. */
  unit: string;
  factor: number;
}

/** Properties whose column has a fixed name, in the order in which a card lists them. */
const forms: Readonly<Record<string, PropertyForm>> = {
  ionic_conductivity_s_cm: form('Ionic conductivity', 'mS/cm', 1000),
  lattice_parameter_angstrom: form('Lattice parameter', 'Å'),
  licl_volume_percent: form('LiCl beside the lattice', 'vol%'),
  critical_current_density_ma_cm2: form('Critical current density', 'mA/cm²'),
  interface_resistance_ohm: form('Interface resistance, fresh', 'Ω'),
  interface_resistance_100_h_ohm: form('Interface resistance after 100 h', 'Ω'),
  interface_resistance_600_h_ohm: form('Interface resistance after 600 h', 'Ω'),
  tetrahedra_left_percent: form('PS₄ left after cycling', 'at%'),
  plating_first_short_cycle: form('First short, plating at 0.25 mA/cm²', 'cycles'),
  plating_resistance_fresh_ohm: form('Interface resistance before plating', 'Ω'),
  plating_resistance_300_cycles_ohm: form('Interface resistance, 300 cycles of plating', 'Ω'),
  plating_resistance_400_cycles_ohm: form('Interface resistance, 400 cycles of plating', 'Ω'),
  fast_plating_first_short_cycle: form('First short, plating at 0.5 mA/cm²', 'cycles'),
  first_coulombic_efficiency_ncm622_percent: form('First efficiency, Li | NCM622', '%'),
  capacity_ncm622_mah_g: form('Capacity, Li | NCM622', 'mAh/g'),
  first_coulombic_efficiency_ncm811_percent: form('First efficiency, Li-In | NCM811', '%'),
  capacity_50_cycles_ncm811_mah_g: form('Capacity at cycle 50, Li-In | NCM811', 'mAh/g'),
  licl_shell_nanometre: form('LiCl shell', 'nm'),
  licl_interphase_micrometre: form('LiCl-dominated interphase', 'µm')
};

/** How a column is shown; one that is not known by its own name and unit. */
export function formOf(name: string, unit = ''): PropertyForm {
  return Object.hasOwn(forms, name) ? forms[name] : form(name.replaceAll('_', ' '), unit);
}

/** In the order of the card; names that are not known come last, as they stand. */
export function compareProperties(a: string, b: string): number {
  const names = Object.keys(forms);
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return place(a) - place(b);
}

function form(label: string, unit: string, factor = 1): PropertyForm {
  return { label, unit, factor };
}
