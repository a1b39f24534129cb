/**
 * Makes the files in examples/data: simulated argyrodite cells, laid out as instruments do, and broken files for the tests.
 *
 *     npm run build:lib && node examples/generate.mjs
 *
 * Every file is the same to the byte each time; a test compares them with the committed ones.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { staircaseFiles } from './generator/cycling.mjs';
import { brokenFiles } from './generator/broken.mjs';
import {
  AREA,
  THICKNESS,
  blockingCell,
  lithiumCell,
  lpsclCell,
  pointTimes,
  sweep
} from './generator/cells.mjs';
import { dta, mpt, semicolonCsv, z } from './generator/formats.mjs';
import { mpr } from './generator/mpr.mjs';
import { vms } from './generator/vms.mjs';

const RANGE = { highest: 1e6, lowest: 0.1 };
const HOUR = 3600;

/** Hours after assembly, and the interface resistance in Ω: 50 → 486 Ω in 600 h, growing with the square root of time. */
const AGING_HOURS = [0, 25, 50, 100, 200, 300, 400, 500, 600];
const agedResistance = hours => 50 + (486 - 50) * Math.sqrt(hours / 600);

/** °C as the thermostat was set for the pellet of Li6PS5Cl, and what the pellet really had: it is some tenths of a degree off. */
const LPSCL_CELSIUS = [
  [-25, -24.7],
  [-10, -10.2],
  [5, 5.1],
  [20, 19.6],
  [40, 40.3],
  [60, 59.8]
];

const remarks = (sample, composition, cell, ...more) => [
  'Simulated with argyrodite, not measured.',
  `Sample: ${sample}`,
  `Composition: ${composition}`,
  `Cell: ${cell}; pellet thickness = ${THICKNESS} mm; temperature = 24 °C`,
  ...more
];

/**
 * The files by their path below examples/data.
 *
 * @param simulate the library's function of that name
 * @param simulateArgyrodite the library's function of that name
 * @param simulateSymmetricCell the library's function of that name
 * @returns {Record<string, Buffer>}
 */
export function exampleFiles(simulate, simulateArgyrodite, simulateSymmetricCell) {
  const blocking = sweep(RANGE.highest, RANGE.lowest, 61);
  const files = {
    'Cl-13.mpt': mpt({
      points: blockingCell(simulate, 5.3, { frequency: blocking, seed: 13 }),
      times: pointTimes(blocking),
      comments: remarks('Cl-13', 'Li5.7PS4.7Cl1.3', 'In|SE|In'),
      area: AREA,
      started: '03/02/2026 09:14:05',
      sweep: RANGE
    }),
    'Cl-13-Li-aging.mpt': agingFile(simulate),
    'Cl-06.DTA': agedCl06(simulate),
    'Cl-16.z': z({
      points: blockingCell(simulate, 8.8, { frequency: blocking, seed: 16 }),
      times: pointTimes(blocking),
      comments: remarks('Cl-16', 'Li5.4PS4.4Cl1.6', 'In|SE|In'),
      area: AREA,
      date: '03-03-2026',
      time: '10:02:11'
    }),
    'Cl-10.csv': semicolonCsv({
      points: blockingCell(simulate, 3.4, { frequency: blocking, seed: 10 }),
      remarks: [
        'Simulated with argyrodite; not measured; the conductivity of 3,4 mS/cm is invented',
        'Sample;Cl-10',
        'Composition;Li6PS5Cl',
        `Electrode area / cm²;${String(AREA).replace('.', ',')}`,
        `Pellet thickness / mm;${String(THICKNESS).replace('.', ',')}`,
        'Temperature / °C;24'
      ]
    })
  };
  return {
    ...files,
    ...lpsclFiles(simulate),
    'Cl-06-Cl-13-cycled.vms': cycledSpectra(simulateArgyrodite),
    ...staircaseFiles(simulateSymmetricCell),
    ...brokenFiles(files['Cl-06.DTA'])
  };
}

/** Li|SE|Li, measured again and again while the interface with lithium grows. */
function agingFile(simulate) {
  const frequency = sweep(RANGE.highest, RANGE.lowest, 51);
  const points = AGING_HOURS.flatMap((hours, i) =>
    lithiumCell(simulate, 5.3, agedResistance(hours), { frequency, seed: 1300 + i })
  );
  return mpt({
    points,
    times: AGING_HOURS.flatMap(hours => pointTimes(frequency, hours * HOUR)),
    loops: AGING_HOURS.length,
    comments: remarks('Cl-13', 'Li5.7PS4.7Cl1.3', 'Li|SE|Li', `Aged at rest for ${AGING_HOURS.join(', ')} h`),
    area: AREA,
    started: '03/04/2026 08:00:00',
    sweep: RANGE
  });
}

/**
 * Photoelectron spectra of Cl-06 and Cl-13 after 200 cycles against lithium: PS4 left in them as the study states it (48 and 81 at%
 * of phosphorus); how the rest divides among the products is ours. Both samples charge up, as powders do.
 */
function cycledSpectra(simulateArgyrodite) {
  const peak_counts = { 'S 2p': 4000, 'P 2p': 1600, 'Cl 2p': 2500, 'Li 1s': 700 };
  const shared = { peak_counts, charge_shift: 0.35 };
  const { table } = simulateArgyrodite([
    {
      ...shared,
      label: 'Cl-06 after 200 cycles',
      chlorine: 0.6,
      decomposition: { tetrahedra_left: 0.48, fully_reduced: 0.4, polysulfide: 0.3 },
      seed: 6
    },
    {
      ...shared,
      label: 'Cl-13 after 200 cycles',
      chlorine: 1.3,
      decomposition: { tetrahedra_left: 0.81, fully_reduced: 0.4, polysulfide: 0 },
      seed: 13
    }
  ]);
  return vms(table, { comment: ['Simulated with argyrodite, not measured.'] });
}

/** One pellet of Li6PS5Cl between steel, warmed step by step; the coldest both as EC-Lab's own file and as its text export. */
function lpsclFiles(simulate) {
  const range = { highest: 7e6, lowest: 0.1 };
  const frequency = sweep(range.highest, range.lowest, 79);
  const files = LPSCL_CELSIUS.map(([celsius, actual], i) => {
    const measured = {
      points: lpsclCell(simulate, actual, { frequency, seed: 600 + i }),
      times: pointTimes(frequency),
      comments: [
        'Simulated with argyrodite, not measured.',
        'Sample: LPSCl',
        'Composition: Li6PS5Cl',
        `Cell: steel|SE|steel; pellet thickness = ${THICKNESS} mm; temperature = ${celsius} °C`
      ],
      area: AREA
    };
    const [hour, name] = [8 + 2 * i, `LPSCl/LPSCl_${celsius}C`];
    const started = `03/10/2026 ${String(hour).padStart(2, '0')}:00:00`;
    const text = { [`${name}.mpt`]: mpt({ ...measured, started, sweep: range }) };
    // 10 March 2026 is day 46091 since 1899-12-30
    const binary = mpr({ ...measured, started: 46091 + hour / 24, device: '1' });
    return i === 0 ? { ...text, [`${name}.mpr`]: binary } : text;
  });
  return Object.assign({}, ...files);
}

/** Li|SE|Li after 100 h; the conductivity of Cl-06 is invented. */
function agedCl06(simulate) {
  const frequency = sweep(RANGE.highest, RANGE.lowest, 57);
  return dta({
    points: lithiumCell(simulate, 1.6, 591, { frequency, seed: 6 }),
    times: pointTimes(frequency),
    notes: remarks('Cl-06', 'Li6.4PS5.4Cl0.6', 'Li|SE|Li', 'Aged at rest for 100 h'),
    area: AREA,
    date: '3/9/2026',
    time: '14:31:40',
    sweep: RANGE
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { simulate } = await import('../lib/index.js');
  const { simulateArgyrodite } = await import('../lib/xps/simulation/argyrodite.js');
  const { simulateSymmetricCell } = await import('../lib/cycling/index.js');
  const folder = join(dirname(fileURLToPath(import.meta.url)), 'data');
  for (const [path, bytes] of Object.entries(
    exampleFiles(simulate, simulateArgyrodite, simulateSymmetricCell)
  )) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
    console.log(`${path}: ${bytes.length} bytes`);
  }
}
