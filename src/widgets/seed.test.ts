import fc from 'fast-check';
import { decode, fromUint8Array } from 'js-base64';
import { describe, expect, it } from 'vitest';
import { ArgyroditeError, isArgyroditeError, makeTable, numbers, toBytes } from '../arrow/index.js';
import type { WidgetDefinition } from '../runner/definition.js';
import { makeBundle, MAX_INLINE_BYTES, MIME_TYPE, parseSeed, seedTable, type Seed } from './seed.js';
import { findWidget } from './registry.js';

const table = (points = 3, sample = 'Cl-13') =>
  makeTable(
    'impedance-spectrum',
    {
      spectrum: new Int32Array(points),
      frequency_hertz: Float64Array.from({ length: points }, (_, i) => 1e6 / (i + 1)),
      real_impedance_ohm: Float64Array.from({ length: points }, (_, i) => 100 + i),
      imaginary_impedance_ohm: Float64Array.from({ length: points }, (_, i) => -50 - i)
    },
    { sample }
  );

/** The registered widget with an analysis that tells how often it ran. */
function counting(runs: { count: number }, failure?: Error): WidgetDefinition<any, any> {
  return {
    ...findWidget('nyquist-fitter'),
    // eslint-disable-next-line require-yield
    *analyse() {
      runs.count++;
      if (failure) throw failure;
      return { answer: '<b>512 Ω</b>' };
    },
    summary: ({ answer }) => [['Total resistance', answer]]
  };
}

const seedOf = (change: object = {}) => ({
  widget: 'nyquist-fitter',
  id: 'nyquist-fitter',
  data: fromUint8Array(toBytes(table())),
  settings: {},
  ...change
});
const file = { path: 'data/a b.mpt', sha256: 'a'.repeat(64), bytes: 10 };

describe('A bundle', () => {
  const runs = { count: 0 };
  const widget = counting(runs);

  it('holds a seed from which the same table and settings grow', () => {
    const bundle = JSON.parse(JSON.stringify(makeBundle(widget, table(), { circuit: 'R0-C1' })));
    const seed = parseSeed(bundle[MIME_TYPE]);
    expect(seed).toMatchObject({
      widget: 'nyquist-fitter',
      id: 'nyquist-fitter',
      settings: { circuit: 'R0-C1' }
    });
    expect([...numbers(seedTable(seed), 'real_impedance_ohm')]).toEqual([100, 101, 102]);
  });

  it('says the sample, the answer and how to work with it, as text and as a table in which nothing is HTML', () => {
    const bundle = makeBundle(widget, table(3, '<img src=x onerror=alert(1)>'), {});
    expect(bundle['text/plain']).toContain('Total resistance: <b>512 Ω</b>');
    expect(bundle['text/html']).toContain('&lt;b&gt;512 Ω&lt;/b&gt;');
    expect(bundle['text/html']).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(bundle['text/html']).toContain('argyrodite');
    expect(bundle['text/html'].match(/<(?!\/?(table|tbody|tr|th|td|p|strong)[ >])/g)).toBeNull();
  });

  it('runs the analysis only where nobody did', () => {
    runs.count = 0;
    makeBundle(widget, table(), {}, { outcome: { result: { answer: '1 Ω' } } });
    expect(runs.count).toBe(0);
    makeBundle(widget, table(), {});
    expect(runs.count).toBe(1);
  });

  it('shows the figure as an image, in which nothing can run', () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"><title>−Z″ "</title></svg>';
    const outcome = { result: { answer: '1 Ω' }, picture };
    const html = makeBundle(widget, table(3, '"><script>'), {}, { outcome })['text/html'];
    const [, alt, encoded] = /<img alt="([^"]*)" src="data:image\/svg\+xml;base64,([^"]*)">/.exec(html)!;
    expect(alt).toBe('Nyquist fitter · &quot;&gt;&lt;script&gt;');
    expect(decode(encoded)).toBe(picture);
  });

  it('says why there is no result, and still holds the data', () => {
    const failing = counting({ count: 0 }, new ArgyroditeError('too-few-points', 'There are 3 points.'));
    const bundle = makeBundle(failing, table(), {});
    expect(bundle['text/plain']).toContain('No result: There are 3 points.');
    expect(bundle[MIME_TYPE]).toBeDefined();
  });

  it('points to the file where the data are large, and says so where there is none', () => {
    const large = table(Math.ceil(MAX_INLINE_BYTES / 24));
    expect(makeBundle(widget, large, {}, { file })[MIME_TYPE]!.data).toEqual(file);
    const alone = makeBundle(widget, large, {});
    expect(MIME_TYPE in alone).toBe(false);
    expect(alone['text/html']).toMatch(/too large to stand in a notebook/);
  });

  it('is refused for wrong settings', () => {
    expect(() => makeBundle(widget, table(), { starts: 'many' })).toThrow('“starts” must be a whole number');
  });
});

describe('A seed from anywhere', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'seed'],
    ['a list', []],
    ['no fields', {}],
    ['inherited fields', Object.create(seedOf())],
    ['an unknown widget', seedOf({ widget: 'toString' })],
    ['a widget that is no name', seedOf({ widget: '../x' })],
    ['an id that would reach other keys', seedOf({ id: 'a.b' })],
    ['no id', seedOf({ id: '' })],
    ['settings that are a list', seedOf({ settings: [] })],
    ['unknown settings', seedOf({ settings: { launch: true } })],
    ['wrong settings', seedOf({ settings: { starts: -1 } })],
    ['no data', seedOf({ data: '' })],
    ['data that are not base64', seedOf({ data: '<script>' })],
    ['too much data', seedOf({ data: 'A'.repeat(MAX_INLINE_BYTES * 2) })],
    ['a rooted path', seedOf({ data: { ...file, path: '/etc/passwd' } })],
    ['a path with a drive', seedOf({ data: { ...file, path: 'RTC:a.mpt' } })],
    ['a path with a scheme', seedOf({ data: { ...file, path: 'http://example.org/a' } })],
    ['a path with back slashes', seedOf({ data: { ...file, path: '..\\a' } })],
    ['a path with a line break', seedOf({ data: { ...file, path: 'a\nb' } })],
    ['a hash of another kind', seedOf({ data: { ...file, sha256: 'A'.repeat(64) } })],
    ['half a byte', seedOf({ data: { ...file, bytes: 0.5 } })]
  ])('with %s is refused in words', (_, output) => {
    let error: unknown;
    try {
      parseSeed(output);
    } catch (caught) {
      error = caught;
    }
    expect(isArgyroditeError(error) && error.code).toMatch(/^(bad-seed|unknown-widget)$/);
  });

  it('keeps only what a seed has', () => {
    expect(Object.keys(parseSeed(seedOf({ onload: 'x' })))).toEqual(['widget', 'id', 'data', 'settings']);
    expect(parseSeed(seedOf({ data: { ...file, href: 'x' } })).data).toEqual(file);
  });

  it('whose bytes were damaged gives a table or an error in words, never anything else', () => {
    const bytes = toBytes(table());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(bytes.length),
        (damage, cut) => {
          const broken = bytes.slice(0, cut % 3 ? undefined : cut);
          for (const [at, value] of damage) if (at < broken.length) broken[at] = value;
          const seed = seedOf({ data: fromUint8Array(broken) }) as Seed;
          try {
            seedTable(seed);
          } catch (error) {
            if (!isArgyroditeError(error)) throw error;
          }
        }
      ),
      { numRuns: 400 }
    );
  });

  it('of another kind of table is refused', () => {
    const other = makeTable('composition', { label: ['a'], formula: ['Li6PS5Cl'] });
    const seed = parseSeed(seedOf({ data: fromUint8Array(toBytes(other)) }));
    expect(() => seedTable(seed)).toThrow('takes impedance-spectrum; this table is of kind composition');
  });
});
