import { isArgyroditeError } from '../arrow/error.js';

/** What is wrong, in words, in the place of what cannot be shown. */
export function errorBox(error: unknown): HTMLElement {
  const box = document.createElement('div');
  box.className = 'argyrodite-error';
  box.setAttribute('role', 'alert');
  box.textContent = inWords(error);
  return box;
}

/** A sentence for any error; a defect of ours is called so. */
export function inWords(error: unknown): string {
  if (isArgyroditeError(error)) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `This could not be shown: ${message}. If the server can be reached, this is a defect of argyrodite; please report it.`;
}
