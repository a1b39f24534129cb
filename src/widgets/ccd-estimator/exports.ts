import { toBytes, type ColumnValues } from '../../arrow/index.js';
import type { CcdSettings } from '../../cycling/settings.js';
import type { CcdResult, CyclingCell, CyclingResult, HalfCycles } from '../../cycling/types.js';
import type { MenuItem } from '../controls/menu.js';
import { download } from '../export/download.js';
import { fileName } from '../export/file-name.js';
import { escapeLatex, latexTable, toCsv } from '../export/text-table.js';
import { toArrow } from '../result.js';
import { ccdEstimatorDefinition } from './definition.js';
import { density, rounded } from './numbers.js';
import { groupName, leftOut } from './replicates-table.js';
import { galvanostatic } from './scene.js';

/** What can be taken along beside the picture: values, the evidence of each half cycle, settings, and a text for the methods section. */
export function exportItems(options: {
  sample: string;
  result: CyclingResult | undefined;
  cell: CyclingCell | undefined;
  settings: CcdSettings;
  showMethods(result: CyclingResult): void;
}): MenuItem[] {
  const { sample, result, cell, settings } = options;
  const save = (what: string, extension: string, content: BlobPart, type: string) =>
    download(fileName(sample, what, extension), content, type);
  const items: MenuItem[] = [];
  if (result) {
    items.push(
      {
        label: 'Values (CSV)',
        act: () => save('values', 'csv', toCsv(ccdEstimatorDefinition.columns(result)), 'text/csv')
      },
      {
        label: 'Values (Arrow)',
        act: () =>
          save(
            'values',
            'arrow',
            toBytes(toArrow(result), 'file') as BlobPart,
            'application/vnd.apache.arrow.file'
          )
      }
    );
    const found = galvanostatic(cell);
    if (found) {
      items.push({
        label: 'Half cycles (CSV)',
        detail: 'every number and the rule that decided',
        act: () => save('half-cycles', 'csv', toCsv(halfCycleColumns(found.half_cycles)), 'text/csv')
      });
    }
    if (result.groups.length) {
      items.push({
        label: 'Replicates (LaTeX)',
        act: () => save('replicates', 'tex', replicatesLatex(result), 'application/x-tex')
      });
    } else if (cell?.ccd) {
      const { ccd } = cell;
      items.push({
        label: 'Steps (LaTeX)',
        act: () => save('steps', 'tex', stepsLatex(ccd, sample), 'application/x-tex')
      });
    }
    items.push({ label: 'Sentences for the methods section', act: () => options.showMethods(result) });
  }
  items.push({
    label: 'Settings (JSON)',
    detail: 'the same data with these give the same result',
    act: () => save('settings', 'json', `${JSON.stringify(settings, null, 2)}\n`, 'application/json')
  });
  return items;
}

/** Every half cycle with its numbers, its verdict and the rule. */
export function halfCycleColumns(cycles: HalfCycles): Record<string, ColumnValues> {
  return { half_cycle: Int32Array.from(cycles.step, (_, i) => i + 1), ...cycles };
}

/** The replicates of each composition as a table in LaTeX. */
export function replicatesLatex({ groups }: CyclingResult): string {
  const rows = groups.map(group => [
    escapeLatex(groupName(group)),
    String(group.n),
    density(group.mean).replace('–', '--'),
    density(group.population_sd).replace('–', '--'),
    density(group.sample_sd).replace('–', '--'),
    escapeLatex(leftOut(group)).replace('–', '--').replaceAll('>', '$>$')
  ]);
  return latexTable(
    'lrrrrl',
    ['Composition', '$n$', 'Mean', 'SD (population)', 'SD (sample)', 'In no mean'],
    rows,
    'Critical current densities in mA\\,cm$^{-2}$: the last step survived.'
  );
}

/** The steps of a staircase as a table in LaTeX. */
export function stepsLatex(ccd: CcdResult, sample: string): string {
  const rows = ccd.steps.map(step => [
    String(step.step),
    density(step.current_density).replace('–', '--'),
    rounded(step.resistance_area_ohm_cm2).replace('–', '--').replace('−', '$-$'),
    rounded(step.ratio).replace('–', '--').replace('−', '$-$'),
    step.verdict
  ]);
  return latexTable(
    'rrrrl',
    ['Step', '$j$ / mA\\,cm$^{-2}$', '$R A$ / $\\Omega$\\,cm$^{2}$', '$r$', 'Verdict'],
    rows,
    `Staircase of ${escapeLatex(sample)}.`
  );
}
