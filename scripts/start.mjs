// `npm start`: from a fresh clone to JupyterLab on the first example.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { inEnvironment, main, prepare, root } from './lib/environment.mjs';

await main(() => {
  prepare();
  console.log('argyrodite: JupyterLab opens on start-here.ipynb; Ctrl+C ends it.');
  const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
  const lab = spawn(
    inEnvironment('jupyter-lab'),
    [
      `--notebook-dir=${path.join(root, 'examples')}`,
      '--LabApp.default_url=/lab/tree/start-here.ipynb',
      // What collaboration remembers of a notebook ends with the server. Kept longer, and the file changed meanwhile (git pull), its
      // server takes out again what is set in a cell under a name that was once removed.
      '--YDocExtension.ystore_class=jupyter_server_ydoc.stores.TempFileYStore',
      ...asRoot,
      ...process.argv.slice(2)
    ],
    { stdio: 'inherit' }
  );
  // Jupyter asks on Ctrl+C whether it shall stop; the terminal sends it to both, so this process only has to stay.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => lab.kill('SIGTERM'));
  lab.on('exit', code => (process.exitCode = code ?? 0));
});
