// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, it } from 'vitest';
import { select } from './select.js';

const choices = ['a', 'b', 'c'].map(value => ({ value, label: value }));
const draw = (host: HTMLElement, value: string) => {
  render(select({ label: 'Letter', choices, value, onChange: () => undefined }), host);
  return host.querySelector('select')!;
};

describe('select', () => {
  it('shows the value when it is first drawn, and every one after it', () => {
    const host = document.createElement('div');
    expect(draw(host, 'b').selectedIndex).toBe(1);
    expect(draw(host, 'c').selectedIndex).toBe(2);
    expect(draw(host, 'a').selectedIndex).toBe(0);
  });

  it('goes back to the value where the reader’s choice was not taken', () => {
    const host = document.createElement('div');
    draw(host, 'b').selectedIndex = 2;
    expect(draw(host, 'b').selectedIndex).toBe(1);
  });
});
