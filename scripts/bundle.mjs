import { build } from 'esbuild';

/** One plain script (no module) of an entry and all that it imports, except the views: they need a page. */
export async function bundleScript(entry, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    platform: 'browser',
    external: ['./view.js'],
    legalComments: 'none',
    ...options
  });
  return outputFiles[0].text;
}
