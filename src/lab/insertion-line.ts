import type { NotebookPanel } from '@jupyterlab/notebook';

/** Marks the gap between two cells into which a file would fall. */
export class InsertionLine {
  private readonly node = document.createElement('div');

  constructor(private readonly panel: NotebookPanel) {
    this.node.className = 'argyrodite-InsertionLine';
  }

  /** @param y of the pointer, in the window */
  show(y: number): void {
    const host = this.panel.node;
    const notebook = this.panel.content.node.getBoundingClientRect();
    const top = Math.min(Math.max(this.gapAt(y).y, notebook.top + 2), notebook.bottom - 2);
    this.node.style.top = `${top - host.getBoundingClientRect().top}px`;
    host.append(this.node);
  }

  hide(): void {
    this.node.remove();
  }

  /** The index of the cell above which a file dropped at `y` goes; the number of cells where it goes to the end. */
  indexAt(y: number): number {
    return this.gapAt(y).index;
  }

  private gapAt(y: number): { index: number; y: number } {
    const cells = this.panel.content.widgets;
    let end = this.panel.content.node.getBoundingClientRect().top;
    let last = 0;
    for (const [index, cell] of cells.entries()) {
      // Cells out of sight are not attached, or have no height.
      const { top, bottom } = cell.node.getBoundingClientRect();
      if (bottom === top) continue;
      if (y < (top + bottom) / 2)
        return { index, y: index === 0 ? top : (Math.max(end, top - 40) + top) / 2 };
      end = bottom;
      last = index + 1;
    }
    return { index: last, y: end + 2 };
  }
}
