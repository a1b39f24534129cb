import { render } from 'lit-html';
import { ArgyroditeError, kindOf, metadataOf, toTable, type TableLike } from '../../arrow/index.js';
import type { ViewElement, ViewOptions, WidgetDefinition } from '../../runner/index.js';
import type { Notes } from '../../settings/index.js';
import { makeFields, type Fields } from '../controls/fields.js';
import { printAlone } from '../export/print.js';
import { makeNotes, type NoteTools } from '../notes/notes.js';
import { frame, type Parts } from './frame.js';
import { observeWidth } from './observe-width.js';
import { controlSession, type Session } from './session.js';
import { takeSettings } from './settings.js';
import { ensureStyle } from './style.js';
import { followTips } from './tips.js';

/** What a widget draws itself from, and how it asks for a change. */
export interface Scene<S, R> extends Readonly<Session<S, R>> {
  /** The settings to draw: those being tried out in a drag, or the widget's. */
  readonly shown: S;
  /** Of the whole element, in CSS pixels. */
  readonly width: number;
  /** Widgets around this one whose results can be taken; `undefined` where nobody can tell. */
  readonly sources: ViewOptions['sources'];
  /** Texts that are being typed. */
  readonly fields: Fields;
  /** What people noted. */
  readonly notes: NoteTools;
  /** A change by the user. */
  change(patch: Partial<S>): void;
  /** Shows what a change would give, while a drag lasts; without a patch, ends that. */
  tryOut(patch?: Partial<S>): void;
  /** After a change of something that only the view knows (an open menu, the point under the pointer). */
  redraw(): void;
  /** Stops the full analysis; the quick result stays. */
  cancel(): void;
  /** Starts the full analysis again. */
  again(): void;
  /** Prints the widget alone. */
  print(): void;
}

/**
 * A widget's element, by the Observable convention.
 *
 * `.value` is `{ settings, result }`. A user's change dispatches a bubbling `input` event when it is made (with a quick result) and
 * once more when the result of the full analysis is there; settings are the same then. Assigning `.value = { settings }` redraws and
 * dispatches nothing. `data-state` is `empty`, `working`, `ready` or `failed`. It draws itself when it first has a width.
 *
 * @param parts what fills the frame; called at every redraw
 * @param css rules of this widget alone, below `.argyrodite[data-widget="…"]`
 * @throws ArgyroditeError `bad-table`, `missing-column`, `wrong-kind`
 */
export function createView<S extends object, R extends object>(
  definition: WidgetDefinition<S, R>,
  data: TableLike,
  given: object,
  { width: fixedWidth, invalidation, sources, author }: ViewOptions,
  parts: (scene: Scene<S, R>) => Parts,
  css?: string
): ViewElement<S, R> {
  const table = toTable(data);
  if (!definition.kinds.includes(kindOf(table))) {
    throw new ArgyroditeError(
      'wrong-kind',
      `The ${definition.title} takes a table of kind ${definition.kinds.join(' or ')}; this one is of kind ${kindOf(table)}.`
    );
  }
  const root = makeRoot(definition, table, css);
  const taken = takeSettings<S>(definition.settings, given);
  const session: Session<S, R> = {
    table,
    settings: taken.settings,
    error: taken.error,
    phase: table.numRows === 0 ? 'empty' : 'working',
    slow: false,
    stopped: false
  };
  let width = fixedWidth ?? 0;
  let started = false;

  let drawing = false;
  let drawAgain = false;
  const draw = () => {
    if (!started) return;
    // What is drawn away may say so (a blur) and ask for a redraw in the midst of this one.
    if (drawing) return void (drawAgain = true);
    drawing = true;
    try {
      drawOnce();
    } finally {
      drawing = false;
    }
    if (drawAgain) {
      drawAgain = false;
      draw();
    }
  };
  const drawOnce = () => {
    if (root.isConnected) ensureStyle(root, css);
    root.dataset.state = session.phase;
    const shown = session.tried ?? session.settings;
    const notes = notesOf((shown as { notes?: Notes }).notes ?? {});
    const scene = { ...session, ...actions, sources, shown, notes, width };
    const focused = root.contains(document.activeElement);
    render(frame(parts(scene), scene), root);
    // The button that was pressed may be gone now; keys still mean this widget, undo above all.
    if (focused && !root.contains(document.activeElement)) root.focus({ preventScroll: true });
  };
  const tell = () => root.dispatchEvent(new Event('input', { bubbles: true }));
  const control = controlSession(session, definition, draw, tell);
  const changed = (patch: Partial<S>): S =>
    takeSettings<S>(definition.settings, { ...session.settings, ...patch }).settings;

  const fields = makeFields(() => draw());
  const notesOf = makeNotes({
    root,
    table,
    author,
    redraw: () => draw(),
    change: notes => control.set(changed({ notes } as object as Partial<S>), true)
  });
  const actions = {
    fields,
    change: (patch: Partial<S>) => control.set(changed(patch), true),
    tryOut: (patch?: Partial<S>) => {
      const tried = patch && changed(patch);
      control.tryOut(tried);
      root.dispatchEvent(new CustomEvent('argyrodite-try', { detail: tried }));
    },
    redraw: () => draw(),
    cancel: control.cancel,
    again: control.start,
    print: () => printAlone(root, css)
  };

  const show = (newWidth: number) => {
    width = newWidth;
    if (started) return draw();
    started = true;
    control.start();
  };
  const unobserve = observeWidth(root, seen => show(fixedWidth ?? seen));
  if (fixedWidth) show(fixedWidth);

  Object.defineProperty(root, 'value', {
    get: () => ({ settings: session.settings, result: control.result() }),
    set: (value: { settings?: object } | undefined) => {
      const { settings, error } = takeSettings<S>(definition.settings, value?.settings ?? {});
      fields.forget();
      control.set(settings, false, error);
    }
  });
  Object.defineProperty(root, 'preview', {
    value: (settings?: Partial<S>) => control.tryOut(settings && changed(settings))
  });
  const dispose = () => {
    unobserve();
    control.dispose();
  };
  invalidation?.then(dispose, dispose);
  return root as unknown as ViewElement<S, R>;
}

function makeRoot(
  definition: WidgetDefinition<any, any>,
  table: ReturnType<typeof toTable>,
  css?: string
): HTMLElement {
  const root = document.createElement('div');
  root.className = 'argyrodite';
  root.dataset.widget = definition.name;
  root.dataset.state = table.numRows === 0 ? 'empty' : 'working';
  // JupyterLab: keys pressed in here are not the notebook's (`x` would delete the cell)
  root.setAttribute('data-lm-suppress-shortcuts', 'true');
  root.setAttribute('role', 'group');
  root.tabIndex = -1;
  const { sample } = metadataOf(table);
  root.setAttribute('aria-label', sample ? `${definition.title}: ${sample}` : definition.title);
  // The controls' own events are not the widget's: only the root's say that its value is another.
  root.addEventListener('input', event => event.target !== root && event.stopImmediatePropagation());
  followTips(root);
  ensureStyle(root, css);
  return root;
}
