// What a checkout needs before anything can run: Python packages, npm packages, a build. Each step leaves a stamp (a hash of
// what it was made from), so that a second run takes seconds. Only Node's own modules here: there may be no others yet.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';
const venv = path.join(root, '.venv');

/** A failure that the person at the terminal can mend: printed as a sentence, without a stack. */
export class SetUpError extends Error {}

/** A program of the project's virtual environment. */
export function inEnvironment(name) {
  return windows ? path.join(venv, 'Scripts', `${name}.exe`) : path.join(venv, 'bin', name);
}

/** Runs a program in the project's folder, its output shown. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw new SetUpError(`“${program}” could not be started: ${error.message}`);
  if (status !== 0) throw new SetUpError(`“${path.basename(program)} ${args.join(' ')}” failed (exit ${status}).`);
}

export function npm(...args) {
  // npm is a script on Windows, and scripts need a shell there
  run('npm', args, { shell: windows });
}

/** Everything that `npm start` and `npm test` need; quick where it is there already. */
export function prepare() {
  checkNode();
  step('Python packages', '.venv', ['requirements/development.txt', 'pyproject.toml'], installPython);
  linkExtension();
  step('npm packages', 'node_modules', ['package-lock.json'], () => npm('ci', '--no-audit', '--no-fund'));
  step(
    'build',
    'argyrodite/labextension',
    ['package-lock.json', 'package.json', 'tsconfig.json', 'src', 'schema', 'style', 'scripts'],
    () => npm('run', '--silent', 'build')
  );
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetUpError(
      `Node ${process.versions.node} is too old; 20.19 or newer is needed. Install it from https://nodejs.org.`
    );
  }
}

/** Does the work where its inputs changed or its output is gone, and says how long it took. */
function step(name, output, inputs, work) {
  const stamp = path.join(root, '.stamps', name.replaceAll(' ', '-'));
  const now = hashOf(inputs);
  if (existsSync(path.join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`argyrodite: ${name} …`);
  const start = Date.now();
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  console.log(`argyrodite: ${name} done in ${((Date.now() - start) / 1000).toFixed(0)} s`);
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf)) {
    hash.update(file);
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesOf(input) {
  const full = path.join(root, input);
  if (!lstatSync(full).isDirectory()) return [input];
  return readdirSync(full)
    .sort()
    .flatMap(name => filesOf(path.join(input, name)))
    .filter(name => !/\.test\.ts$|worker-source\.ts$/.test(name));
}

function installPython() {
  if (!existsSync(inEnvironment('python'))) {
    const python = findPython();
    const { status } = spawnSync(python[0], [...python.slice(1), '-m', 'venv', venv], { stdio: 'inherit' });
    if (status !== 0) {
      rmSync(venv, { recursive: true, force: true });
      throw new SetUpError(
        'Python could not make a virtual environment. On Debian and Ubuntu: sudo apt-get install python3-venv'
      );
    }
  }
  // JupyterLab's own node scripts lie below this project; without this, its "type": "module" would be theirs too
  writeFileSync(path.join(venv, 'package.json'), '{ "type": "commonjs" }\n');
  const pip = (...args) =>
    run(inEnvironment('python'), ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', ...args]);
  pip('-r', 'requirements/development.txt');
  pip('--no-deps', '--no-build-isolation', '--editable', '.');
}

function findPython() {
  const candidates = windows ? [['py', '-3'], ['python']] : [['python3'], ['python']];
  let found;
  for (const [program, ...args] of candidates) {
    const { status, stdout } = spawnSync(program, [...args, '-c', 'import sys; print(*sys.version_info[:2])'], {
      encoding: 'utf8'
    });
    if (status !== 0) continue;
    const [major, minor] = stdout.split(' ').map(Number);
    if (major === 3 && minor >= 10) return [program, ...args];
    found = `${major}.${minor}`;
  }
  throw new SetUpError(
    found
      ? `Python ${found} is too old; 3.10 or newer is needed. Install it from https://www.python.org, or: sudo apt-get install python3`
      : 'There is no Python on the path; 3.10 or newer is needed. Install it from https://www.python.org, or: sudo apt-get install python3 python3-venv'
  );
}

/** Lets the environment's JupyterLab see the extension as built here, so that a new build needs no new installation. */
function linkExtension() {
  const target = path.join(root, 'argyrodite', 'labextension');
  const link = path.join(venv, 'share', 'jupyter', 'labextensions', 'argyrodite');
  mkdirSync(path.dirname(link), { recursive: true });
  rmSync(link, { recursive: true, force: true });
  symlinkSync(target, link, windows ? 'junction' : 'dir');
}

/** The virtual environment's Python, or a sentence that says how to get one. */
export function python() {
  const program = inEnvironment('python');
  if (!existsSync(program)) throw new SetUpError('There is no virtual environment yet: npm start makes it.');
  return program;
}

/** Runs a command-line script: what a person can mend is printed as a sentence. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`argyrodite: ${error.message}`);
    process.exitCode = 1;
  }
}

/** True where a command exists on the path. */
export function exists(program) {
  try {
    execFileSync(windows ? 'where' : 'which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
