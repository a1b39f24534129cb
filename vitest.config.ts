import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['src/lab/**'],
    environment: 'node',
    testTimeout: 30_000
  }
});
