// `npm test`: its own set-up, then every check there is. Goes on after a failure, and ends with a list of what failed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { inEnvironment, main, prepare, root } from './lib/environment.mjs';

const bin = name => path.join(root, 'node_modules', '.bin', name);

const checks = [
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['library (vitest)', bin('vitest'), ['run']],
  ['JupyterLab (jest)', bin('jest'), []],
  ['Python (pytest)', inEnvironment('python'), ['-m', 'pytest', '-q', 'argyrodite/tests']],
  ['browser (playwright)', bin('playwright'), ['test', '-c', 'ui-tests/playwright.config.mjs']]
];

await main(() => {
  prepare();
  const browser = ensureBrowser();
  const outcomes = checks.map(([name, program, args]) => {
    console.log(`\nargyrodite: ${name}`);
    const start = Date.now();
    const { status } = spawnSync(program, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ARGYRODITE_BROWSER: browser }
    });
    return { name, passed: status === 0, seconds: (Date.now() - start) / 1000 };
  });
  console.log('');
  for (const { name, passed, seconds } of outcomes) {
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(0)} s`);
  }
  const failed = outcomes.filter(({ passed }) => !passed).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  if (failed) process.exitCode = 1;
});
