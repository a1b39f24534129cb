import { expect, test } from 'vitest';
import { uniqueIds } from './unique-ids.js';

test('Ids that are the same are told apart by order, and what comes later never renames', () => {
  expect(uniqueIds(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a-2', 'a-3']);
  expect(uniqueIds(['a', 'a', 'a-2'])).toEqual(['a', 'a-2', 'a-2-2']);
});
