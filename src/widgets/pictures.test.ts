import { expect, it } from 'vitest';
import { pictures } from './pictures.js';
import { widgets } from './registry.js';

it('There is a figure for every widget', () => {
  expect(Object.keys(pictures).sort()).toEqual(widgets.map(({ name }) => name).sort());
});
