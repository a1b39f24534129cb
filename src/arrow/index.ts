export { ArgyroditeError, isArgyroditeError, errorToData, errorFromData } from './error.js';
export type { ErrorCode, ErrorData, Place, Warning } from './error.js';
export { kinds } from './kinds.js';
export type { Column, ColumnType, Kind, SampleMetadata, TableMetadata } from './kinds.js';
export { kindOf, makeTable, metadataOf, numbers, validate, withMetadata } from './table.js';
export type { ColumnValues } from './table.js';
export { toBytes, toTable } from './ipc.js';
export type { TableLike } from './ipc.js';
export { hashBytes, hashTable } from './hash.js';
