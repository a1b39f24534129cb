import { describe, expect, it } from 'vitest';
import { dark, darkRamp, light, lightColour, lightRamp, paintRamp } from './theme.js';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

describe('the ramp for time and temperature', () => {
  it.each([
    ['light', lightRamp, light.paper],
    ['dark', darkRamp, dark.paper]
  ])('stands out from %s paper 3 to 1 at each step, ever more so', (_, ramp, paper) => {
    const steps = ramp.map(colour => contrast(colour, paper));
    steps.forEach((step, i) => {
      expect(step).toBeGreaterThanOrEqual(3);
      if (i > 0) expect(step).toBeGreaterThan(steps[i - 1]);
    });
  });

  it('has a colour for every share, and beyond the ends the ends’', () => {
    expect([-1, 0, 1, 2].map(paintRamp)).toEqual([
      'var(--ag-ramp-0)',
      'var(--ag-ramp-0)',
      'var(--ag-ramp-23)',
      'var(--ag-ramp-23)'
    ]);
    expect(lightColour('ramp-23')).toBe(lightRamp[23]);
    expect(lightColour('fit')).toBe(light.fit);
    expect(lightColour('ramp-99')).toBeUndefined();
  });
});
