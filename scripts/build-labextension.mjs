// The federated extension, with the builder of JupyterLab and the versions that the virtual environment's JupyterLab shares.
import { execFileSync } from 'node:child_process';
import { inEnvironment } from './lib/environment.mjs';

execFileSync(inEnvironment('jupyter-builder'), ['build', '.'], { stdio: 'inherit' });
