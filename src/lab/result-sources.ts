import type { Contents } from '@jupyterlab/services';
import { hashTable } from '../arrow/index.js';
import { analyse } from '../widgets/analyse.js';
import type { ResultSource } from '../runner/definition.js';
import { findWidget } from '../widgets/registry.js';
import { parseSeed } from '../widgets/seed.js';
import { foundFile } from './found-file.js';
import { loadTable } from './seed-data.js';
import { WidgetState } from './state.js';
import type { CellPlace, OtherWidget } from './surroundings.js';

/** The other widgets of a notebook as sources of results, for the settings that people have given them by now. */
export function resultSources(place: CellPlace, contents: Contents.IManager): ResultSource[] {
  return place.others().map(other => {
    const [title] = other.text.split('\n', 1);
    return {
      key: `${other.cell.getId()}/${other.id}`,
      title: title || other.id,
      detail: other.count === null ? 'a cell not run here' : `cell [${other.count}]`,
      result: () => resultOf(other, contents, place.path)
    };
  });
}

async function resultOf(other: OtherWidget, contents: Contents.IManager, path: string): Promise<object> {
  const seed = parseSeed(other.seed);
  const widget = findWidget(seed.widget);
  const { cell, id } = other;
  const table = await loadTable(seed, { contents, notebook: path, found: foundFile(cell, id) });
  const state = new WidgetState({
    cell,
    id,
    schema: widget.settings,
    given: seed.settings,
    hash: hashTable(table)
  });
  const { settings } = state;
  state.dispose();
  return analyse(widget.name, table, settings);
}
