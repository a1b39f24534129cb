// Impedance beside impedance.py, pyimpspec and galvani.
import { Worker } from 'node:worker_threads';
import { libraryOf } from '../frame/library.mjs';
import { startPeer } from '../frame/peer.mjs';
import { hold, timed } from '../frame/race.mjs';
import { AGED, aged, exampleSpectrum, mprBytes, pellet, rowsOf, tableOf } from './data.mjs';

export const title = 'Impedance';
export const about =
  'The peers run in one Python process, we in Node, turn by turn; times are of the call itself, without start-up and exchange of ' +
  'data. The outcome shows that the same was done: the sum of squares of a fit, the number of RC elements of a Kramers-Kronig test.';

const EXAMPLE = 'R0-p(R1,C1)-p(R2-Wo1,C2)';
/** The start that impedance.py's documentation gives for its example. */
const INITIAL = { R0: 0.01, R1: 0.01, C1: 100, R2: 0.01, Wo1_0: 0.05, Wo1_1: 100, C2: 1 };
const BLOCKING = 'R0-p(R1,CPE1)-CPE2';
const PELLET = { R0: 150, R1: 1200, CPE1_0: 3e-9, CPE1_1: 0.8, CPE2_0: 2e-7, CPE2_1: 0.9 };

export async function* races() {
  const { library, file } = await libraryOf('impedance');
  const peer = startPeer('impedance');
  const ask = (name, given) => () => peer.call(name, given);
  try {
    yield oneFit(library, ask);
    yield globalFit(library, ask);
    yield series(library, file, ask);
    yield validity(library, ask);
    yield relaxation(library, ask);
    yield reading(library, ask);
    yield growthWithPoints(library, ask);
    yield growthWithParameters(library, ask);
  } finally {
    peer.end();
  }
}

const sumOfSquares = fit => fit.sum_of_squares;

function oneFit(library, ask) {
  const { rows, source } = exampleSpectrum(library);
  const table = tableOf(library, rows);
  const given = { circuit: EXAMPLE, initial: Object.values(INITIAL), rows, weight_by_modulus: false };
  const fit = options =>
    timed(() => library.fitCircuit(table, EXAMPLE, { weighting: 'unit', ...options }), sumOfSquares);
  return hold({
    title: `One fit of ${EXAMPLE} to ${rows.length} points (${source}), unit weights`,
    warmUp: 15,
    rounds: 25,
    contestants: [
      { name: 'impedance.py', run: ask('impedance_fit', given) },
      {
        name: 'argyrodite, the same start',
        run: fit({ starts: 1, initial: INITIAL }),
        against: 'impedance.py'
      },
      { name: 'argyrodite, one start, no guess', run: fit({ starts: 1 }), against: 'impedance.py' },
      { name: 'argyrodite, 64 starts (default)', run: fit({}), against: 'impedance.py' }
    ],
    goals: [
      {
        text: 'one start is at least 100 times faster than impedance.py',
        met: of => of['impedance.py'] >= 100 * of['argyrodite, the same start']
      }
    ]
  });
}

function globalFit(library, ask) {
  const { rows, source } = exampleSpectrum(library);
  const table = tableOf(library, rows);
  const given = { circuit: EXAMPLE, initial: Object.values(INITIAL), rows };
  return hold({
    title: `The lowest minimum: ${EXAMPLE}, ${rows.length} points (${source}), unit weights`,
    rounds: 9,
    contestants: [
      { name: 'impedance.py, global_opt=True', run: ask('impedance_global_fit', given), rounds: 1 },
      {
        name: 'argyrodite, the default call',
        run: timed(() => library.fitCircuit(table, EXAMPLE, { weighting: 'unit' }), sumOfSquares),
        against: 'impedance.py, global_opt=True'
      }
    ],
    goals: [
      {
        text: 'the default call is at least 500 times faster than global_opt=True',
        met: of => of['impedance.py, global_opt=True'] >= 500 * of['argyrodite, the default call']
      }
    ]
  });
}

function series(library, file, ask) {
  const spectra = aged(library);
  const table = library.joinSpectra(spectra.map(rows => tableOf(library, rows)));
  const total = fits => fits.reduce((sum, fit) => sum + fit.sum_of_squares, 0);
  const given = { circuit: BLOCKING, initial: Object.values(AGED(0)), spectra };
  const workers = { library: file, spectra, circuit: BLOCKING };
  return hold({
    title: `A series: ${spectra.length} spectra of ${spectra[0].length} points, ${BLOCKING} (6 parameters), modulus weights`,
    warmUp: 1,
    rounds: 5,
    contestants: [
      { name: 'impedance.py, each from its neighbour', run: ask('impedance_series', given), rounds: 1 },
      { name: 'pyimpspec, each from its neighbour', run: ask('pyimpspec_series', given), rounds: 1 },
      {
        name: 'argyrodite, neighbours, one thread',
        run: timed(() => library.fitSeries(table, BLOCKING), total),
        against: 'impedance.py, each from its neighbour'
      },
      {
        name: 'argyrodite, 64 starts each, in a worker',
        run: () => inWorker(workers),
        against: 'impedance.py, each from its neighbour'
      }
    ],
    goals: [
      {
        text: 'the series takes less than 0.5 s on one thread',
        met: of => of['argyrodite, neighbours, one thread'] < 500
      }
    ]
  });
}

/** The thorough series in a worker, timed from asking to answer. */
function inWorker(workerData) {
  const code = `
    const { parentPort, workerData: { library, spectra, circuit } } = require('node:worker_threads');
    const { joinSpectra, makeTable, fitSeries } = require(library);
    const column = (rows, place) => rows.map(row => row[place]);
    const table = joinSpectra(spectra.map(rows => makeTable('impedance-spectrum', {
      spectrum: rows.map(() => 0),
      frequency_hertz: column(rows, 0),
      real_impedance_ohm: column(rows, 1),
      imaginary_impedance_ohm: column(rows, 2)
    })));
    const fits = fitSeries(table, circuit, { thorough: true });
    parentPort.postMessage(fits.reduce((sum, fit) => sum + fit.sum_of_squares, 0));`;
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true, workerData });
    worker.once('error', reject);
    worker.once('message', outcome => resolve({ milliseconds: performance.now() - start, outcome }));
  });
}

function validity(library, ask) {
  const rows = pellet(library, 100, PELLET);
  const table = tableOf(library, rows);
  return hold({
    title: `Kramers-Kronig test, ${rows.length} points, the number of RC elements found by μ <= 0.85`,
    warmUp: 2,
    rounds: 5,
    contestants: [
      { name: 'impedance.py (real and imaginary)', run: ask('impedance_kramers_kronig', { rows }) },
      { name: 'pyimpspec (its own choice of M)', run: ask('pyimpspec_kramers_kronig', { rows }), rounds: 1 },
      {
        name: 'argyrodite',
        run: timed(
          () => library.kramersKronig(table),
          ({ elements }) => elements
        ),
        against: 'impedance.py (real and imaginary)'
      }
    ]
  });
}

function relaxation(library, ask) {
  const arcs = { R0: 20, R1: 100, CPE1_0: 1e-8, CPE1_1: 0.95, R2: 200, CPE2_0: 1e-5, CPE2_1: 0.95 };
  const rows = rowsOf(library, 'R0-p(R1,CPE1)-p(R2,CPE2)', arcs, 71);
  const table = tableOf(library, rows);
  return hold({
    title: `Relaxation times of two arcs, ${rows.length} points, Tikhonov with nonnegativity`,
    warmUp: 1,
    rounds: 5,
    contestants: [
      { name: 'pyimpspec, tr-nnls, λ its own', run: ask('pyimpspec_relaxation', { rows }) },
      {
        name: 'argyrodite, λ by cross-validation',
        run: timed(
          () => library.relaxationTimes(table),
          ({ peaks }) => `${peaks.length} peaks`
        ),
        against: 'pyimpspec, tr-nnls, λ its own'
      }
    ]
  });
}

function reading(library, ask) {
  const bytes = mprBytes(library, 200, 57);
  return hold({
    title: `Reading an .mpr of 200 spectra (${Math.round(bytes.length / 1024)} KiB)`,
    warmUp: 5,
    rounds: 15,
    contestants: [
      { name: 'galvani', run: ask('galvani_read', { content: Buffer.from(bytes).toString('base64') }) },
      {
        name: 'argyrodite',
        run: timed(
          () => library.read('series.mpr', bytes),
          ({ table }) => `${table.numRows} rows`
        ),
        against: 'galvani'
      }
    ]
  });
}

function growthWithPoints(library, ask) {
  const contestants = [50, 100, 200, 400].flatMap(count => {
    const rows = pellet(library, count, PELLET);
    const table = tableOf(library, rows);
    const theirs = `impedance.py, ${count} points`;
    const given = { circuit: BLOCKING, initial: Object.values(AGED(0)), rows, weight_by_modulus: true };
    const run = timed(
      () => library.fitCircuit(table, BLOCKING, { starts: 1, initial: AGED(0) }),
      sumOfSquares
    );
    return [
      { name: theirs, run: ask('impedance_fit', given) },
      { name: `argyrodite, ${count} points`, run, against: theirs }
    ];
  });
  return hold({ title: `Growth with points: ${BLOCKING}, one start`, warmUp: 5, rounds: 9, contestants });
}

function growthWithParameters(library, ask) {
  const contestants = [1, 2, 3, 4].flatMap(arcs => {
    const { circuit, values, initial } = ladder(arcs);
    const rows = rowsOf(library, circuit, values, 100);
    const table = tableOf(library, rows);
    const count = Object.keys(values).length;
    const theirs = `impedance.py, ${count} parameters`;
    const given = { circuit, initial: Object.values(initial), rows, weight_by_modulus: true };
    return [
      { name: theirs, run: ask('impedance_fit', given) },
      {
        name: `argyrodite, ${count} parameters`,
        run: timed(() => library.fitCircuit(table, circuit, { starts: 1, initial }), sumOfSquares),
        against: theirs
      }
    ];
  });
  return hold({
    title: 'Growth with parameters: one to four arcs, 100 points, one start',
    warmUp: 5,
    rounds: 9,
    contestants
  });
}

/** R0 and so many arcs a decade and a half apart, with a start 20 % off. */
function ladder(arcs) {
  const numbers = Array.from({ length: arcs }, (_, i) => i + 1);
  const circuit = ['R0', ...numbers.map(i => `p(R${i},CPE${i})`)].join('-');
  const values = Object.assign(
    { R0: 50 },
    ...numbers.map(i => ({ [`R${i}`]: 100 * i, [`CPE${i}_0`]: 10 ** (-10 + 1.6 * i), [`CPE${i}_1`]: 0.9 }))
  );
  const initial = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name.endsWith('_1') ? value : 1.2 * value])
  );
  return { circuit, values, initial };
}
