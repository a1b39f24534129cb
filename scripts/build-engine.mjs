// Bundles what the Python package runs in its embedded JavaScript: src/runner/engine.ts, and beside it the part that draws, which is
// loaded when the first figure is asked for. Each is one plain script.
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleScript } from './bundle.mjs';

// as it really lies: node_modules may be a link
const bytesLibrary = realpathSync('node_modules/@exodus/bytes');

/** Of @exodus/bytes the files for engines without a page, which ask before they use the web's TextDecoder. */
const bareBytes = {
  name: 'bare-bytes',
  setup(build) {
    build.onResolve({ filter: /\.js$/ }, ({ path: wanted, resolveDir }) => {
      const file = wanted.startsWith('@exodus/bytes/')
        ? path.join(bytesLibrary, wanted.slice('@exodus/bytes/'.length))
        : path.join(resolveDir, wanted);
      const bare = file.replace(/\.js$/, '.native.js');
      return file.startsWith(bytesLibrary) && existsSync(bare) ? { path: bare } : undefined;
    });
  }
};

await mkdir('argyrodite/engine', { recursive: true });
for (const [entry, script] of [
  ['engine', 'engine'],
  ['engine-pictures', 'pictures']
]) {
  const source = await bundleScript(`src/runner/${entry}.ts`, {
    external: ['./view.js', './worker-source.js'], // none is loaded later on, and there is no worker
    plugins: [bareBytes]
  });
  await writeFile(`argyrodite/engine/${script}.js`, source);
  console.log(`${script}: ${(source.length / 1024).toFixed(0)} KiB`);
}
