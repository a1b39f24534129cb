import { expect, test } from 'vitest';
import { aboutData, makeTable } from './index.js';

const about = (metadata: object) =>
  aboutData(
    makeTable('composition', { label: ['a', 'b'], formula: ['Li6PS5Cl', 'Li6PS5Br'] }, metadata as never)
  );

test('What is known of data is said in words, with units', () => {
  expect(
    about({
      sample: 'Cl-13',
      electrode_area_cm2: 0.785,
      ambient_temperature_celsius: -25,
      source_file: 'a.mpt'
    })
  ).toEqual([
    ['Sample', 'Cl-13'],
    ['Electrode area', '0.785 cm²'],
    ['Ambient temperature', '−25 °C'],
    ['Source file', 'a.mpt'],
    ['Table', '2 rows, 2 columns, composition']
  ]);
});

test('Several cells are named by their files, lines of text stand in one, and what is no text is passed over', () => {
  expect(
    about({
      records: [{ source_file: 'a.ndax' }, { source_file: 'b.ndax' }],
      comment: ['x', 'y'],
      deep: { a: 1 },
      none: null
    })
  ).toEqual([
    ['Records', '2: a.ndax, b.ndax'],
    ['Comment', 'x; y'],
    ['Table', '2 rows, 2 columns, composition']
  ]);
});
