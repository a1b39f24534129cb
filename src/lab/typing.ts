/** Which text field holds something that was typed and not yet taken over. */
export interface Typing {
  /** There is such text, in `field` or, without it, in any. */
  unfinished(field?: EventTarget | null): boolean;
  /** Says that what was typed has been taken over. Not every field says `change` at that. */
  finish(): void;
  dispose(): void;
}

const textFields =
  'textarea, [contenteditable=true], input:not([type]), input[type=text], input[type=number], input[type=search]';

/**
 * Watches the text fields below `root`.
 *
 * @param typed called when the text in a field is another
 * @param settled called when the text in a field was taken over or given up
 */
export function watchTyping(root: HTMLElement, typed: (field: Element) => void, settled: () => void): Typing {
  /** Fields that were typed in, with the text that they had before. */
  const before = new Map<EventTarget, string>();
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  root.addEventListener(
    'beforeinput',
    ({ target, inputType }) => {
      const field = target as HTMLElement;
      const typed = inputType !== 'insertLineBreak'; // Enter, which changes nothing in a field of one line
      if (typed && !before.has(field) && field.matches(textFields)) before.set(field, textOf(field));
    },
    options
  );
  root.addEventListener('input', ({ target }) => before.has(target!) && typed(target as Element), options);
  const settle = ({ target }: Event) => {
    // Later, so that whoever takes the text over has done so: not a microtask, which comes between two listeners.
    if (before.delete(target!)) setTimeout(() => !listening.signal.aborted && settled());
  };
  root.addEventListener('change', settle, options);
  root.addEventListener('focusout', settle, options);
  const changed = ([field, text]: [EventTarget, string]) => textOf(field as HTMLElement) !== text;
  return {
    unfinished: field =>
      field ? before.has(field) && changed([field, before.get(field)!]) : [...before].some(changed),
    finish: () => before.clear(),
    dispose: () => listening.abort()
  };
}

function textOf(field: HTMLElement): string {
  return (field as Partial<HTMLInputElement>).value ?? field.textContent ?? '';
}
