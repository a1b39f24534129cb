// Removes what builds and tests have made, and keeps the virtual environment and node_modules.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/environment.mjs';

const made = [
  'lib',
  'argyrodite/labextension',
  'argyrodite/engine/engine.js',
  'argyrodite/engine/pictures.js',
  'argyrodite/results.py',
  'src/runner/worker-source.ts',
  'ui-tests/results',
  '.stamps'
];
for (const name of made) rmSync(path.join(root, name), { recursive: true, force: true });
