import { describe, expect, it } from 'vitest';
import { parseCircuit } from '../../impedance/index.js';
import { elements } from '../../impedance/elements/list.js';
import { symbolsOf } from './symbols.js';

describe('symbols', () => {
  it.each(elements.map(({ symbol }) => symbol))('of %s say what each of its parameters is', symbol => {
    for (const { letter, meaning } of symbolsOf(parseCircuit(`R0-${symbol}1`)).values()) {
      expect([...letter]).toHaveLength(1);
      expect(meaning).toMatch(/\.$/);
    }
  });
});
