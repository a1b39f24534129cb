import type { Table } from 'apache-arrow';
import { errorToData, isArgyroditeError, type ErrorData } from '../../arrow/index.js';
import { runAnalysis, runAtOnce, type Progress, type WidgetDefinition } from '../../runner/index.js';
import { compareSettings } from './settings.js';

/** `ready`: the result is the settings'. `working`: a quick or the last result stands in. `failed`: there is none. */
export type Phase = 'empty' | 'working' | 'ready' | 'failed';

/** What one widget shows at a moment. */
export interface Session<S, R> {
  readonly table: Table;
  /** The widget's settings. */
  settings: S;
  /** While a drag lasts, what the settings would be; they become the settings at its end. */
  tried?: S;
  result?: R;
  phase: Phase;
  error?: ErrorData;
  /** At work for so long that it should be said. */
  slow: boolean;
  progress?: Progress;
  /** The user stopped the full analysis: the result is the quick one's. */
  stopped: boolean;
}

/** Before this, a progress bar would only flicker. */
const SLOW_MILLISECONDS = 300;
/** A burst of changes (a held arrow key) starts one full analysis, at its end. */
const QUIET_MILLISECONDS = 80;

export interface SessionControl<S, R> {
  /** Takes other settings, shows a quick answer at once, and starts the full analysis. */
  set(settings: S, byUser: boolean, error?: ErrorData): void;
  /** Shows what `settings` would give, without taking them; `undefined` ends the trial. */
  tryOut(settings: S | undefined): void;
  /** Begins, with the settings it has. */
  start(): void;
  /** The result for the settings, if need be a quick one made now; `undefined` where there can be none. */
  result(): R | undefined;
  cancel(): void;
  dispose(): void;
}

/**
 * Runs a widget's analysis as its settings change: a quick answer on the page at once, then the full one in a worker.
 * What a newer change has overtaken is cancelled.
 *
 * @param redraw called after every change of `session`
 * @param tell called when a user's change, or the full result that belongs to it, is there
 */
export function controlSession<S extends object, R extends object>(
  session: Session<S, R>,
  definition: WidgetDefinition<S, R>,
  redraw: () => void,
  tell: () => void
): SessionControl<S, R> {
  let running: AbortController | undefined;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let beforeTrial: { result?: R; error?: ErrorData; phase: Phase } | undefined;
  let started = false;
  /** The running full analysis belongs to a user's change, who is to be told of its end. */
  let owed = false;

  function stop() {
    running?.abort();
    running = undefined;
    timers.forEach(clearTimeout);
    timers = [];
    session.slow = false;
    session.progress = undefined;
  }

  function fail(problem: unknown) {
    session.result = undefined;
    session.phase = 'failed';
    if (isArgyroditeError(problem)) {
      session.error = errorToData(problem);
      return;
    }
    const message = `The analysis stopped unexpectedly (${(problem as Error)?.message ?? problem}). This is a defect of argyrodite: please report it with the file.`;
    session.error = { name: 'ArgyroditeError', code: 'worker-failed', message };
    queueMicrotask(() => {
      throw problem; // for the console and the page's own error handling
    });
  }

  /** A result at once; false where there can be none. */
  function quick(settings: S): boolean {
    try {
      const first = definition.preview ? definition.preview(settings, session.result) : settings;
      session.result = runAtOnce(definition, session.table, first);
      session.error = undefined;
      return true;
    } catch (problem) {
      fail(problem);
      return false;
    }
  }

  function full() {
    const controller = new AbortController();
    running = controller;
    const later = (milliseconds: number, action: () => void) =>
      timers.push(setTimeout(() => running === controller && action(), milliseconds));
    const end = (action: () => void) => {
      if (running !== controller) return;
      running = undefined;
      stop();
      action();
      redraw();
      if (owed) tell();
    };
    later(SLOW_MILLISECONDS, () => {
      session.slow = true;
      redraw();
    });
    later(QUIET_MILLISECONDS, () => {
      const onProgress = (progress: Progress) => {
        if (running !== controller) return;
        session.progress = progress;
        if (session.slow) redraw();
      };
      runAnalysis(definition, session.table, session.settings, {
        signal: controller.signal,
        onProgress
      }).then(
        result =>
          end(() => {
            session.result = result;
            session.phase = 'ready';
          }),
        problem => end(() => fail(problem))
      );
    });
  }

  function start(byUser: boolean) {
    started = true;
    owed = byUser;
    stop();
    beforeTrial = undefined;
    session.tried = undefined;
    session.stopped = false;
    if (session.table.numRows === 0) {
      session.phase = 'empty';
    } else if (session.error === undefined && quick(session.settings)) {
      session.phase = definition.preview ? 'working' : 'ready';
      if (definition.preview) full();
    } else {
      session.phase = 'failed';
      session.result = undefined;
    }
    redraw();
  }

  /** Goes back to what was before the trial; true where its full analysis was broken off and must be begun again. */
  function endTrial(): boolean {
    if (!beforeTrial) return false;
    Object.assign(session, beforeTrial);
    session.tried = beforeTrial = undefined;
    return session.phase === 'working';
  }

  const control: SessionControl<S, R> = {
    start: () => start(false),
    set(settings, byUser, error) {
      const change = compareSettings(definition.settings, session.settings, settings);
      if (byUser && change === 'same') return control.tryOut(undefined);
      if (change === 'same' && error?.message === session.error?.message) return;
      const unfinished = endTrial();
      session.settings = settings;
      if (change === 'look' && started && !session.error && !error) {
        if (unfinished) full();
        redraw();
      } else if (started) {
        session.error = error;
        start(byUser);
      } else {
        session.error = error;
        session.result = undefined;
      }
      if (byUser) tell();
    },
    tryOut(settings) {
      if (settings === undefined) {
        if (session.tried === undefined) return;
        if (endTrial()) full();
        redraw();
        return;
      }
      if (beforeTrial === undefined) {
        const { result, error, phase } = session;
        beforeTrial = { result, error, phase };
        stop();
      }
      session.tried = settings;
      if (compareSettings(definition.settings, session.settings, settings) === 'result') {
        if (quick(settings)) session.phase = 'working';
        else session.result = beforeTrial.result;
      }
      redraw();
    },
    result() {
      if (beforeTrial) return beforeTrial.result;
      const missing = !session.result && !session.error && session.table.numRows > 0;
      if (missing && !quick(session.settings)) redraw();
      return session.result;
    },
    cancel() {
      if (!running) return;
      stop();
      session.stopped = true;
      session.phase = 'ready';
      redraw();
    },
    dispose: stop
  };
  return control;
}
