/**
 * Names a control so that a colleague's browser finds the same one: both show the same view, but perhaps in another size, with
 * another part open. What a control is called outlasts that.
 */
export interface Address {
  /** The kind of element. */
  kind: string;
  /** As assistive technology calls it. */
  name: string;
  /** Which of those that are called alike, from 0. */
  index: number;
  /** In a figure: where, as shares of its width and height. */
  spot?: [x: number, y: number];
}

const controls =
  'input, select, textarea, button, summary, [role=application], [role=slider], [role=separator], [tabindex="0"]';
const MOST_LETTERS = 200;

/** The control that an element of the view is in. */
export function controlAt(view: Element, target: Element): Element | undefined {
  const control = target.closest(controls);
  return control && control !== view && view.contains(control) ? control : undefined;
}

/** @param pointer where it is, should it be on a figure */
export function addressOf(view: Element, control: Element, pointer?: MouseEvent): Address | undefined {
  const [kind, name] = [kindOf(control), nameOf(control)];
  const index = alike(view, kind, name).indexOf(control);
  if (!name || index < 0) return undefined;
  if (!pointer || control.getAttribute('role') !== 'application') return { kind, name, index };
  const { left, top, width, height } = control.getBoundingClientRect();
  const share = (at: number, size: number) => Math.min(1, Math.max(0, size > 0 ? at / size : 0));
  return {
    kind,
    name,
    index,
    spot: [share(pointer.clientX - left, width), share(pointer.clientY - top, height)]
  };
}

export function findAddress(view: Element, { kind, name, index }: Address): Element | undefined {
  return alike(view, kind, name)[index];
}

/** What is one of the things that came from elsewhere, where anyone may have made it. */
export function parseAddress(given: unknown): Address | undefined {
  const { kind, name, index, spot } = (given ?? {}) as Record<string, unknown>;
  if (typeof kind !== 'string' || typeof name !== 'string' || !Number.isSafeInteger(index)) return undefined;
  if (name.length > MOST_LETTERS) return undefined;
  const address = { kind, name, index: index as number };
  const share = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
  const sound = Array.isArray(spot) && spot.length === 2 && spot.every(share);
  return sound ? { ...address, spot: [spot[0], spot[1]] } : address;
}

function alike(view: Element, kind: string, name: string): Element[] {
  return [...view.querySelectorAll(controls)].filter(
    element => kindOf(element) === kind && nameOf(element) === name
  );
}

function kindOf(element: Element): string {
  return `${element.localName} ${element.getAttribute('role') ?? element.getAttribute('type') ?? ''}`.trim();
}

function nameOf(element: Element): string {
  const label = (element as Partial<HTMLInputElement>).labels?.[0];
  const name = element.getAttribute('aria-label') ?? (label ?? element).textContent ?? '';
  return name.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS);
}
