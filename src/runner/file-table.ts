import type { Table } from 'apache-arrow';
import { toTable } from '../arrow/index.js';
import { read } from '../readers/index.js';
import type { SeedFile } from '../widgets/seed.js';

/** The table in a file that a seed names: an instrument's file, or a table that was saved as Arrow IPC. */
export function fileTable({ path, columns }: SeedFile, bytes: Uint8Array): Table {
  if (String.fromCharCode(...bytes.subarray(0, 6)) === 'ARROW1') return toTable(bytes);
  return read(path.slice(path.lastIndexOf('/') + 1), bytes, { columns }).table;
}
