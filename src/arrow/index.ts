export { ArgyroditeError, isArgyroditeError, errorToData, errorFromData } from './error.js';
export type { ErrorCode, ErrorData, ErrorDetails, Place, Warning } from './error.js';
export { kinds } from './kinds.js';
export type {
  Column,
  ColumnType,
  Kind,
  PhotoelectronMetadata,
  SampleMetadata,
  TableMetadata
} from './kinds.js';
export type { ColumnMapping, ColumnQuestion, ColumnSource, FileColumn } from './mapping.js';
export { kindOf, makeTable, metadataOf, numbers, validate, withMetadata } from './table.js';
export type { ColumnValues, DictionaryValues } from './table.js';
export { toBytes, toTable } from './ipc.js';
export type { TableLike } from './ipc.js';
export { aboutData } from './about-data.js';
export { hashBytes, hashTable } from './hash.js';
export { joinSpectra } from './series.js';
export { joinRecords, joinTables } from './join-records.js';
