import { ensureStyle } from '../frame/style.js';

/** Between margins of 12 mm, A4 is so many CSS pixels wide; Letter is a little wider. */
const PAPER_PX = 703;

/**
 * Prints one widget and nothing of the page around it: a copy in a frame of its own, fitted to the paper's width.
 *
 * @param css the widget's own rules
 */
export function printAlone(widget: HTMLElement, css?: string): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position: fixed; width: 0; height: 0; border: 0; visibility: hidden;';
  document.body.append(frame);
  const page = frame.contentDocument!;
  const paper = frame.contentWindow!;
  page.title = widget.getAttribute('aria-label') ?? 'argyrodite';
  const copy = page.importNode(widget, true);
  takeValues(widget, copy);
  const rule = page.createElement('style');
  rule.textContent = '@page { margin: 12mm; } body { margin: 0; font-family: system-ui, sans-serif; }';
  page.head.append(rule);
  copy.style.width = `${widget.offsetWidth}px`;
  page.body.style.setProperty('zoom', String(Math.min(1, PAPER_PX / widget.offsetWidth)));
  page.body.append(copy);
  ensureStyle(copy, css);
  paper.addEventListener('afterprint', () => frame.remove());
  paper.print();
}

/** What is typed and chosen is no part of the markup that a copy takes. */
function takeValues(from: HTMLElement, to: HTMLElement): void {
  const copies = to.querySelectorAll<HTMLInputElement>('input');
  from.querySelectorAll('input').forEach((input, i) => {
    copies[i].setAttribute('value', input.value);
    copies[i].toggleAttribute('checked', input.checked);
  });
  const lists = to.querySelectorAll('select');
  from.querySelectorAll('select').forEach((list, i) => {
    [...lists[i].options].forEach((option, place) =>
      option.toggleAttribute('selected', place === list.selectedIndex)
    );
  });
}
