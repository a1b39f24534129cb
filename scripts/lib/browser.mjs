// The browser for the tests: a Chromium of the machine's own, since Playwright's download is not to be had everywhere.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exists, root, run, SetUpError } from './environment.mjs';

// The list is the Python package's too, which prints with the same browser.
const { names, places } = JSON.parse(readFileSync(path.join(root, 'argyrodite/export/browsers.json'), 'utf8'));

/** Path of a Chromium-like browser, or `undefined`. `ARGYRODITE_BROWSER` goes before all others. */
export function findBrowser() {
  const chosen = process.env.ARGYRODITE_BROWSER;
  if (chosen) {
    if (!existsSync(chosen)) throw new SetUpError(`ARGYRODITE_BROWSER names ${chosen}, and there is no such file.`);
    return chosen;
  }
  const name = names.find(exists);
  if (name) return execFileSync('which', [name], { encoding: 'utf8' }).trim();
  return places.find(existsSync);
}

/** A browser, installed from Debian's packages where that can be done without asking. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (exists('apt-get') && process.getuid?.() === 0) {
    console.log('argyrodite: no Chromium here; installing the distribution’s own …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new SetUpError(
    'The browser tests need Chromium, Chrome or Edge, and none was found. ' +
      'On Debian and Ubuntu: sudo apt-get install chromium. Elsewhere: install Chrome, or set ARGYRODITE_BROWSER to a browser’s path.'
  );
}
