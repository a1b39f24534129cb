// Bundles src/runner/engine.ts into the one script that the Python package runs in its embedded JavaScript.
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

const source = await bundleScript('src/runner/engine.ts', {
  external: ['./view.js', './worker-source.js'], // there is neither a page nor a worker
  plugins: [bareBytes]
});
await mkdir('argyrodite/engine', { recursive: true });
await writeFile('argyrodite/engine/engine.js', source);
console.log(`engine: ${(source.length / 1024).toFixed(0)} KiB`);
