import type { Warning } from '../../arrow/index.js';
import { splitCells } from '../cells.js';
import { lineList, type TextFile } from '../file.js';
import { parseNumber } from '../number.js';
import type { PhotoelectronSpectrum } from './spectrum.js';

/** One list of numbers of the file: a sweep over a region (or one channel of it). */
export interface SpecsScan {
  /** 1-based line of its first row. */
  line: number;
  /** Counted in the file. */
  region: number;
  cycle: number;
  curve: number;
  scan: number;
  /** Of the export, the group and the region, by their names in lower case. */
  settings: Map<string, string>;
  unit: PhotoelectronSpectrum['unit'];
  energy: number[];
  intensity: number[];
  transmission: number[];
}

const SETTING = /^([^:]{1,60}):\s*(.*)$/;
const HEADING = /^Cycle:\s*(\d+)(?:,\s*Curve:\s*(\d+))?(?:,\s*Scan:\s*(\d+))?/i;

/** All lists of rates or counts in the order of the file; those of other channels (`External Channel Data`) are passed over. */
export function readSpecsScans(file: TextFile, warnings: Warning[]): SpecsScan[] {
  const prefix = /^\S{1,3}(?=\s)/.exec(file.lines[0])?.[0] ?? '#';
  const scans: SpecsScan[] = [];
  const badLines: number[] = [];
  const general = new Map<string, string>();
  let settings = general;
  let region = -1;
  let place = { cycle: 0, curve: 0, scan: 0 };
  let labels = ['energy', 'counts/s'];
  let open: SpecsScan | undefined;
  let foreign = false;
  const begin = (line: number): SpecsScan => {
    const scan = {
      line,
      region,
      ...place,
      settings,
      unit: unitOf(labels[1]),
      energy: [],
      intensity: [],
      transmission: []
    };
    scans.push(scan);
    return scan;
  };
  file.lines.forEach((line, i) => {
    const text = line.trim();
    if (text === '') return;
    if (text.startsWith(prefix)) {
      open = undefined;
      const remark = text.slice(prefix.length).trim();
      const heading = HEADING.exec(remark);
      const [, key, value] = SETTING.exec(remark) ?? [];
      if (/^External Channel/i.test(remark)) foreign = true;
      else if (heading) {
        place = { cycle: Number(heading[1]), curve: Number(heading[2] ?? 0), scan: Number(heading[3] ?? 0) };
        foreign = false;
      } else if (key === 'ColumnLabels') labels = value.split(/\s+/);
      else if (key === 'Region') {
        region++;
        settings = new Map(general).set('region', value);
      } else if (key === 'Group') {
        general.set('group', value);
      } else if (key) settings.set(key.toLowerCase(), value);
      return;
    }
    if (foreign) return;
    const cells = splitCells(text, 'blanks').map(cell => parseNumber(cell) ?? NaN);
    if (!Number.isFinite(cells[0]) || !Number.isFinite(cells[1])) {
      badLines.push(i + 1);
      return;
    }
    open ??= begin(i + 1);
    open.energy.push(cells[0]);
    open.intensity.push(cells[1]);
    const at = labels.findIndex(label => /^transmission/i.test(label));
    if (at > 1 && Number.isFinite(cells[at])) open.transmission.push(cells[at]);
  });
  if (badLines.length) {
    warnings.push({
      code: 'not-a-number',
      message: `No energy and intensity stand in ${lineList(badLines)}, which ${badLines.length === 1 ? 'was' : 'were'} left out.`
    });
  }
  return scans;
}

function unitOf(label: string | undefined): PhotoelectronSpectrum['unit'] {
  return /\/s|cps/i.test(label ?? '') ? 'counts per second' : 'counts';
}
