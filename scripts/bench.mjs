// Times a fit beside impedance.py's of the same data, in one run, turn by turn. Prints to the terminal only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { exampleSpectrum } from '../bench/data.mjs';
import { inEnvironment, main, root, run, SetUpError } from './lib/environment.mjs';

const CIRCUIT = 'R0-p(R1,C1)-p(R2-Wo1,C2)';
/** The start that impedance.py's documentation gives for these data. */
const INITIAL = { R0: 0.01, R1: 0.01, C1: 100, R2: 0.01, Wo1_0: 0.05, Wo1_1: 100, C2: 1 };
const WARM_UP = 15;
const ROUNDS = 25;

const venv = path.join(root, 'bench', '.venv');
const benchPython =
  process.platform === 'win32' ? path.join(venv, 'Scripts', 'python.exe') : path.join(venv, 'bin', 'python');

await main(async () => {
  const library = await bundleLibrary();
  makeEnvironment();
  const { rows, source } = exampleSpectrum(library);
  const theirs = startTheirs(rows);
  const contestants = [
    ['impedance.py, one local fit', () => theirs.fit()],
    ['argyrodite, one start, the same', timed(library, rows, { starts: 1, initial: INITIAL })],
    ['argyrodite, one start, no guess', timed(library, rows, { starts: 1 })],
    ['argyrodite, 64 starts', timed(library, rows, {})]
  ];
  const records = contestants.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [i, [, fit]] of contestants.entries()) {
      const outcome = await fit();
      if (round >= WARM_UP) records[i].push(outcome);
    }
  }
  theirs.end();
  print(
    source,
    rows.length,
    contestants.map(([name]) => name),
    records
  );
});

/** The library as it stands in src, as one script outside the tree. */
async function bundleLibrary() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'argyrodite-bench-'));
  const outfile = path.join(folder, 'library.cjs');
  await build({
    entryPoints: [path.join(root, 'bench', 'entry.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error'
  });
  const library = createRequire(import.meta.url)(outfile);
  rmSync(folder, { recursive: true });
  return library;
}

/** A virtual environment of the bench's own, made again when its requirements change. */
function makeEnvironment() {
  const wanted = readFileSync(path.join(root, 'bench', 'requirements.txt'), 'utf8');
  const stamp = path.join(venv, 'requirements.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('bench: making an environment with impedance.py …');
  if (!existsSync(benchPython)) run(findPython(), ['-m', 'venv', venv]);
  run(benchPython, [
    '-m',
    'pip',
    '--disable-pip-version-check',
    'install',
    '--quiet',
    '-r',
    'bench/requirements.txt'
  ]);
  writeFileSync(stamp, wanted);
}

function findPython() {
  const candidates = [inEnvironment('python'), 'python3', 'python'];
  const found = candidates.find(program => spawnSync(program, ['--version']).status === 0);
  if (!found) throw new SetUpError('There is no Python on the path; install it from https://www.python.org.');
  return found;
}

function startTheirs(rows) {
  const child = spawn(benchPython, ['bench/impedance_fit.py'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit']
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const [frequency, real, imaginary] = [0, 1, 2].map(place => rows.map(row => row[place]));
  child.stdin.write(
    `${JSON.stringify({ circuit: CIRCUIT, initial: Object.values(INITIAL), frequency, real, imaginary })}\n`
  );
  return {
    async fit() {
      child.stdin.write('fit\n');
      const { value, done } = await lines.next();
      if (done) throw new SetUpError('impedance.py stopped; its message stands above.');
      return JSON.parse(value);
    },
    end: () => child.stdin.end()
  };
}

function timed({ makeTable, fitCircuit }, rows, options) {
  const table = makeTable('impedance-spectrum', {
    spectrum: rows.map(() => 0),
    frequency_hertz: rows.map(row => row[0]),
    real_impedance_ohm: rows.map(row => row[1]),
    imaginary_impedance_ohm: rows.map(row => row[2])
  });
  return () => {
    const start = performance.now();
    const { sum_of_squares } = fitCircuit(table, CIRCUIT, { weighting: 'unit', ...options });
    return { milliseconds: performance.now() - start, sum_of_squares };
  };
}

function print(source, count, names, records) {
  const medians = records.map(record => median(record.map(({ milliseconds }) => milliseconds)));
  const cell = (text, width) => String(text).padStart(width);
  console.log(`\n${CIRCUIT}, ${count} points (${source}), unit weighting; ${ROUNDS} rounds, turn by turn`);
  console.log(`${os.cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}\n`);
  console.log(
    `${'fit'.padEnd(33)}${cell('median / ms', 13)}${cell('min / ms', 11)}${cell('times faster', 14)}${cell('sum of squares', 18)}`
  );
  names.forEach((name, i) => {
    const least = Math.min(...records[i].map(({ milliseconds }) => milliseconds));
    const { sum_of_squares } = records[i].at(-1);
    console.log(
      `${name.padEnd(33)}${cell(medians[i].toFixed(2), 13)}${cell(least.toFixed(2), 11)}` +
        `${cell(i === 0 ? '' : (medians[0] / medians[i]).toFixed(1), 14)}${cell(sum_of_squares.toExponential(6), 18)}`
    );
  });
  const verdict = (met, text) => console.log(`${met ? 'met' : 'NOT MET'}: ${text}`);
  console.log();
  verdict(medians[0] / medians[1] >= 50, 'one start is at least 50 times faster');
  verdict(
    medians[3] <= medians[0],
    'the lowest minimum of 64 starts takes no longer than one local fit of impedance.py'
  );
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
