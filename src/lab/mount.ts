import { createStandaloneCell, type YCodeCell } from '@jupyter/ydoc';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { Table } from 'apache-arrow';
import { hashTable } from '../arrow/index.js';
import { findWidget } from '../widgets/registry.js';
import { parseSeed, seedTable, type Seed } from '../widgets/seed.js';
import { errorBox } from './error-box.js';
import { makeHost } from './host.js';
import { mountFromFile } from './mount-file.js';
import { resultSources } from './result-sources.js';
import { WidgetState } from './state.js';
import type { CellPlace, Surroundings } from './surroundings.js';

export interface MountedWidget {
  dispose(): void;
}

export interface MountOptions {
  /** What the output holds; anyone may have written it. */
  seed: unknown;
  model: IRenderMime.IMimeModel;
  place: CellPlace | undefined;
  resolver: IRenderMime.IResolver | null;
  surroundings: Surroundings;
  /** The node is given up. */
  gone: AbortSignal;
}

/** Cells that stand in for one where an output has none; all views of one output share it. */
const standIns = new WeakMap<IRenderMime.IMimeModel, YCodeCell>();

/** Fills the node with the widget of a seed, or with what is wrong with it. */
export async function mountSeed(node: HTMLElement, options: MountOptions): Promise<MountedWidget> {
  try {
    return await openSeed(node, options);
  } catch (error) {
    const box = errorBox(error);
    if (!options.gone.aborted) node.replaceChildren(box);
    return { dispose: () => box.remove() };
  }
}

async function openSeed(node: HTMLElement, options: MountOptions): Promise<MountedWidget> {
  const { place, model, resolver, gone } = options;
  const { contents, chooseFile } = options.surroundings;
  const seed = parseSeed(options.seed);
  const grow = (table: Table) => mountWidget(node, seed, table, options);
  if (typeof seed.data === 'string') return grow(seedTable(seed));
  return mountFromFile(node, {
    seed,
    file: seed.data,
    cell: place?.cell ?? standIn(model),
    id: place?.id ?? seed.id,
    contents,
    // Every notebook gives its outputs a resolver of its own, which knows the notebook's path; so does a console.
    notebook: place?.path ?? (resolver as { path?: string } | null)?.path ?? '',
    place,
    chooseFile,
    grow,
    gone
  });
}

async function mountWidget(
  node: HTMLElement,
  seed: Seed,
  table: Table,
  { place, model, surroundings, gone }: MountOptions
): Promise<MountedWidget> {
  const definition = findWidget(seed.widget);
  const { view } = await definition.load();
  if (gone.aborted) return { dispose: () => {} };
  const state = new WidgetState({
    cell: place?.cell ?? standIn(model),
    id: place?.id ?? seed.id,
    schema: definition.settings,
    given: seed.settings,
    hash: hashTable(table)
  });
  let end!: () => void;
  const invalidation = new Promise<void>(resolve => (end = resolve));
  const sources = place && (() => resultSources(place, surroundings.contents));
  const element = view(table, state.settings, { invalidation, sources, author: surroundings.author });
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
