// Our own Python package: its start, and what the way through the embedded engine costs beside Node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inEnvironment, root, SetUpError } from '../../scripts/lib/environment.mjs';
import { libraryOf } from '../frame/library.mjs';
import { startPeer } from '../frame/peer.mjs';
import { hold, timed } from '../frame/race.mjs';

export const title = 'Python';
export const about =
  'The same analyses from Python and in Node, turn by turn. Python’s times hold everything between the call and the result as Python ' +
  'objects: the table to the engine (mini-racer), the analysis, and the answer back as JSON and Arrow. Imports are whole processes, from ' +
  'their start to their end.';

const EXAMPLES = path.join(root, 'examples', 'data');
const CIRCUIT = 'R0-p(R1,CPE1)-CPE2';

export async function* races() {
  yield cold();
  yield first();
  const { library } = await libraryOf('python');
  const peer = startPeer('python', inEnvironment('python'));
  try {
    yield fit(library, peer, 64);
    yield fit(library, peer, 4);
    yield record(library, peer);
  } finally {
    peer.end();
  }
}

function cold() {
  const [nothing, ours] = ['a process that imports nothing', 'import argyrodite'];
  return hold({
    title: 'Cold import (whole processes)',
    warmUp: 1,
    rounds: 9,
    contestants: [
      { name: nothing, run: timed(() => python('pass')) },
      { name: ours, run: timed(() => python('import argyrodite')), against: nothing },
      { name: 'import numpy', run: timed(() => python('import numpy')), against: nothing },
      { name: 'import pandas', run: timed(() => python('import pandas')), against: nothing }
    ],
    goals: [{ text: 'the import takes less than 0.5 s', met: of => of[ours] - of[nothing] < 500 }]
  });
}

/** The engine's start, the file, the fit: what one waits for in a new kernel. */
function first() {
  const file = JSON.stringify(path.join(EXAMPLES, 'Cl-13.mpt'));
  const inside = (name, work) => ({
    name,
    run: () => {
      const code = `import time, argyrodite as ag\nstart = time.perf_counter()\n${work}\nprint(1000 * (time.perf_counter() - start))`;
      return { milliseconds: Number(python(code)) };
    }
  });
  const [engine, all] = ['the engine alone', 'read a file and fit it'];
  return hold({
    title: 'First in a new process, after the import',
    warmUp: 1,
    rounds: 7,
    contestants: [inside(engine, 'ag.engine_name()'), inside(all, `ag.open(${file}).result`)],
    goals: [{ text: 'the first fit takes less than 1 s', met: of => of[all] < 1000 }]
  });
}

function fit(library, peer, starts) {
  const file = path.join(EXAMPLES, 'Cl-13.mpt');
  const { table } = library.read('Cl-13.mpt', new Uint8Array(readFileSync(file)));
  const whole = starts === 64;
  return beside(`A fit of 61 points from ${starts} starts`, {
    rounds: whole ? 20 : 60,
    goals: whole ? [twice] : [],
    node: timed(
      () => library.fitCircuit(table, CIRCUIT, { starts }),
      ({ sum_of_squares }) => sum_of_squares
    ),
    python: () => peer.call('fit_circuit', { file, circuit: CIRCUIT, starts })
  });
}

function record(library, peer) {
  const file = path.join(EXAMPLES, 'ccd', 'Cl-13-c.mpt');
  const { table } = library.read('Cl-13-c.mpt', new Uint8Array(readFileSync(file)));
  return beside(`A critical current density of ${table.numRows} rows`, {
    rounds: 30,
    node: timed(
      () => library.estimateCcd(table),
      ({ last_survived }) => last_survived
    ),
    python: () => peer.call('estimate_ccd', { file })
  });
}

const twice = { text: 'Python takes at most twice as long as Node', met: of => of.Python <= 2 * of.Node };

/** Where the work itself takes a few milliseconds, what is seen is the way there and back: no goal. */
function beside(title, { rounds, goals = [], node, python }) {
  return hold({
    title,
    warmUp: 30,
    rounds,
    contestants: [
      { name: 'Node', run: node },
      { name: 'Python', run: python, against: 'Node' }
    ],
    goals
  });
}

function python(code) {
  const { status, stdout, stderr } = spawnSync(inEnvironment('python'), ['-W', 'ignore', '-c', code], {
    cwd: root,
    encoding: 'utf8'
  });
  if (status !== 0) throw new SetUpError(`Python failed: ${stderr}`);
  return stdout;
}
