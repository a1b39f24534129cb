// Bundles the library into examples/plain-page/argyrodite.js, for a page without a bundler of its own.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/index.ts'],
  outfile: 'examples/plain-page/argyrodite.js',
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  platform: 'browser',
  legalComments: 'none'
});
