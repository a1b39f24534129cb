// Bundles src/runner/worker.ts into one script, kept as a string in src/runner/worker-source.ts: a worker that every
// bundler can ship (`new URL('./worker.js', import.meta.url)` is not emitted by all of them).
import { writeFileSync } from 'node:fs';
import { bundleScript } from './bundle.mjs';

const source = await bundleScript('src/runner/worker.ts');
writeFileSync(
  'src/runner/worker-source.ts',
  `// Made by scripts/build-worker.mjs from worker.ts.\nexport const source: string = ${JSON.stringify(source)};\n`
);
console.log(`worker: ${(source.length / 1024).toFixed(0)} KiB`);
