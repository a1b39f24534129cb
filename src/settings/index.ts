export * from './schema.js';
export * from './resolve.js';
export * from './changes.js';
export * from './limits.js';
export * from './sift.js';
export * from './saved.js';
export * from './words.js';
export * from './notes.js';
