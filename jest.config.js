/** Tests of src/lab against the real JupyterLab classes, in a simulated page. Everything else is tested by vitest. */
export default {
  testMatch: ['<rootDir>/src/lab/**/*.test.ts'],
  testEnvironment: '@jupyterlab/testing/lib/jest-env.js',
  setupFiles: ['@jupyterlab/testing/lib/jest-shim.js', '<rootDir>/src/lab/testing/page.js'],
  resolver: '@jupyterlab/testing/lib/jest-resolver.js',
  // JupyterLab and most of our dependencies are ES modules: all of it goes through swc.
  transform: {
    '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js',
    '\\.[cm]?[jt]sx?$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }]
  },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    '\\.(css|gif|ttf|eot)$': '@jupyterlab/testing/lib/jest-file-mock.js',
    '^(\\.{1,2}/.*)\\.js$': '$1'
  },
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/argyrodite/', '<rootDir>/.venv/'],
  testTimeout: 20_000
};
