/** Stands in for the browser's, which the simulated page lacks: nodes come into sight when a test says so. */
class Observer {
  private readonly nodes = new Set<Element>();
  static readonly all = new Set<Observer>();

  constructor(private readonly callback: (entries: object[]) => void) {
    Observer.all.add(this);
  }

  observe(node: Element): void {
    this.nodes.add(node);
  }

  disconnect(): void {
    this.nodes.clear();
    Observer.all.delete(this);
  }

  see(node: Element, width: number): void {
    if (this.nodes.has(node)) this.callback([{ isIntersecting: true, boundingClientRect: { width } }]);
  }
}

window.IntersectionObserver = Observer as never;

/** Brings a node into sight with a width in pixels. */
export function see(node: Element, width = 600): void {
  for (const observer of Observer.all) observer.see(node, width);
}
