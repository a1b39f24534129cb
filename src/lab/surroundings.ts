import { Token } from '@lumino/coreutils';
import type { YCodeCell } from '@jupyter/ydoc';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Contents } from '@jupyterlab/services';

/** A widget of the same notebook, not opened. */
export interface OtherWidget {
  cell: YCodeCell;
  id: string;
  /** What its output holds; anyone may have written it. */
  seed: unknown;
  /** Its output in plain text. */
  text: string;
  /** The cell's execution count, where it has been run. */
  count: number | null;
}

/** The notebook cell that an output stands in, and what can be done there. */
export interface CellPlace {
  cell: YCodeCell;
  /** The widget's, unique in its cell. */
  id: string;
  /** Of the notebook, as the contents service calls it. */
  path: string;
  /** Whether the cell's source is Python. */
  python: boolean;
  /** Which of the cell's widgets of one kind this is (from 0), and how many there are. */
  position(widget: string): { index: number; count: number };
  save(): void;
  /** Puts the focus on the cell, in command mode. */
  leave(): void;
  /** Runs the cell and goes to the next. */
  run(): void;
  /** The other widgets of the notebook, from top to bottom. */
  others(): OtherWidget[];
}

/** What a widget in an output may find around it. Plugins that know more than the renderer itself fill it in. */
export interface Surroundings {
  contents: Contents.IManager;
  /** Who is at the page. */
  author(): string | undefined;
  /** The cell whose output has this model; `undefined` in a console or a viewer, or while a notebook is still being put together. */
  findCell(model: IRenderMime.IMimeModel): CellPlace | undefined;
  /** Lets the user choose a file, beginning in a folder; `undefined` where they did not. Missing where there is no dialog for it. */
  chooseFile?(folder: string): Promise<string | undefined>;
}

export const ISurroundings = new Token<Surroundings>(
  'argyrodite:ISurroundings',
  'What the widgets in outputs find around them: cells, and the files beside the notebook.'
);
