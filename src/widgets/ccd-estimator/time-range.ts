import type { CcdScene } from './scene.js';

/** Wheels send no end: after this pause the gesture is over. */
const PAUSE_MILLISECONDS = 300;

/** What is shown of a record while a gesture lasts; its end makes it a setting, so that all gestures are one step back. */
export interface LiveRange {
  /** In seconds. */
  shown(scene: CcdScene, span: readonly [number, number]): [number, number];
  set(
    scene: CcdScene,
    span: readonly [number, number],
    range: [number, number] | undefined,
    done: boolean
  ): void;
}

export function liveRange(): LiveRange {
  let live: [number, number] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame: number | undefined;

  const commit = (scene: CcdScene, span: readonly [number, number]) => {
    clearTimeout(timer);
    const range = live;
    live = undefined;
    if (range) scene.change({ time_range: asSetting(range, span) });
  };
  return {
    shown(scene, span) {
      const { time_range } = scene.shown;
      if (live) return live;
      if (time_range === 'all') return [span[0], span[1]];
      const [low, high] = [Math.max(span[0], time_range[0]), Math.min(span[1], time_range[1])];
      return low < high ? [low, high] : [span[0], span[1]];
    },
    set(scene, span, range, done) {
      clearTimeout(timer);
      live = range;
      if (range && done) return commit(scene, span);
      if (range) timer = setTimeout(() => commit(scene, span), PAUSE_MILLISECONDS);
      // Pointers and wheels may tell of themselves more often than the screen is drawn.
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        scene.redraw();
      });
    }
  };
}

/** A thousandth of what is seen is less than a pixel; all is a word. */
function asSetting(
  [low, high]: readonly [number, number],
  span: readonly [number, number]
): [number, number] | 'all' {
  if (low <= span[0] && high >= span[1]) return 'all';
  const digits = Math.max(0, Math.min(6, 4 - Math.floor(Math.log10(high - low))));
  const ends: [number, number] = [Number(low.toFixed(digits)), Number(high.toFixed(digits))];
  return ends[0] < ends[1] ? ends : [low, high];
}
