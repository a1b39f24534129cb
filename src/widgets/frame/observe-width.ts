/**
 * Calls back with the element's width in whole CSS pixels, at first and whenever it changes, while it is wider than 0:
 * a saved notebook draws its cells detached, and a hidden tab has no width.
 *
 * @returns ends the observation
 */
export function observeWidth(element: HTMLElement, onWidth: (width: number) => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  let last = 0;
  const observer = new ResizeObserver(entries => {
    const width = Math.floor(entries[entries.length - 1].contentRect.width);
    if (width <= 0 || width === last) return;
    last = width;
    onWidth(width);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
