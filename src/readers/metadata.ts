import type { SampleMetadata, Warning } from '../arrow/index.js';
import { parseNumber } from './number.js';

/** Lines longer than this are data, not remarks. */
const LONGEST_REMARK = 400;

/** What people write about a cell: `pellet thickness = 0.85 mm`, `Electrode area / cm²;0,785`, `Sample: Cl-13`. */
export function metadataFromRemarks(lines: readonly string[]): SampleMetadata {
  const metadata: SampleMetadata = {};
  for (const line of lines) {
    if (line.length > LONGEST_REMARK) continue;
    for (const [key, pattern, units] of QUANTITIES) {
      const value = metadata[key] === undefined ? quantityAfter(line, pattern, units) : undefined;
      if (value !== undefined) metadata[key] = value;
    }
    for (const [key, pattern] of WORDS) {
      const value = metadata[key] === undefined ? pattern.exec(line)?.[1]?.trim() : undefined;
      if (value) metadata[key] = value.replace(/^["']|["']$/g, '');
    }
  }
  return metadata;
}

type Units = Record<string, number>;
const LENGTHS: Units = { mm: 1, cm: 10, µm: 1e-3, μm: 1e-3, um: 1e-3 };
const AREAS: Units = { cm2: 1, 'cm²': 1, 'cm^2': 1, mm2: 0.01, 'mm²': 0.01, 'mm^2': 0.01 };
const TEMPERATURES: Units = { '°c': 1, degc: 1, celsius: 1, c: 1 };
const PRESSURES: Units = { mpa: 1, kpa: 1e-3, gpa: 1e3, bar: 0.1 };

/** VersaStudio writes “Working Electrode Area (cm2)=1” where none was entered: that is no remark. */
const AREA = /(?<!working electrode )\barea\b|(?:\b|_)area_/i;

const QUANTITIES: [key: keyof SampleMetadata & string, pattern: RegExp, units: Units][] = [
  ['pellet_thickness_mm', /\bthickness\b|(?:\b|_)thickness_/i, LENGTHS],
  ['electrode_area_cm2', AREA, AREAS],
  ['ambient_temperature_celsius', /\btemp(?:erature\b|\.|(?=\s*[[(=:]))|(?:\b|_)temperature_/i, TEMPERATURES],
  ['stack_pressure_mpa', /\bpressure\b|(?:\b|_)pressure_/i, PRESSURES]
];

const WORDS: [key: keyof SampleMetadata & string, pattern: RegExp][] = [
  ['sample', /^[\s#%!/"]*sample(?:[ _]?(?:name|id))?"?\s*[:=;,\t]\s*([^;\t]+)/i],
  ['composition', /^[\s#%!/"]*composition"?\s*[:=;,\t]\s*([^;\t]+)/i],
  ['instrument', /^[\s#%!/"]*instrument(?: model)?"?\s*[:=;,\t]\s*([^;\t]+)/i],
  ['measurement_date', /^[\s#%!/"]*(?:measurement[ _])?date"?\s*[:=;,\t]\s*([^;\t]+)/i]
];

/** The positive number that follows a word within a few tokens, in our unit; nothing where no unit of the kind stands by it. */
function quantityAfter(line: string, word: RegExp, units: Units): number | undefined {
  const found = word.exec(line);
  if (!found) return undefined;
  const rest = line.slice(found.index + found[0].length, found.index + found[0].length + 60);
  // a comma is a decimal mark only between digits
  const tokens = rest
    .replace(/,(?!\d)|(?<!\d),/g, ' ')
    .split(/[\s:=;/()[\]_"]+/)
    .filter(Boolean)
    .slice(0, 4);
  let value: number | undefined;
  let factor: number | undefined;
  for (const token of tokens) {
    const [, digits, glued] = /^([-+]?[\d.,]+(?:[eE][-+]?\d+)?)?(.*)$/.exec(token)!;
    if (digits !== undefined && value === undefined) value = parseNumber(digits, digits.includes(','));
    const unit = glued.toLowerCase();
    if (factor === undefined && Object.hasOwn(units, unit)) factor = units[unit];
  }
  const result = value !== undefined && factor !== undefined ? value * factor : NaN;
  const positive = units === TEMPERATURES ? Number.isFinite(result) : result > 0 && Number.isFinite(result);
  return positive ? result : undefined;
}

/** What EC-Lab writes where nobody entered an area, cm². */
export const UNSET_ECLAB_AREA = 0.001;

/**
 * The area that a program wrote, unless it is the one that it writes when nobody entered any.
 *
 * @param text the number as it stands in the file, cm²
 * @param unset the program's default, cm²
 */
export function electrodeArea(
  text: string | undefined,
  unset: number,
  program: string,
  warnings: Warning[]
): Pick<SampleMetadata, 'electrode_area_cm2'> {
  const area = text === undefined ? NaN : (parseNumber(text, text.includes(',')) ?? NaN);
  if (!(area > 0)) return {};
  if (area !== unset) return { electrode_area_cm2: area };
  warnings.push({
    code: 'default-area',
    message: `The file says ${unset} cm², which ${program} writes where no electrode area was entered: it is read as not known. If it is right, set it.`,
    subject: 'electrode_area_cm2'
  });
  return {};
}
