/**
 * Runs the contestants turn by turn, so that what else the machine does meets all of them alike.
 *
 * @param race `{ title, contestants: [{ name, run, against?, rounds? }], rounds, warmUp?, goals? }`; `run` does the work and returns
 *   `{ milliseconds, outcome? }` (a number or text that shows that the same was done); `against` names the contestant that this one
 *   is held against; one may take part in the first `rounds` rounds only (a minute each is enough once).
 *   A goal is `{ text, met(medians): boolean }`, with the medians by name.
 */
export async function hold({ title, contestants, rounds, warmUp = 0, goals = [] }) {
  const times = contestants.map(() => []);
  const outcomes = contestants.map(() => undefined);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [i, { run, rounds: own = Infinity }] of contestants.entries()) {
      if (round >= own || (round < 0 && own < Infinity)) continue;
      const { milliseconds, outcome } = await run();
      outcomes[i] = outcome;
      if (round >= 0) times[i].push(milliseconds);
    }
  }
  const rows = contestants.map(({ name, against }, i) => ({
    name,
    against,
    median: median(times[i]),
    least: Math.min(...times[i]),
    rounds: times[i].length,
    outcome: outcomes[i]
  }));
  const medians = Object.fromEntries(rows.map(row => [row.name, row.median]));
  return { title, rows, goals: goals.map(({ text, met }) => ({ text, met: met(medians) })) };
}

/** Work of our own, timed. `outcome` picks what shows that it was done. */
export function timed(work, outcome = () => undefined) {
  return () => {
    const start = performance.now();
    const result = work();
    return { milliseconds: performance.now() - start, outcome: outcome(result) };
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
