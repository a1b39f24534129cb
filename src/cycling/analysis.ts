import type { Table } from 'apache-arrow';
import { isArgyroditeError } from '../arrow/index.js';
import type { Progress } from '../runner/definition.js';
import { cellFacts } from './cell.js';
import { efficiencyRecord } from './efficiency.js';
import { estimateRecord } from './estimate-ccd.js';
import { groupCells } from './groups.js';
import { modeOf } from './mode.js';
import { platingRecord } from './plating.js';
import { recordsOf, type CyclingRecord } from './record.js';
import type { CcdSettings } from './settings.js';
import { segmentRecord } from './steps/segment.js';
import { summariseCcd } from './summarise-ccd.js';
import type { CyclingCell, CyclingResult } from './types.js';

export { cyclingColumns } from './result-columns.js';
export { cyclingSummary } from './summary.js';

/** The CCD estimator's analysis: each record by itself, then the replicates. */
export function* analyseCycling(table: Table, settings: CcdSettings): Generator<Progress, CyclingResult> {
  const records = recordsOf(table);
  const cells: CyclingCell[] = [];
  for (const [i, record] of records.entries()) {
    yield { done: i, total: records.length, label: 'cells' };
    cells.push(analyseRecord(record, settings));
  }
  const counted = cells.filter(cell => cell.ccd && !cell.excluded);
  const replicates = counted.length ? summariseCcd(counted.map(cell => cell.ccd!)) : null;
  return {
    type: 'cycling',
    mode: cells[0].mode,
    cells,
    replicates,
    groups: groupCells(cells),
    warnings: counted.length > 1 ? replicates!.warnings.filter(({ code }) => code === 'protocols-differ') : []
  };
}

function analyseRecord(record: CyclingRecord, settings: CcdSettings): CyclingCell {
  const { sample, composition } = cellFacts(record.metadata, settings);
  const segments = segmentRecord(record);
  const mode = settings.mode === 'auto' ? modeOf(record) : settings.mode;
  const cell: CyclingCell = {
    record: record.number,
    sample,
    composition,
    first_row: record.firstRow,
    end_row: record.firstRow + record.length,
    mode,
    excluded: Object.hasOwn(settings.exclude, String(record.number)),
    ccd: null,
    plating: null,
    efficiency: null,
    problem: ''
  };
  try {
    if (mode === 'ccd') cell.ccd = estimateRecord(record, settings, segments);
    else if (mode === 'plating') cell.plating = platingRecord(record, settings, segments);
    else cell.efficiency = efficiencyRecord(record, settings, segments);
  } catch (error) {
    // one cell without a current does not take the others along; the sentence is shown in its place
    if (!isArgyroditeError(error)) throw error;
    cell.problem = error.message;
  }
  return cell;
}
