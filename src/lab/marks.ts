import { findAddress } from './address.js';
import type { Colleague } from './presence.js';

/** Colleagues' names and colours at the controls that they are at. */
export interface Marks {
  /** @returns those whose control is in sight; the others can only be told of */
  show(colleagues: readonly Colleague[]): Colleague[];
  dispose(): void;
}

/** Around a place in a figure, CSS pixels. */
const SPOT_SIZE = 24;

/**
 * Draws over the view and never in it: nothing moves when somebody comes, and no view knows of it.
 *
 * @param host what is scrolled and sized together with the view
 */
export function makeMarks(host: HTMLElement, view: HTMLElement): Marks {
  const layer = document.createElement('div');
  layer.className = 'argyrodite-marks';
  layer.setAttribute('aria-hidden', 'true'); // said in words elsewhere
  host.append(layer);
  let marked: { colleague: Colleague; node: HTMLElement }[] = [];
  let frame = 0;

  /** The view may be drawn anew, scrolled or resized at any time while somebody is at it. */
  const follow = () => {
    for (const { colleague, node } of marked) place(node, view, layer, colleague);
    frame = marked.length ? requestAnimationFrame(follow) : 0;
  };
  return {
    show(colleagues) {
      cancelAnimationFrame(frame);
      marked = colleagues.filter(({ at }) => at).map(colleague => ({ colleague, node: makeMark(colleague) }));
      layer.replaceChildren(...marked.map(({ node }) => node));
      follow();
      return marked.filter(({ node }) => !node.hidden).map(({ colleague }) => colleague);
    },
    dispose() {
      cancelAnimationFrame(frame);
      layer.remove();
    }
  };
}

function makeMark({ name, color, at }: Colleague): HTMLElement {
  const node = document.createElement('div');
  node.className = at!.spot ? 'argyrodite-mark argyrodite-spot' : 'argyrodite-mark';
  if (color) node.style.setProperty('--argyrodite-colleague', color);
  const tag = document.createElement('span');
  tag.textContent = name;
  node.append(tag);
  return node;
}

function place(node: HTMLElement, view: HTMLElement, layer: HTMLElement, { at }: Colleague): void {
  const control = findAddress(view, at!);
  const box = control?.getBoundingClientRect();
  node.hidden = !box || box.width === 0 || box.height === 0;
  if (!box || node.hidden) return;
  const origin = layer.getBoundingClientRect();
  let [left, top, width, height] = [box.left - origin.left, box.top - origin.top, box.width, box.height];
  if (at!.spot) {
    left += at!.spot[0] * width - SPOT_SIZE / 2;
    top += at!.spot[1] * height - SPOT_SIZE / 2;
    width = height = SPOT_SIZE;
  }
  node.style.transform = `translate(${left}px, ${top}px)`;
  node.style.width = `${width}px`;
  node.style.height = `${height}px`;
  // the name reads towards the middle, and is below what stands at the top
  node.classList.toggle('argyrodite-leftward', left > origin.width / 2);
  node.classList.toggle('argyrodite-below', top < 24);
}
