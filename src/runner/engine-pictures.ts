/** Entry of the engine's part that draws: Observable Plot and the views, loaded when the first figure is asked for. */
import './engine-shims.js';
import './engine-page.js';
import { toTable } from '../arrow/index.js';
import { pictures } from '../widgets/pictures.js';
import type { Engine } from './engine.js';

declare const argyrodite: Engine;

argyrodite.provide('pictures', (widget, bytes, settings, result) =>
  pictures[widget]!(toTable(bytes), settings, result)
);
