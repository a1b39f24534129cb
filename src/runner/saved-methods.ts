import { toBytes } from '../arrow/index.js';
import { toCsv } from '../widgets/export/text-table.js';
import { columnsTable, toJSON } from '../widgets/result.js';
import { outcomeOf, parseSeed } from '../widgets/seed.js';
import { uniqueIds } from '../widgets/unique-ids.js';
import { analyseOnce } from './analyse-once.js';
import { needPart, type Reply } from './engine-parts.js';
import { openSaved, reportOn, type SavedWidgetOptions } from './saved-widget.js';

/** Methods of the engine for notebooks that are read and not run. */
export const savedMethods = {
  /** The ids of the widgets in a cell's outputs, in their order. */
  unique_ids({ ids }: { ids: unknown[] }): Reply {
    return { value: uniqueIds(ids.map(String)) };
  },

  /** The file that holds a seed's data; null where they stand in the seed. */
  seed_file({ seed }: { seed: unknown }): Reply {
    const { data } = parseSeed(seed);
    return { value: typeof data === 'string' ? null : data };
  },

  /**
   * All that a page without the widget can say of it. Where a file holds its data, with the file's content. Beside it, as Arrow IPC
   * files, the data and, where the analysis succeeds, the result's rows.
   */
  saved_widget(options: Omit<SavedWidgetOptions, 'file'>, [file]: Uint8Array[]): Reply {
    const draw = needPart('pictures');
    const widget = openSaved({ ...options, file });
    const { definition, table, settings } = widget;
    const data = toBytes(table, 'file');
    const outcome = outcomeOf(
      () => analyseOnce(definition, data, settings),
      result => draw(definition.name, data, settings, result)
    );
    const said = reportOn(widget);
    if ('problem' in outcome) {
      const { message: problem } = outcome.problem;
      return { value: { ...said, problem, picture: null, summary: [] }, bytes: [data] };
    }
    const { result, picture = null } = outcome;
    const summary = definition.summary(result);
    return {
      value: { ...said, picture, summary, csv: toCsv(definition.columns(result)), result: toJSON(result) },
      bytes: [data, toBytes(columnsTable(definition, result), 'file')]
    };
  }
};
