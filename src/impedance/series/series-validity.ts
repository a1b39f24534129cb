import type { Table } from 'apache-arrow';
import { isArgyroditeError, type Warning } from '../../arrow/index.js';
import type { Progress } from '../../runner/definition.js';
import type { Selection } from '../types.js';
import { kramersKronigSteps, type KramersKronigOptions } from '../validity/kramers-kronig.js';

/** The numbers of the spectra that do not obey the Kramers-Kronig relations, and a warning that names them. */
export function* seriesValidity(
  table: Table,
  spectra: Int32Array,
  options: Omit<KramersKronigOptions, keyof Selection> & Omit<Selection, 'spectrum'>
): Generator<Progress, { failed: ReadonlySet<number>; warnings: Warning[] }> {
  const failed = new Set<number>();
  for (const [i, spectrum] of spectra.entries()) {
    yield { done: i, total: spectra.length, label: 'spectra tested' };
    if (!isValid(table, { ...options, spectrum })) failed.add(spectrum);
  }
  if (failed.size === 0) return { failed, warnings: [] };
  const list = [...failed].slice(0, 8).join(', ') + (failed.size > 8 ? ' and others' : '');
  return {
    failed,
    warnings: [
      {
        code: 'series-kramers-kronig-failed',
        message: `${failed.size} of ${spectra.length} spectra (${list}) do not obey the Kramers-Kronig relations: the cell changed while they were measured, or the instrument reached a limit. Their parameters are less sure than their errors say.`
      }
    ]
  };
}

/** Points too few for the test are no objection. */
function isValid(table: Table, options: KramersKronigOptions): boolean {
  const steps = kramersKronigSteps(table, options);
  try {
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value.valid;
  } catch (error) {
    if (isArgyroditeError(error) && error.code === 'too-few-points') return true;
    throw error;
  }
}
