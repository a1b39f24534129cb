import type { Relation } from '../types.js';

/** A value that the study gives, where it gives it. */
export interface ReferenceValue {
  sample: string;
  property: string;
  relation: Relation;
  /** NaN where the study gives a word and no number: the word is in the note. */
  value: number;
  unit: string;
  /** Only where the study gives one; NaN elsewhere. */
  error: number;
  place: string;
  /** Conditions, and what must be said of the number. */
  note: string;
}

/** x of the study's samples of Li7−xPS6−xClx. */
export const samples: Readonly<Record<string, number>> = {
  'Cl-06': 0.6,
  'Cl-10': 1,
  'Cl-13': 1.3,
  'Cl-145': 1.45,
  'Cl-16': 1.6
};

/** `> 1`, `~ 20`, `55 ± 6`, `9.890`, or nothing. */
const VALUE = /^(?:([~><]) )?([\d.]*)(?: ± ([\d.]+))?$/;

type Given = Partial<Record<keyof typeof samples, string>>;

/** One property of several samples, each as the study prints it. */
function given(property: string, unit: string, place: string, note: string, values: Given): ReferenceValue[] {
  return Object.entries(values).map(([sample, text]) => {
    const [, relation = '=', value, error] = VALUE.exec(text!)!;
    return {
      sample,
      property,
      relation: relation as Relation,
      value: value ? Number(value) : NaN,
      unit,
      error: error === undefined ? NaN : Number(error),
      place,
      note
    };
  });
}

const FITTED = 'Li|SE|Li, fit of Rb(Rgb-CPEgb)(Rint-CPEint)W; the text gives no area, so it stays in ohm';
const MISPRINT =
  '600 h: the text prints “6000 h”, but its figure and its methods end at 600 h, and so does the record of Cl-06';
const PLATING = 'Li|SE|Li at 0.25 mA/cm², 24 ± 4 °C';
const FAST_PLATING = 'Li|SE|Li at 0.5 mA/cm², 24 ± 4 °C';
const LITHIUM_CELL = 'Li|SE|LNO@NCM622 at 0.1 mA/cm², 24 ± 4 °C';
const INDIUM_CELL = 'Li-In|SE|LNO@NCM811 at 0.5 mA/cm², 24 ± 4 °C';

/** Every number of the study about its samples; what it does not give is not here. */
export const referenceValues: readonly ReferenceValue[] = [
  ...given('lattice_parameter_angstrom', 'Å', 'Results, Fig. 1c', 'cubic, F-43m', {
    'Cl-06': '9.890',
    'Cl-13': '9.817',
    'Cl-16': '9.788'
  }),
  ...given('licl_volume_percent', 'vol%', 'Results', 'no share of LiCl is given; a trace of Li2S instead', {
    'Cl-06': ''
  }),
  ...given('licl_volume_percent', 'vol%', 'Results, Supplementary Table 1', 'Rietveld refinement', {
    'Cl-13': '2.7',
    'Cl-145': '3.2',
    'Cl-16': '4.4'
  }),
  ...given(
    'ionic_conductivity_s_cm',
    'S/cm',
    'Discussion, Fig. 1c',
    'In|SE|In at 24 °C; the error is the study’s “within 3 %”',
    { 'Cl-13': '0.0053 ± 0.000159' }
  ),
  ...given(
    'ionic_conductivity_s_cm',
    'S/cm',
    'Results, Fig. 1c and Supplementary Table 1',
    'In|SE|In at 24 °C; the error is the study’s “within 3 %”',
    { 'Cl-16': '0.0088 ± 0.000264' }
  ),
  ...given('interface_resistance_ohm', 'Ω', 'Results, Fig. 2f', FITTED, {
    'Cl-06': '209',
    'Cl-13': '50',
    'Cl-16': '19'
  }),
  ...given('interface_resistance_100_h_ohm', 'Ω', 'Results, Fig. 2f', FITTED, { 'Cl-06': '591' }),
  ...given('interface_resistance_600_h_ohm', 'Ω', 'Results, Fig. 2f', FITTED, { 'Cl-06': '9093' }),
  ...given('interface_resistance_600_h_ohm', 'Ω', 'Results, Fig. 2f', `${FITTED}. ${MISPRINT}`, {
    'Cl-13': '486',
    'Cl-16': '256'
  }),
  ...given(
    'critical_current_density_ma_cm2',
    'mA/cm²',
    'Results, Fig. 3a',
    'Li|SE|Li at 24 ± 4 °C, steps of 35 µA/cm², mean of three batches; the highest, read as “over 1”',
    { 'Cl-13': '> 1' }
  ),
  ...given(
    'critical_current_density_ma_cm2',
    'mA/cm²',
    'Results, Fig. 3a',
    'Li|SE|Li at 24 ± 4 °C, steps of 35 µA/cm², mean of three batches; the lowest',
    { 'Cl-16': '0.56' }
  ),
  ...given('plating_first_short_cycle', '', 'Results, Fig. 3b', PLATING, { 'Cl-06': '270' }),
  ...given(
    'plating_first_short_cycle',
    '',
    'Results, Fig. 3c',
    `${PLATING}; no short, to a cycle not given`,
    {
      'Cl-10': ''
    }
  ),
  ...given('plating_first_short_cycle', '', 'Results, Fig. 3d and 3e', `${PLATING}; no short to the end`, {
    'Cl-13': '> 400',
    'Cl-16': '> 400'
  }),
  ...given('plating_resistance_fresh_ohm', 'Ω', 'Results, Fig. 4', PLATING, { 'Cl-16': '17' }),
  ...given(
    'plating_resistance_400_cycles_ohm',
    'Ω',
    'Results, Fig. 4',
    `${PLATING}; grows strongly, no number`,
    {
      'Cl-06': '',
      'Cl-10': ''
    }
  ),
  ...given('plating_resistance_300_cycles_ohm', 'Ω', 'Results, Fig. 4', `${PLATING}; at most, to cycle 300`, {
    'Cl-13': '< 92'
  }),
  ...given('plating_resistance_400_cycles_ohm', 'Ω', 'Results, Fig. 4', PLATING, {
    'Cl-13': '178',
    'Cl-16': '49'
  }),
  ...given('fast_plating_first_short_cycle', '', 'Results, Fig. 5', FAST_PLATING, {
    'Cl-06': '< 30',
    'Cl-10': '< 30',
    'Cl-13': '> 1000',
    'Cl-16': '< 30'
  }),
  ...given('first_coulombic_efficiency_ncm622_percent', '%', 'Results, Fig. 6', LITHIUM_CELL, {
    'Cl-06': '55',
    'Cl-13': '68'
  }),
  ...given('capacity_ncm622_mah_g', 'mAh/g', 'Results, Fig. 6', LITHIUM_CELL, { 'Cl-13': '~ 137' }),
  ...given('first_coulombic_efficiency_ncm811_percent', '%', 'Results, Fig. 7', INDIUM_CELL, {
    'Cl-06': '~ 66',
    'Cl-13': '~ 66'
  }),
  ...given('capacity_50_cycles_ncm811_mah_g', 'mAh/g', 'Results, Fig. 7', INDIUM_CELL, {
    'Cl-06': '~ 123',
    'Cl-13': '~ 148'
  }),
  ...given('capacity_50_cycles_ncm811_mah_g', 'mAh/g', 'Results, Supplementary Fig. 6', INDIUM_CELL, {
    'Cl-16': '~ 145'
  }),
  ...given(
    'tetrahedra_left_percent',
    'at%',
    'Results, Fig. 8d',
    'PS4 of all phosphorus in P 2p, after 200 cycles',
    {
      'Cl-06': '48',
      'Cl-13': '81'
    }
  ),
  ...given('licl_shell_nanometre', 'nm', 'Results, Supplementary Fig. 10', 'cryo-STEM EDS; none is seen', {
    'Cl-06': '0'
  }),
  ...given('licl_shell_nanometre', 'nm', 'Results, Fig. 9d and Supplementary Fig. 10', 'cryo-STEM EDS', {
    'Cl-13': '~ 20',
    'Cl-16': '~ 50'
  }),
  ...given(
    'licl_interphase_micrometre',
    'µm',
    'Results, Fig. 9b',
    'SEM; irregular, from a few µm to this, with a rough edge',
    { 'Cl-06': '< 50' }
  ),
  ...given('licl_interphase_micrometre', 'µm', 'Results, Fig. 9c', 'SEM, LiCl-dominated layer on lithium', {
    'Cl-13': '55 ± 6'
  })
];
