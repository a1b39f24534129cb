// The same cases in a real Chromium and in Node; Python has its own test (argyrodite/tests/test_conformance.py).
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from '@playwright/test';
import { cases, compareAll, fileOf } from '../conformance/compare.mjs';

test('every analysis answers in Chromium as in Node', async ({ page }) => {
  test.slow();
  const { outputFiles } = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../conformance/answer.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'conformance',
    external: ['./view.js', './worker-source.js']
  });
  await page.goto('about:blank');
  await page.addScriptTag({ content: outputFiles[0].text });
  const answers: unknown[] = [];
  for (const one of cases) {
    const bytes = fileOf(one);
    const given = [one, bytes && [...bytes]] as const;
    answers.push(
      await page.evaluate(
        ([one, bytes]) => (window as any).conformance.answer(one, bytes && Uint8Array.from(bytes)),
        given
      )
    );
  }
  const { differences, unconverged } = compareAll(answers);
  console.log(
    `${cases.length} cases, ${differences.length} differences, ${unconverged} fits converged nowhere`
  );
  expect(differences).toEqual([]);
});
