export * from './arrow/index.js';
export * from './composition/index.js';
export * from './cycling/index.js';
export * from './impedance/index.js';
export { read } from './readers/index.js';
export * from './xps/index.js';
export * from './widgets/index.js';
export { version } from './version.js';
