// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Drawing } from './drawing.js';
import { placeLabels } from './labels.js';

it('labels cover no point and not one another, however the points lie', () => {
  const place = fc.double({ min: 0, max: 200, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 30 }), points => {
      const drawing: Drawing = {
        node: undefined as never,
        x: points.map(([x]) => x),
        y: points.map(([, y]) => y),
        frame: [0, 0, 200, 200],
        nearest: 'xy'
      };
      const group = placeLabels(
        drawing,
        points.map((_, index) => ({ index, text: '1 kHz' }))
      );
      const boxes = [...group.querySelectorAll('text')].map(text => {
        const width = 6.1 * 5;
        const shift = { start: 0, middle: width / 2, end: width }[text.getAttribute('text-anchor')!]!;
        const left = Number(text.getAttribute('x')) - shift;
        const bottom = Number(text.getAttribute('y'));
        return { left, right: left + width, top: bottom - 9, bottom };
      });
      for (const { left, right, top, bottom } of boxes) {
        for (const [x, y] of points) expect(x > left && x < right && y > top && y < bottom).toBe(false);
      }
      boxes.forEach((a, i) =>
        boxes.slice(0, i).forEach(b => {
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        })
      );
    })
  );
});

it('a point that stands alone has its label above, without a line', () => {
  const drawing: Drawing = {
    node: undefined as never,
    x: [100],
    y: [100],
    frame: [0, 0, 200, 200],
    nearest: 'xy'
  };
  const group = placeLabels(drawing, [{ index: 0, text: '1 kHz' }]);
  expect(group.querySelector('text')!.getAttribute('y')).toBe('92');
  expect(group.querySelector('line')).toBeNull();
});
