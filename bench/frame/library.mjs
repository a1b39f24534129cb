import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/environment.mjs';

/** What a topic's `entry.ts` exports of the library as it stands in src, and the bundled script that it comes from (for a worker). */
export async function libraryOf(topic) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'argyrodite-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'library.cjs');
  await build({
    entryPoints: [path.join(root, 'bench', topic, 'entry.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: file,
    logLevel: 'error'
  });
  return { library: createRequire(import.meta.url)(file), file };
}
