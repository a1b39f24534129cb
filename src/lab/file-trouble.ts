import type { YCodeCell } from '@jupyter/ydoc';
import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import type { Table } from 'apache-arrow';
import type { TemplateResult } from 'lit-html';
import type { ErrorData } from '../arrow/error.js';
import type { Seed, SeedFile } from '../widgets/seed.js';
import { inWords } from './error-box.js';
import { fileBox, type FileTrouble } from './file-box.js';
import { findNearby } from './find-nearby.js';
import { foundFile, keepFoundFile } from './found-file.js';
import { relativePath } from './paths.js';
import { loadFrom, resolvePath } from './seed-data.js';
import type { CellPlace } from './surroundings.js';

/** Whose file is looked for, and where. */
export interface FileSearch {
  seed: Seed;
  file: SeedFile;
  cell: YCodeCell;
  /** The widget's in its cell. */
  id: string;
  contents: Contents.IManager;
  /** The notebook's path, as the contents service calls it. */
  notebook: string;
  place: CellPlace | undefined;
  chooseFile: ((folder: string) => Promise<string | undefined>) | undefined;
}

interface Around {
  show(content: TemplateResult): void;
  again(): void;
  /** Is told of a table before the state says where its file is. */
  adopt(path: string, table: Table): void;
  signal: AbortSignal;
}

/** Says that the file is missing or another one, looks for it nearby, and takes one that is it. */
export function helpToFind(error: ErrorData, search: FileSearch, around: Around): void {
  const { seed, file, cell, id, contents, notebook, place, chooseFile } = search;
  const { show, again, adopt, signal } = around;
  const trouble: FileTrouble = { message: error.message, name: PathExt.basename(file.path) };
  const draw = () => signal.aborted || show(fileBox(trouble, actions));
  const refuse = (error: unknown) => {
    trouble.refused = inWords(error);
    draw();
  };
  const take = async (relative: string) => {
    try {
      const table = await loadFrom(seed, file, { contents, notebook, found: relative });
      if (signal.aborted) return;
      if (foundFile(cell, id) === relative) return again();
      adopt(relative, table);
      keepFoundFile(cell, id, relative);
    } catch (error) {
      refuse(error);
    }
  };
  const beside = PathExt.dirname(notebook);
  const choose = async () => {
    const path = await chooseFile!(beside);
    if (path === undefined) return;
    try {
      await take(relativePath(contents, notebook, path));
    } catch (error) {
      refuse(error); // it is on another drive
    }
  };
  const actions = {
    take,
    again,
    ...(chooseFile && { choose }),
    ...(place && error.code === 'file-changed' && { run: place.run })
  };
  draw();
  const before = PathExt.dirname(resolvePath(contents, notebook, file.path));
  findNearby(contents, [beside, before], file, signal).then(nearby => {
    trouble.nearby = nearby.map(path => relativePath(contents, notebook, path));
    draw();
  }, refuse);
}
