/** Arcs in series after the electrolyte's own resistance; the first begins at the origin, where the bulk's arc is seen. */
const BODIES: readonly { code: string; words: string }[] = [
  { code: 'R0', words: 'a resistance' },
  { code: 'p(R1,CPE1)', words: 'one arc from the origin' },
  { code: 'R0-p(R1,CPE1)', words: 'one arc' },
  { code: 'R0-p(R1,CPE1)-p(R2,CPE2)', words: 'two arcs' },
  { code: 'R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)', words: 'three arcs' }
];

/** What comes after the arcs at low frequency. */
const TAILS: readonly { code: string; words: string }[] = [
  { code: '', words: 'electrodes that do not block' },
  { code: 'C9', words: 'a capacitance (ideal blocking electrodes)' },
  { code: 'CPE9', words: 'a constant phase element (blocking electrodes)' },
  { code: 'W9', words: 'diffusion without an end' },
  { code: 'Wo9', words: 'diffusion to a reflecting end' },
  { code: 'Ws9', words: 'diffusion to a transmitting end' }
];

export interface Candidate {
  circuit: string;
  /** What it stands for, e.g. `two arcs, then diffusion without an end`. */
  words: string;
}

/** The family of circuits that suits solid electrolytes between blocking or lithium electrodes, the simple before the rich. */
export const candidates: readonly Candidate[] = BODIES.flatMap(body =>
  TAILS.filter(tail => tail.code || body.code !== 'R0').map(tail => ({
    circuit: tail.code ? `${body.code}-${numbered(tail.code, body.code)}` : body.code,
    words: `${body.words}, then ${tail.words}`
  }))
);

/** The tail's element with the number after the last arc's. */
function numbered(tail: string, body: string): string {
  const arcs = body.match(/CPE/g)?.length ?? 0;
  return tail.replace('9', String(arcs + 1));
}
