import { createStandaloneCell, type YCodeCell } from '@jupyter/ydoc';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Contents } from '@jupyterlab/services';
import type { Table } from 'apache-arrow';
import { hashTable } from '../arrow/index.js';
import { findWidget } from '../widgets/registry.js';
import { parseSeed, type Seed } from '../widgets/seed.js';
import { errorBox } from './error-box.js';
import { makeHost } from './host.js';
import { resultSources } from './result-sources.js';
import { loadTable } from './seed-data.js';
import { WidgetState } from './state.js';
import type { CellPlace } from './surroundings.js';

export interface MountedWidget {
  dispose(): void;
}

export interface MountOptions {
  /** What the output holds; anyone may have written it. */
  seed: unknown;
  model: IRenderMime.IMimeModel;
  place: CellPlace | undefined;
  resolver: IRenderMime.IResolver | null;
  contents: Contents.IManager;
}

/** Cells that stand in for one where an output has none; all views of one output share it. */
const standIns = new WeakMap<IRenderMime.IMimeModel, YCodeCell>();

/** Fills the node with the widget of a seed, or with what is wrong with it. */
export async function mountSeed(node: HTMLElement, options: MountOptions): Promise<MountedWidget> {
  try {
    const { seed, table } = await openSeed(options);
    return await mountWidget(node, seed, table, options);
  } catch (error) {
    const box = errorBox(error);
    node.replaceChildren(box);
    return { dispose: () => box.remove() };
  }
}

async function openSeed({ seed: output, place, resolver, contents }: MountOptions) {
  const seed = parseSeed(output);
  // Every notebook gives its outputs a resolver of its own, which knows the notebook's path; so does a console.
  const path = place?.path ?? (resolver as { path?: string } | null)?.path ?? '';
  return { seed, table: await loadTable(seed, contents, path) };
}

async function mountWidget(
  node: HTMLElement,
  seed: Seed,
  table: Table,
  { place, model, contents }: MountOptions
) {
  const definition = findWidget(seed.widget);
  const { view } = await definition.load();
  const state = new WidgetState({
    cell: place?.cell ?? standIn(model),
    id: place?.id ?? seed.id,
    schema: definition.settings,
    given: seed.settings,
    hash: hashTable(table)
  });
  let end!: () => void;
  const invalidation = new Promise<void>(resolve => (end = resolve));
  const sources = place && (() => resultSources(place, contents));
  const element = view(table, state.settings, { invalidation, sources });
  const host = makeHost(element, { state, place, widget: definition });
  node.replaceChildren(host.element);
  return {
    dispose() {
      host.dispose();
      state.dispose();
      end();
      host.element.remove();
    }
  };
}

function standIn(model: IRenderMime.IMimeModel): YCodeCell {
  let cell = standIns.get(model);
  if (!cell) standIns.set(model, (cell = createStandaloneCell({ cell_type: 'code' }) as YCodeCell));
  return cell;
}
