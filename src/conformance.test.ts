import { expect, test } from 'vitest';
import { cases } from '../conformance/cases.mjs';
import * as library from './index.js';
import { functions } from './runner/functions/index.js';
import { readers } from './readers/index.js';
import { widgets } from './widgets/index.js';

/** Names that differ in Python, which has no modules to tell them apart. */
const renamed: Record<string, string> = {
  background: 'xps_background',
  sulfideOf: 'sulfide_balance',
  chlorineBesideLiCl: 'chlorine_beside_licl'
};

/** What computes within an analysis that has cases, and is named beside it. */
const within: Record<string, string> = {
  analyse: 'every widget',
  fitMany: 'fit_circuit',
  toJSON: 'every case',
  toArrow: 'every case’s rows',
  hashTable: 'every reading',
  hashBytes: 'every reading',
  read: 'every reading',
  joinTables: 'every case of several files',
  joinSpectra: 'every case of several files',
  joinRecords: 'every case of several files',
  samplesOf: 'xps-quantifier',
  referee: 'xps-quantifier',
  refitter: 'xps-quantifier',
  measuringTimes: 'xps-quantifier',
  transmissionOf: 'xps-quantifier',
  libraryModel: 'start_model',
  findInLibrary: 'start_model',
  libraryOf: 'start_model',
  levelOf: 'start_model',
  sulfideBalance: 'sulfide_balance',
  shareBars: 'compare_shares',
  referenceTable: 'reference_series'
};

/** What computes nothing from data: tables and errors in and out, constants, views, options for a simulation. */
const noAnalysis = [
  ...['ArgyroditeError', 'isArgyroditeError', 'errorToData', 'errorFromData'],
  ...[
    'kindOf',
    'makeTable',
    'metadataOf',
    'numbers',
    'validate',
    'withMetadata',
    'toBytes',
    'toTable',
    'aboutData'
  ],
  ...['joinResults', 'referenceCsv', 'randomSymmetricCell', 'studySamples', 'bindingEnergy', 'depthNote'],
  ...['findWidget', 'compositionCard', 'nyquistFitter', 'ccdEstimator', 'xpsQuantifier', 'polarizationPlot']
];

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

test('every analysis that the library exports is one of the cases, or is said to be within one', () => {
  const asked = new Set(cases.map(({ call, widget }) => call ?? widget));
  const forgotten = Object.entries(library)
    .filter(([, member]) => typeof member === 'function')
    .map(([name]) => name)
    .filter(
      name => !asked.has(renamed[name] ?? snake(name)) && !(name in within) && !noAnalysis.includes(name)
    );
  expect(forgotten).toEqual([]);
});

test('every function that other languages call has a case, and so has every widget', () => {
  const asked = new Set(cases.map(({ call, widget }) => call ?? widget));
  for (const name of [...Object.keys(functions), ...widgets.map(({ name }) => name)])
    expect(asked).toContain(name);
});

test('names that are left out are still exported', () => {
  for (const name of [...Object.keys(renamed), ...Object.keys(within), ...noAnalysis]) {
    expect(library).toHaveProperty(name);
  }
});

test('every example file is read', () => {
  const read = cases.flatMap(({ read }) => (read ? [read] : []));
  expect(new Set(read).size).toBeGreaterThan(20);
  expect(readers.length).toBeGreaterThan(5);
});

test('every case has a name of its own', () => {
  const names = cases.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
