import type { YCodeCell } from '@jupyter/ydoc';
import { NotebookModel } from '@jupyterlab/notebook';
import type { Table } from 'apache-arrow';
import { fromUint8Array } from 'js-base64';
import { makeTable, toBytes } from '../../arrow/index.js';
import type { Settings } from '../../settings/index.js';
import { MIME_TYPE, type Seed } from '../../widgets/seed.js';

/** A small spectrum: an arc of a resistance (here) beside a capacitance, 1 MHz to 1 Hz. */
export function spectrum(resistance = 100, points = 13): Table {
  const frequency = Float64Array.from({ length: points }, (_, i) => 10 ** (6 - i / 2));
  const share = frequency.map(f => 1 / (1 + (2 * Math.PI * f * 1e-5) ** 2));
  return makeTable(
    'impedance-spectrum',
    {
      spectrum: new Int32Array(points),
      frequency_hertz: frequency,
      real_impedance_ohm: share.map(x => 10 + resistance * x),
      imaginary_impedance_ohm: share.map((x, i) => -resistance * x * 2 * Math.PI * frequency[i]! * 1e-5)
    },
    { sample: 'Cl-13' }
  );
}

export function makeSeed(options: { table?: Table; id?: string; settings?: Settings } = {}): Seed {
  const { table = spectrum(), id = 'nyquist-fitter', settings = {} } = options;
  return { widget: 'nyquist-fitter', id, data: fromUint8Array(toBytes(table)), settings };
}

/** A cell of code as it is in a notebook file, with one output for each seed. */
export function savedCell(seeds: readonly unknown[], { source = '', metadata = {} } = {}) {
  return {
    cell_type: 'code' as const,
    source,
    metadata,
    execution_count: null,
    outputs: seeds.map(seed => ({
      output_type: 'display_data',
      data: { [MIME_TYPE]: seed as never, 'text/plain': 'Nyquist fitter' },
      metadata: {}
    }))
  };
}

/** A notebook of JupyterLab's own with these cells. */
export function openNotebook(cells: readonly ReturnType<typeof savedCell>[]): NotebookModel {
  const model = new NotebookModel();
  model.sharedModel.fromJSON({ cells: [...cells] as never, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  return model;
}

export function codeCellAt(model: NotebookModel, index = 0): YCodeCell {
  return model.sharedModel.cells[index] as YCodeCell;
}
