import { commentMark, splitCells, unquoteLine, type Delimiter } from '../cells.js';
import { sampleLines, tryLayouts, type Layout } from './layout.js';

/** The columns of a table of photoelectrons, by their titles. */
export interface PhotoelectronColumns {
  layout: Layout;
  /** Index of the line of titles, or -1. */
  line: number;
  energy: number;
  scale: 'binding' | 'kinetic';
  intensities: { index: number; title: string }[];
  unit: 'counts' | 'counts per second';
  spectrum?: number;
  region?: number;
  transmission?: number;
}

const BINDING = /binding|^b\.?\s?e\.?(?![a-z])/i;
const KINETIC = /kinetic|^k\.?\s?e\.?(?![a-z])/i;
const ENERGY_IN_EV = /^energy\b.*\be\s?v\b/i;
const INTENSITY = /intensity|counts?|^cps|c\/s|signal/i;
/** What a fit leaves beside a spectrum. */
const FITTED = /backgr|backgnd|envelope|residual|\bfit\b|baseline/i;
const RATE = /\/\s?s\b|per_?\s?sec|cps/i;

/** A line of titles is no longer than this. */
const LONGEST_TITLES = 2000;

/** The columns of the first line whose titles name an energy in eV, and numbers below. */
export function findPhotoelectronColumns(lines: readonly string[]): PhotoelectronColumns | undefined {
  const layout = tryLayouts(lines);
  if (!layout) return undefined;
  for (const i of sampleLines(lines)) {
    if (lines[i].length > LONGEST_TITLES || i > layout.firstRow + 1) continue;
    const text = unquoteLine(lines[i].slice(commentMark(lines[i])));
    for (const delimiter of titleDelimiters(layout.delimiter)) {
      const titles = splitCells(text, delimiter).map(title => title.trim());
      const columns = recognise(titles);
      if (columns) return { layout, line: i, ...columns };
    }
  }
  return undefined;
}

function titleDelimiters(delimiter: Delimiter): Delimiter[] {
  return delimiter === 'blanks' ? ['wide-blanks', 'blanks', ',', '\t'] : [delimiter];
}

function recognise(titles: readonly string[]): Omit<PhotoelectronColumns, 'layout' | 'line'> | undefined {
  if (titles.length < 2 || titles.some(title => title.length > 80)) return undefined;
  const named = (pattern: RegExp) => titles.findIndex(title => pattern.test(title));
  const binding = named(BINDING);
  const kinetic = named(KINETIC);
  const energy = binding >= 0 ? binding : kinetic >= 0 ? kinetic : named(ENERGY_IN_EV);
  if (energy < 0) return undefined;
  const spectrum = named(/^spectrum$/i);
  const region = named(/^region$/i);
  const transmission = named(/^transmission/i);
  const taken = new Set([energy, binding, kinetic, spectrum, region, transmission]);
  const free = titles
    .map((title, index) => ({ title, index }))
    .filter(({ index, title }) => !taken.has(index) && title !== '' && !FITTED.test(title));
  const intensities = free.filter(({ title }) => INTENSITY.test(title));
  const chosen = intensities.length ? intensities : free;
  if (chosen.length === 0) return undefined;
  return {
    energy,
    scale: binding < 0 && kinetic >= 0 ? 'kinetic' : 'binding',
    intensities: chosen,
    unit: chosen.some(({ title }) => RATE.test(title)) ? 'counts per second' : 'counts',
    ...(spectrum >= 0 && { spectrum }),
    ...(region >= 0 && { region }),
    ...(transmission >= 0 && { transmission })
  };
}
