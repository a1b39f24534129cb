import { html, nothing, type TemplateResult } from 'lit-html';
import type { CompositionResult, Estimate, LatticeComparison, Structure } from '../../composition/types.js';
import { formatWithError } from '../../numeric/format.js';
import { numberField } from '../controls/number-field.js';
import { withFormulas } from './formula.js';
import { valueText } from './numbers.js';
import { partMark } from './pins.js';
import { withMember, type CardScene } from './scene.js';
import { meaning } from './terms.js';

/** Cell, density, what a measured lattice parameter says, and the pellet, with the fields for what was measured. */
export function structurePart(scene: CardScene, result: CompositionResult): TemplateResult {
  const { structure, pellet, lattice } = result;
  return html`<section class="ag-card-part" aria-label="Lattice and density">
    <h4>Lattice and density${partMark(scene, result, 'structure')}</h4>
    <dl class="ag-card-facts">
      <dt data-tip=${meaning('Lattice parameter')}><i>a</i></dt>
      <dd>${latticeText(structure)}</dd>
      ${
        structure.lattice_parameter_source === 'unknown'
          ? nothing
          : html`<dt><i>V</i></dt>
              <dd>
                ${valueText(structure.cell_volume_angstrom3, structure.cell_volume_error_angstrom3, 'Å³')}
              </dd>
              <dt><i>ρ</i> of the lattice</dt>
              <dd>${valueText(structure.density_g_cm3, structure.density_error_g_cm3, 'g/cm³')}</dd>`
      }
      ${
        pellet
          ? html`<dt><i>ρ</i> of the pellet</dt>
              <dd>${valueText(pellet.density_g_cm3, pellet.density_error_g_cm3, 'g/cm³')}</dd>
              ${
                Number.isFinite(pellet.relative_density)
                  ? html`<dt data-tip=${meaning('Relative density')}>relative</dt>
                      <dd>
                        <b
                          >${valueText(100 * pellet.relative_density, 100 * pellet.relative_density_error, '%')}</b
                        >
                      </dd>`
                  : nothing
              }`
          : nothing
      }
    </dl>
    ${lattice ? comparison(lattice) : nothing} ${measuredFields(scene)}
  </section>`;
}

function latticeText(structure: Structure): unknown {
  const { lattice_parameter_source, lattice_parameter_angstrom, lattice_parameter_error_angstrom } =
    structure;
  if (lattice_parameter_source === 'unknown') {
    return html`<span class="ag-muted">not known for this composition</span>`;
  }
  const source = lattice_parameter_source === 'measured' ? 'measured' : 'from the study’s line';
  return html`${valueText(lattice_parameter_angstrom, lattice_parameter_error_angstrom, 'Å')}
    <span class="ag-muted">${source}</span>`;
}

function comparison({ verdict, x_from_lattice, x_from_licl }: LatticeComparison): TemplateResult {
  const estimates: [string, Estimate][] = [];
  if (x_from_lattice) estimates.push(['in the lattice, by a', x_from_lattice]);
  if (x_from_licl) estimates.push(['in the lattice, by LiCl', x_from_licl]);
  return html`<dl class="ag-card-facts">
      ${estimates.map(
        ([label, estimate]) =>
          html`<dt>${label}</dt>
            <dd>${estimateText(estimate)}</dd>`
      )}
    </dl>
    ${verdict ? html`<p class="ag-card-note">${withFormulas(verdict)}</p>` : nothing}`;
}

function estimateText({ value, standard_error, lower_95, upper_95 }: Estimate): TemplateResult {
  const text = standard_error > 0 ? formatWithError(value, standard_error) : value.toFixed(3);
  if (!Number.isFinite(lower_95) || !Number.isFinite(upper_95)) return html`<i>x</i> = ${text}`;
  return html`<i>x</i> = ${text}
    <span class="ag-muted">95 %: ${signed(lower_95)} to ${signed(upper_95)}</span>`;
}

const signed = (value: number) => value.toFixed(2).replace('-', '−');

/** What was measured goes in here: value, standard error, unit. */
function measuredFields(scene: CardScene): TemplateResult {
  return html`<div class="ag-card-inputs ag-control">
    <span class="ag-label" data-tip=${meaning('Lattice parameter')}>a measured</span>
    ${latticeField(scene, 'lattice_parameter_angstrom', 'Measured lattice parameter', 'Å', [1, 100])}
    ${latticeField(scene, 'lattice_parameter_error_angstrom', 'Standard error of the lattice parameter', 'Å', [0, 1])}
    <span class="ag-unit">Å</span>
    <span class="ag-label">LiCl beside</span>
    ${latticeField(scene, 'licl_volume_percent', 'LiCl beside the lattice', 'vol%', [0, 99])}
    <span></span><span class="ag-unit">vol%</span>
    ${pelletRow(scene, 'mass', 'g', 'Pellet mass')} ${pelletRow(scene, 'diameter', 'mm', 'diameter')}
    ${pelletRow(scene, 'thickness', 'mm', 'thickness')}
  </div>`;
}

function latticeField(
  scene: CardScene,
  key: 'lattice_parameter_angstrom' | 'lattice_parameter_error_angstrom' | 'licl_volume_percent',
  label: string,
  unit: string,
  [least, most]: readonly [number, number]
): TemplateResult {
  const value = scene.shown[key];
  return numberField(scene.fields, {
    key,
    label: `${label} in ${unit}`,
    value: value === 'table' ? undefined : value,
    placeholder: key.includes('error') ? '± error' : 'table',
    width: 9,
    digits: 9,
    tip: `${label}; empty takes what the table says.`,
    check: number => (number >= least && number <= most ? undefined : `From ${least} to ${most} ${unit}.`),
    onCommit: number => scene.change({ [key]: number ?? 'table' })
  });
}

function pelletRow(scene: CardScene, name: string, unit: string, label: string): TemplateResult {
  const field = (member: string, what: string, placeholder: string) =>
    numberField(scene.fields, {
      key: `pellet.${member}`,
      label: `${what} in ${unit}`,
      value: scene.shown.pellet[member],
      placeholder,
      width: 9,
      check: number => (number > 0 ? undefined : 'This must be more than 0.'),
      onCommit: number => scene.change({ pellet: withMember(scene.settings.pellet, member, number) })
    });
  return html`<span class="ag-label" data-tip=${meaning('Relative density')}>${label}</span>
    ${field(`${name}_${unit}`, label, '')}
    ${field(`${name}_error_${unit}`, `Error of the ${name}`, '± error')}
    <span class="ag-unit">${unit}</span>`;
}
