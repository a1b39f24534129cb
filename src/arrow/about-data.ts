import type { Table } from 'apache-arrow';
import { metadataOf } from './table.js';

/** How a name says its unit at the end, and how people write it. */
const units: Record<string, string> = {
  cm2: 'cm²',
  mm: 'mm',
  celsius: '°C',
  mpa: 'MPa',
  mg: 'mg',
  g: 'g',
  ev: 'eV',
  second: 's',
  ohm: 'Ω',
  mah: 'mAh',
  volt: 'V'
};

/** Longer texts are no conditions but stories, such as a program's own settings. */
const LONGEST = 300;

/** What is known of the data, for a page that must say where its numbers come from: `['Electrode area', '0.785 cm²']`. */
export function aboutData(table: Table): [label: string, value: string][] {
  const { kind, ...known } = metadataOf(table);
  const lines = Object.entries(known).flatMap(([name, value]): [string, string][] => {
    const parts = name.split('_');
    const unit = parts.length > 1 && typeof value === 'number' ? units[parts.at(-1)!] : undefined;
    const text = name === 'version' ? '' : inWords(value);
    if (!text || text.length > LONGEST) return [];
    return [[sentenceCase((unit ? parts.slice(0, -1) : parts).join(' ')), unit ? `${text} ${unit}` : text]];
  });
  return [...lines, ['Table', `${table.numRows} rows, ${table.numCols} columns, ${kind}`]];
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value).replace('-', '−');
  if (!Array.isArray(value)) return '';
  if (value.every(member => typeof member === 'string')) return value.join('; ');
  const files = value.flatMap(member => {
    const file = (member as { source_file?: unknown } | null)?.source_file;
    return typeof file === 'string' ? [file] : [];
  });
  const named = [...new Set(files)].join(', ');
  return named ? `${value.length}: ${named}` : String(value.length);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
