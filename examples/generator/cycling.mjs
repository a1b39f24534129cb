/**
 * Staircases of current through Li|SE|Li cells, three batches of each of the study's compositions, laid out as BioLogic's .mpt.
 *
 * The study (Zeng et al., Fig. 3a) prints two of the means: Cl-13 above 1 mA/cm² and highest, Cl-16 0.56 mA/cm² and lowest, lower
 * than Cl-06. The other two, and how the batches scatter, are invented within its words. Its program: from 35 µA/cm² in steps of
 * 35 µA/cm².
 */
import { AREA, THICKNESS } from './cells.mjs';

const STEP = 0.035;
const BATCHES = ['a', 'b', 'c'];

/** How many steps each batch survives, and the interface's share of the resistance, in Ω cm². */
const COMPOSITIONS = [
  {
    name: 'Cl-06',
    formula: 'Li6.4PS5.4Cl0.6',
    survived: [18, 20, 19],
    resistance: 96,
    said: 'critical current densities invented'
  },
  {
    name: 'Cl-10',
    formula: 'Li6PS5Cl',
    survived: [24, 23, 25],
    resistance: 74,
    said: 'critical current densities invented'
  },
  {
    name: 'Cl-13',
    formula: 'Li5.7PS4.7Cl1.3',
    survived: [30, 29, 32],
    resistance: 55,
    said: 'mean above 1 mA/cm² as in the study'
  },
  {
    name: 'Cl-16',
    formula: 'Li5.4PS4.4Cl1.6',
    survived: [16, 15, 17],
    resistance: 38,
    said: 'mean of 0.56 mA/cm² as in the study'
  }
];

/**
 * The files by their names.
 *
 * @param simulateSymmetricCell the library's function of that name
 * @returns {Record<string, Buffer>}
 */
export function staircaseFiles(simulateSymmetricCell) {
  const cells = COMPOSITIONS.flatMap((composition, i) =>
    BATCHES.map((batch, k) => staircase(simulateSymmetricCell, composition, batch, k, 100 * (i + 1) + k))
  );
  return Object.fromEntries(cells);
}

function staircase(simulateSymmetricCell, { name, formula, survived, resistance, said }, batch, k, seed) {
  const sample = `${name} ${batch}`;
  // one of each three goes softly, the others at once
  const event = k === 1 ? { kind: 'soft', ratio: 0.45, fall_second: 240 } : { kind: 'hard', ratio: 0.03 };
  const { table } = simulateSymmetricCell({
    seed,
    sample,
    electrode_area_cm2: AREA,
    resistance_ohm_cm2: resistance * (1 + 0.08 * (k - 1)),
    first_ma_cm2: STEP,
    increment_ma_cm2: STEP,
    steps: survived[k] + 3,
    half_cycle_second: 1800,
    sampling_second: 100,
    temperature_swing_celsius: 2,
    event: { ...event, step: survived[k] + 1, at: 0.2 + 0.25 * k },
    stop_after_half_cycles: 3
  });
  const comments = [
    'Simulated with argyrodite, not measured.',
    `Sample: ${sample}`,
    `Composition: ${formula}`,
    `Cell: Li|SE|Li; pellet thickness = ${THICKNESS} mm; temperature = 24 °C`,
    `Staircase of current density; ${said}`
  ];
  return [
    `ccd/${name}-${batch}.mpt`,
    cyclingMpt({ table, comments, area: AREA, started: `03/${10 + k}/2026 09:00:00` })
  ];
}

/** BioLogic's .mpt of a technique at constant current: Latin-1, CRLF, the number of header lines in the header. */
function cyclingMpt({ table, comments, area, started }) {
  const column = name => table.getChild(name).toArray();
  const [time, voltage, current, step, cycle] = [
    'test_time_second',
    'voltage_volt',
    'current_ampere',
    'step_count',
    'cycle_count'
  ].map(column);
  const header = [
    'EC-Lab ASCII FILE',
    '',
    '',
    'Galvanostatic Cycling with Potential Limitation',
    '',
    'Run on channel : 1 (simulated)',
    'User : ',
    'Electrode connection : standard',
    `Acquisition started on : ${started}`,
    'Device : VMP3 (simulated)',
    'Electrode material : ',
    'Initial state : ',
    'Electrolyte : ',
    ...comments.map((comment, i) => (i === 0 ? `Comments : ${comment}` : comment)),
    'Cable : standard',
    `Electrode surface area : ${area.toFixed(3)} cm²`,
    'Characteristic mass : 0.001 g',
    'Cycle Definition : Charge/Discharge alternance',
    '',
    ['mode', 'Ns', 'time/s', 'Ewe/V', 'I/mA', 'cycle number'].join('\t') + '\t'
  ];
  header[1] = `Nb header lines : ${header.length}`.padEnd(45);
  const rows = Array.from(time, (seconds, i) => {
    const milliampere = 1e3 * current[i];
    const mode = milliampere === 0 ? 3 : 1;
    return [
      mode,
      step[i] - 1,
      seconds.toFixed(1),
      voltage[i].toFixed(6),
      milliampere.toFixed(5),
      cycle[i]
    ].join('\t');
  });
  return Buffer.from([...header, ...rows, ''].join('\r\n'), 'latin1');
}
