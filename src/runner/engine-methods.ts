import {
  hashTable,
  joinTables,
  toBytes,
  toTable,
  type ColumnMapping,
  errorFromData,
  type ErrorData
} from '../arrow/index.js';
import { plainTable } from '../arrow/table.js';
import { composition, joinResults, referenceTable, type Halides } from '../composition/index.js';
import { fitMany } from '../impedance/index.js';
import { checkSize, read } from '../readers/index.js';
import {
  diffSettings,
  readSaved,
  resolveSettings,
  type Changes,
  type Json,
  type Settings
} from '../settings/index.js';
import { findWidget, widgets } from '../widgets/registry.js';
import { columnsTable, toJSON } from '../widgets/result.js';
import { checkKind, makeBundle, outcomeOf, type SeedFile } from '../widgets/seed.js';
import { analyseOnce } from './analyse-once.js';
import { needPart, type Reply } from './engine-parts.js';
import { callFunction } from './functions/index.js';
import { savedMethods } from './saved-methods.js';

/** What the Python package asks for. Tables come and go as Arrow IPC streams, everything else as JSON. */
export const methods = {
  /** The widgets, with the fields of their settings. */
  describe(): Reply {
    return {
      value: widgets.map(({ name, title, kinds, settings }) => ({ name, title, kinds, settings }))
    };
  },

  /** Call it with the size alone, before a file is loaded. */
  check_size({ name, bytes }: { name: string; bytes: number }): Reply {
    checkSize(name, bytes);
    return { value: null };
  },

  read({ name, columns }: { name: string; columns?: ColumnMapping }, [bytes]: Uint8Array[]): Reply {
    const { kind, table, warnings } = read(name, bytes, { columns });
    return { value: { kind, warnings }, bytes: [toBytes(table)] };
  },

  /** Several tables as one: spectra as a series, cycling records as cells. */
  join(_: object, tables: Uint8Array[]): Reply {
    return { value: null, bytes: [toBytes(joinTables(tables.map(bytes => toTable(bytes))))] };
  },

  /** What a formula says, or the halides of Li7−xPS6−xXx. */
  composition({ of }: { of: string | Halides }): Reply {
    return { value: toJSON(composition(of)) };
  },

  /** The study's measured values. */
  study_table(): Reply {
    return { value: null, bytes: [toBytes(referenceTable())] };
  },

  /** A table of samples with results put in by their labels. */
  join_results({ results }: { results: Record<string, object> }, [bytes]: Uint8Array[]): Reply {
    return { value: null, bytes: [toBytes(joinResults(bytes, results))] };
  },

  /** The table as the widget works with it: sound, and its columns of the types that they should have. */
  accept({ widget }: { widget: string }, [bytes]: Uint8Array[]): Reply {
    const table = checkKind(findWidget(widget), toTable(bytes));
    return { value: { of: hashTable(table) }, bytes: [toBytes(table)] };
  },

  /** Whole settings, checked. */
  resolve({ widget, settings }: { widget: string; settings: object }): Reply {
    return { value: resolveSettings(findWidget(widget).settings, settings) };
  },

  /**
   * Whole settings of the code with changes that people made. What is not sound is left out and named in `problems`; `stale`
   * are those that name points of other data.
   */
  change({ widget, settings, changes, current }: ChangeOptions): Reply {
    const schema = findWidget(widget).settings;
    const {
      settings: changed,
      problems,
      stale
    } = readSaved(schema, settings, Object.entries(changes), current);
    return { value: { settings: changed, problems, stale } };
  },

  /** What turns one whole of settings into another, flat. */
  differ({ widget, from, to }: { widget: string; from: Settings; to: Settings }): Reply {
    return { value: diffSettings(findWidget(widget).settings, from, to) satisfies Changes };
  },

  /** The result as JSON, with its summary in lines of text, and its rows as an Arrow table. */
  analyse({ widget, settings }: { widget: string; settings: Settings }, [bytes]: Uint8Array[]): Reply {
    const definition = findWidget(widget);
    const result = analyseOnce(definition, bytes, settings);
    return {
      value: { result: toJSON(result), summary: definition.summary(result) },
      bytes: [toBytes(columnsTable(definition, result))]
    };
  },

  /** A function of the library by its name: the result as JSON, and what of it is a table. */
  call({ name, given }: { name: string; given: object }, tables: Uint8Array[]): Reply {
    const { result, rows } = callFunction(name, given, tables);
    return { value: toJSON(result), bytes: [toBytes(rows)] };
  },

  /** One circuit fitted to every spectrum of many tables; a row for each. `unread` says by its place why there is no table. */
  fit_many({ circuit, options, unread }: ManyOptions, tables: Uint8Array[]): Reply {
    const all = tables.map((bytes, i) => (unread[i] ? errorFromData(unread[i]) : bytes));
    return { value: null, bytes: [toBytes(plainTable(fitMany(all, circuit, options)))] };
  },

  /** A cell's output: the seed has the code's settings (`given`), text and figure are about those in use (`settings`). */
  bundle({ widget, given, settings, id, file }: BundleRequest, [bytes]: Uint8Array[]): Reply {
    const definition = findWidget(widget);
    const draw = needPart('pictures');
    const outcome = outcomeOf(
      () => analyseOnce(definition, bytes, settings),
      result => draw(widget, bytes, settings, result)
    );
    return { value: makeBundle(definition, toTable(bytes), given, { id, file, outcome }) };
  },

  ...savedMethods
};

interface ManyOptions {
  circuit: string;
  options: object;
  unread: Record<number, ErrorData>;
}

interface ChangeOptions {
  widget: string;
  /** What the code says. */
  settings: object;
  changes: Record<string, Json | null>;
  /** False where the changes were made for other data. */
  current: boolean;
}

interface BundleRequest {
  widget: string;
  given: Settings;
  settings: Settings;
  id: string;
  file?: SeedFile;
}
