/** What the keys do that a widget keeps from JupyterLab; each says whether there was anything to do. */
export interface KeyActions {
  undo(): void;
  redo(): void;
  save?(): void;
  leave?(): void;
  run?(): void;
}

/**
 * Listens for the keys that work in a widget as everywhere in JupyterLab. The others stay with the widget: `data-lm-suppress-shortcuts`
 * keeps `x` or `d d` from deleting the cell.
 *
 * @param typing whether a field holds text that is still being typed: there undo and redo are the browser's own
 */
export function listenForKeys(
  root: HTMLElement,
  actions: KeyActions,
  typing: (field: EventTarget | null) => boolean
): void {
  root.setAttribute('data-lm-suppress-shortcuts', 'true');
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
