// The way of a user, in a real JupyterLab and a real Chromium.
import galata from '@jupyterlab/galata/lib/playwright-config.js';
import { findBrowser } from '../scripts/lib/browser.mjs';
import { inEnvironment } from '../scripts/lib/environment.mjs';

const port = Number(process.env.ARGYRODITE_TEST_PORT ?? 8897);
const asRoot = process.getuid?.() === 0;

/** A server of its own for what one person does alone, and one with collaboration for what two do together. */
const server = (port, together) => ({
  command: `"${inEnvironment('jupyter-lab')}" --config jupyter_server_config.py${asRoot ? ' --allow-root' : ''}`,
  cwd: import.meta.dirname,
  url: `http://localhost:${port}/lab`,
  env: { ...process.env, ARGYRODITE_TEST_PORT: String(port), ARGYRODITE_TEST_TOGETHER: together ? '1' : '' },
  timeout: 120_000,
  reuseExistingServer: false,
  stdout: 'ignore',
  stderr: 'pipe'
});

export default {
  ...galata,
  testDir: '.',
  outputDir: 'results',
  // One server and two cores: side by side, the timings would measure the neighbour.
  workers: 1,
  reporter: [['list']],
  forbidOnly: !!process.env.CI,
  timeout: 90_000,
  expect: { timeout: 8_000 },
  use: {
    ...galata.use,
    viewport: { width: 1360, height: 900 },
    video: 'off',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run'
      ]
    }
  },
  projects: [
    { name: 'alone', testIgnore: /together/, use: { baseURL: `http://localhost:${port}` } },
    { name: 'together', testMatch: /together.*\.spec\.ts$/, use: { baseURL: `http://localhost:${port + 1}` } }
  ],
  webServer: [server(port, false), server(port + 1, true)]
};
