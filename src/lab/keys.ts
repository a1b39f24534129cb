/** Lumino runs no shortcut for a key pressed in an element that has it. */
const SUPPRESS = 'data-lm-suppress-shortcuts';

/** What the keys do that a widget keeps from JupyterLab; each says whether there was anything to do. */
export interface KeyActions {
  undo(): void;
  redo(): void;
  save?(): void;
  leave?(): void;
  run?(): void;
}

/**
 * Listens for the keys that work in a widget as everywhere in JupyterLab. The others stay with the widget: `x` or `d d` must not
 * delete the cell.
 *
 * @param typing whether a field holds text that is still being typed: there undo and redo are the browser's own
 */
export function listenForKeys(
  root: HTMLElement,
  actions: KeyActions,
  typing: (field: EventTarget | null) => boolean
): void {
  root.setAttribute(SUPPRESS, 'true');
  // On the root alone it is not enough: the shortcuts of a notebook's command mode end in `:focus`, which the focused element itself
  // meets before Lumino, on its way up, sees the root.
  root.addEventListener('focusin', ({ target }) => (target as Element).setAttribute(SUPPRESS, 'true'), {
    capture: true
  });
  // JupyterLab takes the browser's undo and new lines from every text field in a cell, with a listener on the field itself.
  root.addEventListener(
    'beforeinput',
    event => /^history|^insertLineBreak$/.test(event.inputType) && event.stopPropagation(),
    { capture: true }
  );
  root.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const act = actions[actionOf(event) as keyof KeyActions];
    if (!act) return;
    if ((act === actions.undo || act === actions.redo) && typing(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

function actionOf(event: KeyboardEvent): keyof KeyActions | undefined {
  const accel = (event.ctrlKey || event.metaKey) && !event.altKey;
  const key = event.key.toLowerCase();
  if (accel && key === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (accel && key === 'y' && !event.shiftKey) return 'redo';
  if (accel && key === 's' && !event.shiftKey) return 'save';
  if (accel || event.altKey) return undefined;
  if (key === 'escape') return 'leave';
  if (key === 'enter' && event.shiftKey) return 'run';
  return undefined;
}
