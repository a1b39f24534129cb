import { DocumentRegistry } from '@jupyterlab/docregistry';
import { readers } from '../readers';
import { exportFileType, instrumentFileType, mayBeRead } from './file-types';

test('every extension that a reader takes is one that may be read, in any case of letters', () => {
  const extensions = readers.flatMap(reader => reader.extensions);
  expect(extensions.length).toBeGreaterThan(3);
  for (const extension of extensions) {
    expect(mayBeRead(`data/x.${extension}`)).toBe(true);
    expect(mayBeRead(`data/x.${extension.toUpperCase()}`)).toBe(true);
  }
});

test('what no reader takes is left to JupyterLab', () => {
  for (const path of ['x.ipynb', 'x.png', 'x', 'csv', '.z', 'x.mpt.bak']) expect(mayBeRead(path)).toBe(false);
});

test('JupyterLab knows instrument files by their names, and text files as before', () => {
  const registry = new DocumentRegistry();
  registry.addFileType(instrumentFileType);
  registry.addFileType(exportFileType);
  const typeOf = (path: string) => registry.getFileTypesForPath(path).map(({ name }) => name);
  for (const path of ['x.DTA', 'x.dta', 'x.mpt', 'x.MPT', 'x.z'])
    expect(typeOf(path)[0]).toBe(instrumentFileType.name);
  expect(typeOf('x.csv')).toEqual(['csv']);
  expect(typeOf('x.txt')).toEqual(['text']);
});
