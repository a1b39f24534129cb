// The examples for R and Julia: what they leave in a notebook is a seed like any other, and where the language is there it is run.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hashBytes, numbers } from './arrow/index.js';
import { read } from './readers/index.js';
import { runAtOnce } from './runner/index.js';
import { findWidget } from './widgets/registry.js';
import { MIME_TYPE, parseSeed, type SeedFile } from './widgets/seed.js';

const folder = path.resolve(import.meta.dirname, '../examples/other-languages');
const notebookOf = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const joined = (text: string | string[]) => [text].flat().join('');
const bundles: Record<string, any>[] = notebookOf('R.ipynb')
  .cells.flatMap(({ outputs = [] }: any) => outputs)
  .map(({ data }: any) => data);

/** What a program of the language prints; `undefined` where the language is not installed. */
function outcomeOf(program: string, ...args: string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (error) return undefined;
  expect(status, stderr).toBe(0);
  return stdout;
}
const installed = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

test('what R left in its notebook are seeds that are read, found and analysed', () => {
  expect(bundles).toHaveLength(2);
  for (const bundle of bundles) {
    expect(joined(bundle['text/html'])).toMatch(/argyrodite to work with it/);
    expect(joined(bundle['text/plain'])).toMatch(/^nyquist-fitter · /);
    const { widget, settings, data } = parseSeed(bundle[MIME_TYPE]);
    const { path: file, sha256, bytes } = data as SeedFile;
    const content = new Uint8Array(readFileSync(path.join(folder, file)));
    expect([content.length, hashBytes(content)]).toEqual([bytes, sha256]);
    const { table, warnings } = read(path.basename(file), content);
    expect(warnings).toEqual([]);
    const result = runAtOnce(findWidget(widget), table, settings) as any;
    expect(result.converged).toBe(true);
  }
});

test('data that R made come out as they went in', () => {
  const file = path.join(folder, 'made-in-r.csv');
  const { table } = read('made-in-r.csv', new Uint8Array(readFileSync(file)));
  expect(numbers(table, 'frequency_hertz')![0]).toBe(1e7);
  const { parameters } = runAtOnce(
    findWidget('nyquist-fitter'),
    table,
    parseSeed(bundles[1][MIME_TYPE]).settings
  ) as any;
  const values = Object.fromEntries(parameters.map(({ name, value }: any) => [name, value]));
  // what the notebook simulates
  expect(values).toMatchObject({ R0: expect.closeTo(12, 0), R1: expect.closeTo(80, 0) });
});

const inR = 'source("argyrodite.R"); cat(jsonlite::toJSON(argyrodite_bundle("nyquist-fitter", ';
test.skipIf(!installed('Rscript', '-e', 'library(jsonlite); library(digest)'))(
  'R, where it is installed with jsonlite and digest, prints that very record',
  () => {
    const call = `"../data/Cl-13.mpt", circuit = "R0-p(R1,CPE1)-CPE2", starts = 16), auto_unbox = TRUE, digits = NA))`;
    const printed = JSON.parse(outcomeOf('Rscript', '-e', inR + call)!);
    expect(printed[MIME_TYPE]).toEqual(bundles[0][MIME_TYPE]);
    expect(printed['text/html']).toBe(joined(bundles[0]['text/html']));
    const bare = JSON.parse(outcomeOf('Rscript', '-e', `${inR}"made-in-r.csv"), auto_unbox = TRUE))`)!);
    expect(parseSeed(bare[MIME_TYPE]).settings).toEqual({});
  }
);

test.skipIf(!installed('julia', '--version'))('Julia, where it is installed, prints the same record', () => {
  const widget = 'argyrodite("nyquist-fitter", "../data/Cl-13.mpt"; circuit="R0-p(R1,CPE1)-CPE2", starts=16)';
  const shown = (type: string) =>
    outcomeOf('julia', '-e', `include("argyrodite.jl"); show(stdout, MIME("${type}"), ${widget})`)!;
  expect(JSON.parse(shown(MIME_TYPE))).toEqual(bundles[0][MIME_TYPE]);
  expect(shown('text/html')).toBe(joined(bundles[0]['text/html']));
});

test('the notebook of Julia says the same as that of R', () => {
  const sources = (name: string) =>
    notebookOf(name)
      .cells.filter(({ cell_type }: any) => cell_type === 'code')
      .map(({ source }: any) => joined(source));
  const settings = /circuit ?= ?"([^"]+)", starts ?= ?(\d+)/;
  expect(sources('Julia.ipynb')[1].match(settings)!.slice(1)).toEqual(
    sources('R.ipynb')[1].match(settings)!.slice(1)
  );
});
