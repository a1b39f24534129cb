import { html, nothing, render } from 'lit-html';
import { isArgyroditeError } from '../arrow/index.js';
import type { ViewElement, WidgetDefinition } from '../runner/definition.js';
import { applyChanges, diffSettings, siftChanges, type Changes } from '../settings/index.js';
import { addressOf, controlAt } from './address.js';
import { holdWhileChanging } from './hold.js';
import { listenForKeys } from './keys.js';
import { makeMarks } from './marks.js';
import { colleaguesLine, footer, notices } from './notices.js';
import { joinPresence, type Colleague } from './presence.js';
import type { WidgetState } from './state.js';
import type { CellPlace } from './surroundings.js';
import { watchTyping } from './typing.js';
import { finishWriting, writeToCode, type Written } from './write-to-code.js';

export interface HostOptions {
  state: WidgetState;
  widget: WidgetDefinition;
  /** The cell that the output stands in, where there is one. */
  place: CellPlace | undefined;
}

export interface Host {
  element: HTMLElement;
  dispose(): void;
}

/** A view in its cell: what its user changes goes into the cell's state, and what changes there is shown. */
export function makeHost(view: ViewElement<any, any>, { state, widget, place }: HostOptions): Host {
  const element = document.createElement('div');
  const above = document.createElement('div');
  const below = document.createElement('div');
  element.className = 'argyrodite-host';
  above.className = 'argyrodite-above';
  element.tabIndex = -1;
  element.append(above, view, below);

  /** What view and state agreed on last: what differs from it in the view was changed by its user. */
  let agreed = state.settings;
  let refused: string | undefined;
  let written: Written | undefined;
  let colleagues: Colleague[] = [];
  const marks = makeMarks(element, view);
  /** The control that its user is at, and where the pointer is. */
  let acting: { control?: Element; pointer?: MouseEvent } = {};

  const decorate = () => {
    const focused = element.contains(document.activeElement);
    render(
      html`${notices(state, refused, { keep, discard })}${colleaguesLine(colleagues, marks.show(colleagues), state.schema)}`,
      above
    );
    const actions = { reset, write: place && (() => write(place)) };
    render(html`${footer(state, actions, written) ?? nothing}`, below);
    // A button that was pressed may be gone now; what it did must be undone by keyboard like all else.
    if (focused && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
  };
  const byUser = (change: () => void) => {
    commit();
    change();
  };

  /** Writes what the user changed, once it is finished. */
  const commit = () => {
    const changes = diffSettings(state.schema, agreed, view.value.settings);
    if (hold.holding) {
      if (Object.keys(changes).length) share(changes);
      return;
    }
    if (!Object.keys(changes).length) return;
    refused = undefined;
    typing.finish();
    presence?.share(undefined);
    try {
      state.write(changes);
      agreed = applyChanges(state.schema, agreed, changes);
    } catch (error) {
      if (!isArgyroditeError(error)) throw error;
      refused = error.message;
      show();
    }
  };

  /** Brings the view to the state, unless its user is in the middle of a change. */
  const show = () => {
    if (!hold.holding && !typing.unfinished()) {
      agreed = state.settings;
      const differs = Object.keys(diffSettings(state.schema, view.value.settings, agreed)).length > 0;
      if (differs) {
        view.value = { settings: agreed };
        typing.finish();
      }
    }
    decorate();
  };
  const settle = () => {
    commit();
    presence?.share(undefined);
    show();
  };
  const share = (changes: Changes) => {
    const { control, pointer } = acting;
    presence?.share({ changes, at: control && addressOf(view, control, pointer) });
  };
  /** While a colleague drags, the view shows what they see; what one is at oneself goes first. */
  const hear = (now: Colleague[]) => {
    colleagues = now;
    const dragging = now.find(({ changes }) => Object.keys(changes).length);
    const { sound } = siftChanges(state.schema, Object.entries(dragging?.changes ?? {}));
    if (!hold.holding) view.preview?.(dragging && applyChanges(state.schema, agreed, sound));
    decorate();
  };
  const presence = place && joinPresence(place.cell, place.id, hear);
  const hold = holdWhileChanging(element, settle);
  const typed = (field: Element) => {
    acting = { control: controlAt(view, field) };
    if (typing.unfinished(field)) share({});
    else presence?.share(undefined);
  };
  const typing = watchTyping(element, typed, settle);

  const undo = () => byUser(() => state.undo());
  const redo = () => byUser(() => state.redo());
  const reset = () => byUser(() => state.reset());
  const keep = () => byUser(() => state.keep());
  const discard = () => byUser(() => state.discard());
  const write = (place: CellPlace) => {
    written = writeToCode(place, widget, state);
    decorate();
  };
  const run = (place: CellPlace) => {
    (document.activeElement as HTMLElement | null)?.blur(); // a field being typed in is taken over
    settle();
    place.run();
  };

  const act = (event: Event) => {
    const pointer = event instanceof MouseEvent ? event : undefined;
    acting = { control: controlAt(view, event.target as Element), pointer };
  };
  view.addEventListener('pointerdown', act, { capture: true });
  view.addEventListener('keydown', act, { capture: true });
  view.addEventListener('pointermove', event => hold.holding && (acting.pointer = event), { capture: true });
  view.addEventListener('input', commit);
  view.addEventListener('argyrodite-try', event => {
    const { detail } = event as CustomEvent<object | undefined>;
    if (detail) share(diffSettings(state.schema, agreed, detail));
    else presence?.share(undefined);
  });
  state.changed.connect(() => {
    written = undefined;
    show();
  });
  listenForKeys(
    element,
    {
      undo,
      redo,
      ...(place && { save: () => (settle(), place.save()), leave: place.leave, run: () => run(place) })
    },
    typing.unfinished
  );
  if (place) finishWriting(place, state);
  decorate();
  return {
    element,
    dispose() {
      presence?.dispose();
      marks.dispose();
      hold.dispose();
      typing.dispose();
    }
  };
}
