import { describe, expect, it } from 'vitest';
import { ArgyroditeError, makeTable } from '../../arrow/index.js';
import type { WidgetDefinition } from '../../runner/index.js';
import { controlSession, type Session } from './session.js';

interface Settings {
  steps: number;
  height_px: number;
}
interface Result {
  steps: number;
}

/** Counts to `steps`, one step a slice; negative counts fail. */
const counting: WidgetDefinition<Settings, Result> = {
  name: 'counting',
  title: 'Counting',
  kinds: ['composition'],
  settings: {
    steps: { type: 'integer', default: 3, title: 'Steps', description: '' },
    height_px: { type: 'integer', default: 100, viewOnly: true, title: 'Height', description: '' }
  },
  *analyse(_, { steps }) {
    if (steps < 0) throw new ArgyroditeError('bad-setting', 'Steps must not be negative: use 0 or more.');
    for (let done = 0; done < steps; done++) {
      yield { done, total: steps, label: 'steps' };
    }
    return { steps };
  },
  preview: settings => ({ ...settings, steps: Math.min(settings.steps, 1) }),
  columns: () => ({}),
  summary: () => [],
  load: () => Promise.reject(new Error('no view'))
};

function begin(steps: number) {
  const session: Session<Settings, Result> = {
    table: makeTable('composition', { label: ['a'], formula: ['Li6PS5Cl'] }),
    settings: { steps, height_px: 100 },
    phase: 'working',
    slow: false,
    stopped: false
  };
  const told: (number | undefined)[] = [];
  const control = controlSession(
    session,
    counting,
    () => undefined,
    () => told.push(session.result?.steps)
  );
  control.start();
  return { session, control, told };
}

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
/** More steps than there is time for. */
const ENDLESS = 1e12;

describe('a session', () => {
  it('shows a quick result at once and the full one later', async () => {
    const { session } = begin(3);
    expect([session.phase, session.result]).toEqual(['working', { steps: 1 }]);
    await wait(200);
    expect([session.phase, session.result]).toEqual(['ready', { steps: 3 }]);
  });

  it('says that it is at work after 300 ms, with its progress, and can be stopped', async () => {
    const { session, control } = begin(ENDLESS);
    await wait(150);
    expect(session.slow).toBe(false);
    await wait(450);
    expect(session.slow).toBe(true);
    expect(session.progress?.total).toBe(ENDLESS);
    control.cancel();
    expect(session).toMatchObject({ phase: 'ready', slow: false, stopped: true, result: { steps: 1 } });
    await wait(200);
    expect(session.result).toEqual({ steps: 1 });
  });

  it('lets a newer change overtake an older one', async () => {
    const { session, control } = begin(ENDLESS);
    await wait(150);
    control.set({ steps: 2, height_px: 100 }, false);
    await wait(400);
    expect([session.phase, session.result]).toEqual(['ready', { steps: 2 }]);
  });

  it('tells of a user’s change and of its full result, and of nothing else', async () => {
    const { control, told } = begin(3);
    await wait(200);
    control.set({ steps: 4, height_px: 100 }, false);
    await wait(200);
    expect(told).toEqual([]);
    control.set({ steps: 5, height_px: 100 }, true);
    await wait(200);
    expect(told).toEqual([1, 5]);
    control.set({ steps: 5, height_px: 200 }, true);
    await wait(200);
    expect(told).toEqual([1, 5, 5]);
  });

  it('goes back to where it was when a trial ends', async () => {
    const { session, control } = begin(3);
    await wait(200);
    control.tryOut({ steps: 0, height_px: 100 });
    expect([session.result, session.tried?.steps, session.settings.steps]).toEqual([{ steps: 0 }, 0, 3]);
    control.tryOut(undefined);
    expect([session.phase, session.result, session.tried]).toEqual(['ready', { steps: 3 }, undefined]);
  });

  it('has no result after a failure, and one again after it is mended', async () => {
    const { session, control } = begin(3);
    control.set({ steps: -1, height_px: 100 }, false);
    expect(session).toMatchObject({ phase: 'failed', result: undefined, error: { code: 'bad-setting' } });
    control.set({ steps: 2, height_px: 100 }, false);
    await wait(200);
    expect(session).toMatchObject({ phase: 'ready', result: { steps: 2 } });
    expect(session.error).toBeUndefined();
  });
});
