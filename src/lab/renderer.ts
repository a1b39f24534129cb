import { JSONExt, type ReadonlyPartialJSONValue } from '@lumino/coreutils';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { MIME_TYPE } from '../widgets/mime.js';
import { errorBox } from './error-box.js';
import type { MountedWidget } from './mount.js';
import type { CellPlace, Surroundings } from './surroundings.js';

/** Makes the renderer of our outputs. It is safe: nothing in the data is ever run, or taken for HTML. */
export function rendererFactory(surroundings: Surroundings): IRenderMime.IRendererFactory {
  return {
    safe: true,
    mimeTypes: [MIME_TYPE],
    defaultRank: 0,
    createRenderer: ({ resolver }) => new SeedRenderer(surroundings, resolver)
  };
}

/**
 * Shows the widget of a seed.
 *
 * A saved notebook renders before its cells are in place, detached and without a width. So rendering only keeps the model; the cell
 * is looked for later, by identity, and the widget begins when it is first to be seen. All that is heavy is loaded then.
 */
export class SeedRenderer extends Widget implements IRenderMime.IRenderer {
  private model?: IRenderMime.IMimeModel;
  private place?: CellPlace;
  /** The seed that is shown or about to be. */
  private seed?: ReadonlyPartialJSONValue;
  private mounted?: Promise<MountedWidget | undefined>;
  /** Ends when what is mounted is given up, even before it is there. */
  private gone = new AbortController();
  private readonly observer = new IntersectionObserver(entries => {
    const last = entries[entries.length - 1]!;
    if (last.isIntersecting && last.boundingClientRect.width > 0) void this.start();
  });

  constructor(
    private readonly surroundings: Surroundings,
    private readonly resolver: IRenderMime.IResolver | null
  ) {
    super();
    this.addClass('argyrodite-output');
    // Room for the widget to come, so that not all of a long notebook seems to be in sight at once.
    this.node.style.minHeight = '480px';
    this.observer.observe(this.node);
  }

  /** Called anew for every change around the output; only another seed is news. */
  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const seed = model.data[MIME_TYPE] as ReadonlyPartialJSONValue;
    this.model = model;
    if (this.seed !== undefined && JSONExt.deepEqual(this.seed as never, seed as never)) return;
    this.seed = seed;
    this.place = undefined;
    if (this.mounted) {
      this.unmount();
      void this.start();
    }
    queueMicrotask(() => this.match());
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.observer.disconnect();
    this.unmount();
    super.dispose();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this.match();
  }

  private match(): void {
    if (this.isDisposed || this.mounted || !this.model) return;
    this.place ??= this.surroundings.findCell(this.model);
  }

  private async start(): Promise<void> {
    if (this.isDisposed || this.mounted || !this.model) return;
    this.match();
    const { model, place, seed, resolver, surroundings } = this;
    const gone = (this.gone = new AbortController()).signal;
    this.mounted = import('./mount.js').then(
      ({ mountSeed }) => {
        if (gone.aborted) return undefined;
        return mountSeed(this.node, { seed, model, place, resolver, surroundings, gone });
      },
      error => void this.node.replaceChildren(errorBox(error)) // the server is gone, say
    );
    await this.mounted;
    if (!gone.aborted) this.node.style.minHeight = '';
  }

  private unmount(): void {
    this.gone.abort();
    void this.mounted?.then(mounted => mounted?.dispose());
    this.mounted = undefined;
  }
}
