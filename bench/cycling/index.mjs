// Cyclers' files beside fastnda and cellpy.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/environment.mjs';
import { libraryOf } from '../frame/library.mjs';
import { startPeer } from '../frame/peer.mjs';
import { hold, timed } from '../frame/race.mjs';

export const title = 'Cycling';
export const about =
  'All read the same file from the disk, fastnda and cellpy in Python and we in Node, turn by turn; times are of the call itself. ' +
  'The outcome is the number of records.';

const REAL = path.resolve(root, '../shared/data/cycling');
const NEWARE = { cellpy: { instrument: 'neware_nda' }, fastnda: true };
const REAL_FILES = [
  ['nda8.nda', NEWARE],
  ['SINTEF__G20M7_BTS91.nda', NEWARE],
  ['test_2.ndax', NEWARE],
  ['neware_uio.csv', { cellpy: { instrument: 'neware_txt', model: 'one' } }],
  ['maccor_two.txt', { cellpy: { instrument: 'maccor_txt', model: 'two' } }]
];
const ROWS = 1_300_000;
const NDA_ROWS = 200_000;
const ROWS_OF_STEP = 6500;
/** cellpy takes seconds for the long ones. */
const ROUNDS_OF_CELLPY = 4;

export async function* races() {
  const { library } = await libraryOf('cycling');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'argyrodite-bench-'));
  const peer = startPeer('cycling');
  try {
    const files = [
      [
        `${ROWS.toLocaleString('en-US')} records as .ndax (simulated)`,
        write(folder, 'a.ndax', staircase(library)),
        NEWARE
      ],
      [
        `${NDA_ROWS.toLocaleString('en-US')} records as .nda (simulated)`,
        write(folder, 'a.nda', records(library)),
        NEWARE
      ],
      ...REAL_FILES.map(([name, peers]) => [name, path.join(REAL, name), peers]).filter(([, file]) =>
        existsSync(file)
      )
    ];
    for (const [name, file, peers] of files) yield reading(library, peer, name, file, peers);
  } finally {
    peer.end();
    rmSync(folder, { recursive: true });
  }
}

function reading({ read }, peer, title, file, { fastnda, cellpy }) {
  const ours = timed(
    () => read(path.basename(file), new Uint8Array(readFileSync(file))),
    ({ table }) => table.numRows
  );
  const rival = fastnda ? 'fastnda' : 'cellpy';
  return hold({
    title,
    warmUp: 3,
    rounds: 9,
    contestants: [
      ...(fastnda ? [{ name: 'fastnda', run: () => peer.call('read_neware', { path: file }) }] : []),
      {
        name: 'cellpy',
        run: () => peer.call('read_with_cellpy', { path: file, ...cellpy }),
        rounds: ROUNDS_OF_CELLPY
      },
      { name: 'argyrodite', run: ours, against: rival }
    ],
    goals: [{ text: `as fast as ${rival}`, met: of => of.argyrodite <= of[rival] }]
  });
}

function write(folder, name, bytes) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** Rising currents of either sign, with noise in the voltage. */
function staircase({ writeNdax }) {
  const time = Float64Array.from({ length: ROWS }, (_, i) => i / 2);
  const step = Int32Array.from(time, (_, i) => 1 + Math.floor(i / ROWS_OF_STEP));
  const current = Float64Array.from(step, count => (count % 2 ? 35e-6 : -35e-6) * count);
  const voltage = Float64Array.from(current, (ampere, i) => 100 * ampere + 1e-4 * Math.sin(i * i));
  return writeNdax({ time, voltage, current, step });
}

function records({ writeNda }) {
  return writeNda(
    Array.from({ length: NDA_ROWS }, (_, i) => {
      const step = 1 + Math.floor(i / ROWS_OF_STEP);
      const current = step % 2 ? 35e-6 : -35e-6;
      return {
        stepTime: (i % ROWS_OF_STEP) / 2,
        voltage: 100 * current + 1e-4 * Math.sin(i * i),
        current,
        cycle: 1,
        step,
        type: step % 2 ? 1 : 2
      };
    })
  );
}
