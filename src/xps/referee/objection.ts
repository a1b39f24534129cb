import type { Warning } from '../../arrow/index.js';

/** What a referee would object to. `message` is reason and remedy together. */
export interface Objection extends Warning {
  reason: string;
  remedy: string;
  /** Component's id, region, or setting that it is about. */
  subject: string;
}

export function objection(code: string, subject: string, reason: string, remedy: string): Objection {
  return { code, subject, reason, remedy, message: `${reason} ${remedy}` };
}
