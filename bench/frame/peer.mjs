import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root, SetUpError } from '../../scripts/lib/environment.mjs';
import { environmentOf } from './environment.mjs';

/**
 * A topic's `peers.py` in its own process: `call(name, arguments)` gives what its function of that name returns, and the
 * milliseconds that it took as measured there, so that neither start-up nor JSON counts.
 *
 * @param python another Python than that of the topic's environment
 */
export function startPeer(topic, python = environmentOf(topic)) {
  const child = spawn(python, [path.join('bench', topic, 'peers.py')], {
    cwd: root,
    env: { ...process.env, PYTHONPATH: path.join(root, 'bench', 'frame') },
    stdio: ['pipe', 'pipe', 'inherit']
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async call(name, given = {}) {
      child.stdin.write(`${JSON.stringify({ name, given })}\n`);
      const { value, done } = await lines.next();
      if (done)
        throw new SetUpError(`The peers of “${topic}” stopped in ${name}; their message stands above.`);
      return JSON.parse(value);
    },
    end: () => child.stdin.end()
  };
}
