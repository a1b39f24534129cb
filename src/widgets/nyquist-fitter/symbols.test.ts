// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, it } from 'vitest';
import { parseCircuit } from '../../impedance/index.js';
import { elements } from '../../impedance/elements/list.js';
import { symbolWriter, symbolsOf } from './symbols.js';

describe('symbols', () => {
  it.each(elements.map(({ symbol }) => symbol))('of %s say what each of its parameters is', symbol => {
    for (const { letter, meaning } of symbolsOf(parseCircuit(`R0-${symbol}1`)).values()) {
      expect([...letter]).toHaveLength(1);
      expect(meaning).toMatch(/\.$/);
    }
  });

  it('stand in a sentence for the names of parameters and elements, and for nothing else', () => {
    const write = symbolWriter(parseCircuit('R0-p(R_SEI,CPE1)'));
    const place = document.createElement('p');
    render(write('Q = 2 F s^(α−1)'), place);
    expect(place.innerHTML.replace(/<!--.*?-->/g, '')).toBe('Q = 2 F s<sup>α−1</sup>');
    render(write('R_SEI and CPE1 are one arc; CPE1_1 is 1, R9 is not there.'), place);
    expect(place.textContent).toBe('RSEI and CPE1 are one arc; αCPE1 is 1, R9 is not there.');
    expect([...place.querySelectorAll('sub')].map(({ textContent }) => textContent)).toEqual([
      'SEI',
      '1',
      'CPE1'
    ]);
  });
});
