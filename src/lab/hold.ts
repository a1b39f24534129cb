/** Whether a change is still being made: the pointer is down (a drag), or a slider's key. */
export interface Hold {
  readonly holding: boolean;
  dispose(): void;
}

/** What is never dragged. A list's own window may also swallow the pointer's end. */
const atOnce = 'select, button, textarea, a, label, input:not([type=range])';
const sliders = 'input[type=range], [role=slider], [role=separator]';
const sliderKeys = /^(Arrow|Page|Home$|End$)/;

/**
 * Watches for changes that last, so that they are written once, at their end.
 *
 * @param release called when the last of them has ended, after all that the page does at that
 */
export function holdWhileChanging(root: HTMLElement, release: () => void): Hold {
  let pointer = false;
  let key = false;
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  const later = () => setTimeout(() => !options.signal.aborted && !pointer && !key && release());
  const pointerEnds = () => {
    if (!pointer) return;
    pointer = false;
    later();
  };
  const keyEnds = () => {
    if (!key) return;
    key = false;
    later();
  };
  root.addEventListener(
    'pointerdown',
    event => (pointer = !(event.target as Element).closest(atOnce)),
    options
  );
  window.addEventListener('pointerup', pointerEnds, options);
  window.addEventListener('pointercancel', pointerEnds, options);
  window.addEventListener('blur', pointerEnds, { signal: options.signal });
  root.addEventListener(
    'keydown',
    event => (key ||= (event.target as Element).matches(sliders) && sliderKeys.test(event.key)),
    options
  );
  root.addEventListener('keyup', keyEnds, options);
  root.addEventListener('focusout', keyEnds, options);
  return {
    get holding() {
      return pointer || key;
    },
    dispose: () => listening.abort()
  };
}
