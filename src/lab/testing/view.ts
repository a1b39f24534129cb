import type { Table } from 'apache-arrow';
import { nyquistSettings } from '../../impedance/settings.js';
import type { ViewElement } from '../../runner/definition.js';
import { resolveSettings, type Settings } from '../../settings/index.js';

/**
 * The smallest element that keeps the contract of a view: a text field, a slider and a checkbox. Like the real ones it keeps its
 * controls' events to itself, takes a text over when the field says `change`, and dispatches `input` on itself.
 */
export function smallView(_table: Table, settings: object = {}): ViewElement & { redraws: number } {
  const element = document.createElement('div') as unknown as ViewElement & { redraws: number };
  element.innerHTML =
    '<input class="circuit" type="text" aria-label="Circuit"><input class="starts" type="range" min="1" max="100" aria-label="Starts"><input class="point" type="checkbox" aria-label="Leave out point 3">';
  const [circuit, starts, point] = element.querySelectorAll('input') as unknown as HTMLInputElement[];
  let current: Settings;
  const draw = (given: object) => {
    current = resolveSettings(nyquistSettings, given);
    circuit!.value = current.circuit as string;
    starts!.value = String(current.starts);
    point!.checked = Object.hasOwn(current.exclude as object, '3');
  };
  const change = (patch: object) => {
    draw({ ...current, ...patch });
    element.dispatchEvent(new Event('input', { bubbles: true }));
  };
  element.addEventListener('input', event => event.target !== element && event.stopImmediatePropagation());
  circuit!.addEventListener('change', () => change({ circuit: circuit!.value }));
  starts!.addEventListener('input', () => change({ starts: Number(starts!.value) }));
  point!.addEventListener('input', () => change({ exclude: point!.checked ? { 3: true } : {} }));
  element.redraws = 0;
  Object.defineProperty(element, 'value', {
    get: () => ({ settings: current, result: undefined }),
    set({ settings }: { settings: object }) {
      element.redraws++;
      draw(settings);
    }
  });
  draw(settings);
  return element;
}
