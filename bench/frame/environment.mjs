// A virtual environment for each topic, since the peers' requirements do not agree with one another.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inEnvironment, root, run, SetUpError } from '../../scripts/lib/environment.mjs';

/** The Python of a topic's environment, made (again) when its requirements.txt has changed. */
export function environmentOf(topic) {
  const folder = path.join(root, 'bench', '.venv', topic);
  const python =
    process.platform === 'win32'
      ? path.join(folder, 'Scripts', 'python.exe')
      : path.join(folder, 'bin', 'python');
  const requirements = path.join(root, 'bench', topic, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  const stamp = path.join(folder, 'requirements.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  console.log(`bench: making an environment with the peers of “${topic}” …`);
  mkdirSync(path.dirname(folder), { recursive: true });
  if (!existsSync(python)) run(findPython(), ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '-r', requirements]);
  writeFileSync(stamp, wanted);
  return python;
}

function findPython() {
  const candidates = [inEnvironment('python'), 'python3', 'python'];
  const found = candidates.find(program => spawnSync(program, ['--version']).status === 0);
  if (!found) throw new SetUpError('There is no Python on the path; install it from https://www.python.org.');
  return found;
}
