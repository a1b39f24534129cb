import { relativePath } from './paths';
import { MemoryContents } from './testing/contents';

const contents = new MemoryContents().manager;

test.each([
  ['work.ipynb', 'x.mpt', 'x.mpt'],
  ['work.ipynb', 'data/x.mpt', 'data/x.mpt'],
  ['a/work.ipynb', 'a/data/x.mpt', 'data/x.mpt'],
  ['a/b/work.ipynb', 'data/x.mpt', '../../data/x.mpt'],
  ['a/work.ipynb', 'x.mpt', '../x.mpt'],
  ['RTC:a/work.ipynb', 'RTC:b/x y.mpt', '../b/x y.mpt']
])('seen from %s, the file %s is %s', (notebook, file, relative) => {
  expect(relativePath(contents, notebook, file)).toBe(relative);
});

test('a file on another drive is refused with a remedy', () => {
  expect(() => relativePath(contents, 'work.ipynb', 's3:x.mpt')).toThrow(/another drive.*Copy it/);
});
