import { expect, vi } from 'vitest';
import { nyquistFitter } from '../view.js';

export type Fitter = ReturnType<typeof nyquistFitter>;

/** A fitter on the page, with few starts, so that a test is quick. */
export function show(...[table, settings, options]: Parameters<typeof nyquistFitter>): Fitter {
  const fitter = nyquistFitter(table, { starts: 2, ...settings }, { width: 900, ...options });
  const page = document.createElement('main');
  page.append(fitter);
  document.body.append(page);
  return fitter;
}

export const settled = (fitter: Fitter) =>
  vi.waitFor(() => expect(['ready', 'failed', 'empty']).toContain(fitter.dataset.state), 20_000);

export function countInputs(fitter: Fitter): { count: number } {
  const seen = { count: 0 };
  fitter.parentElement!.addEventListener('input', () => seen.count++);
  return seen;
}

export const field = (fitter: Fitter, key: string) =>
  fitter.querySelector<HTMLInputElement>(`[data-field="${key}"]`)!;

export function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function choose(fitter: Fitter, label: string, text: string): void {
  const list = fitter.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)!;
  list.selectedIndex = [...list.options].findIndex(option => option.textContent!.trim() === text);
  list.dispatchEvent(new Event('change', { bubbles: true }));
}

export function button(fitter: Fitter, name: string): HTMLButtonElement {
  return [...fitter.querySelectorAll<HTMLButtonElement>('button')].find(
    button => button.getAttribute('aria-label') === name || button.textContent!.trim() === name
  )!;
}
