import type { Table } from 'apache-arrow';
import { aboutData, hashTable, metadataOf } from '../arrow/index.js';
import {
  fewProblems,
  noteLines,
  readSaved,
  splitKey,
  staleSentence,
  unusualSettings,
  type Changes,
  type Json,
  type SettingWords,
  type Settings
} from '../settings/index.js';
import { findWidget } from '../widgets/registry.js';
import { checkKind, parseSeed, seedTable } from '../widgets/seed.js';
import type { WidgetDefinition } from './definition.js';
import { fileTable } from './file-table.js';

/** A widget as it stands in a notebook that is read and not run. */
export interface SavedWidget {
  definition: WidgetDefinition;
  table: Table;
  /** `hashTable` of the data. */
  hash: string;
  /** What the code says. */
  given: Settings;
  /** Whole: the code's, with what people changed. */
  settings: Settings;
  /** What people changed, flat. */
  changes: Changes;
  /** What of the notebook is not used or not understood, in sentences. */
  notices: string[];
}

export interface SavedWidgetOptions {
  /** As it stands in the output; anyone may have written it. */
  seed: unknown;
  /** What stands in the cell's metadata for it, flat. */
  saved: Record<string, Json | null>;
  /** The hash of the data that those were saved for; nothing where none was saved. */
  of?: unknown;
  /** The content of the file that the seed names, where it names one. */
  file?: Uint8Array;
}

/**
 * A widget out of a saved notebook, with the settings in force.
 *
 * @throws ArgyroditeError `bad-seed`, `bad-table`, `wrong-kind`, and what the reader of a file throws
 */
export function openSaved({ seed: output, saved, of, file }: SavedWidgetOptions): SavedWidget {
  const seed = parseSeed(output);
  const definition = findWidget(seed.widget);
  const table =
    typeof seed.data === 'string' ? seedTable(seed) : checkKind(definition, fileTable(seed.data, file!));
  const hash = hashTable(table);
  const current = of === undefined || of === null || of === hash;
  const { settings, changes, stale, problems } = readSaved(
    definition.settings,
    seed.settings,
    Object.entries(saved),
    current
  );
  const unused = staleSentence(definition.settings, stale);
  return {
    definition,
    table,
    hash,
    given: seed.settings,
    settings,
    changes,
    notices: [...(unused ? [unused] : []), ...fewProblems(problems)]
  };
}

/** What a page without the widget says beside its figure and its answer. */
export interface SavedReport {
  widget: string;
  title: string;
  sample: string | null;
  of: string;
  given: Settings;
  settings: Settings;
  changes: Changes;
  notices: string[];
  /** Settings that are not the usual ones; `by_person` where not the code said so. */
  unusual: (SettingWords & { by_person: boolean })[];
  notes: string[];
  /** What is known of the data. */
  about: [label: string, value: string][];
}

export function reportOn(saved: SavedWidget): SavedReport {
  const { definition, table, hash, given, settings, changes, notices } = saved;
  const { sample, source_file } = metadataOf(table);
  const changed = new Set(Object.keys(changes).map(key => splitKey(key)[0]));
  return {
    widget: definition.name,
    title: definition.title,
    sample: sample ?? source_file ?? null,
    of: hash,
    given,
    settings,
    changes,
    notices,
    unusual: unusualSettings(definition.settings, settings).map(words => ({
      ...words,
      by_person: changed.has(words.name)
    })),
    notes: noteLines(settings, hash),
    about: aboutData(table)
  };
}
