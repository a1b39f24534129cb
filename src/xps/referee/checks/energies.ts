import { findInLibrary, TETRAHEDRON_DISTANCE } from '../../library/components.js';
import { levelOf } from '../../library/levels.js';
import type { FittedComponent } from '../../types.js';
import { ev, known, nameOf, type Case, type Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** Standard errors that an energy may be off by. */
const ERRORS = 2;

/** Whether a line stands where its name says. */
export const energies: Check = {
  codes: ['energy-outside-level', 'energy-outside-name', 'tetrahedron-distance'],
  find: of => [...of.fit.components.flatMap(component => placed(component, of)), ...distance(of)]
};

function placed(component: FittedComponent, { fit, limits }: Case): Objection[] {
  const level = levelOf(component.region);
  const { position } = component;
  if (level && (position < level.energies[0] || position > level.energies[1])) {
    return [
      objection(
        'energy-outside-level',
        component.id,
        `${nameOf(component)} stands at ${ev(position)}; lines of ${component.region} stand at ${level.energies.join(' to ')} eV.`,
        'Check the region’s label, whether the axis is binding energy, and the charge correction.'
      )
    ];
  }
  const found = findInLibrary(component.region, component.name);
  if (!found) return [];
  const tolerance =
    limits.energy_tolerance +
    ERRORS * Math.hypot(known(component.position_error), known(fit.charge_shift_error));
  const [low, high] = found.position;
  if (position >= low - tolerance && position <= high + tolerance) return [];
  return [
    objection(
      'energy-outside-name',
      component.id,
      `${nameOf(component)} stands at ${ev(position)}; in the literature it is found at ${low} to ${high} eV.`,
      'Check the charge correction against another line, and whether the name is right.'
    )
  ];
}

function distance({ fit }: Case): Objection[] {
  const find = (region: string) => fit.components.find(one => one.region === region && one.name === 'PS4');
  const sulfur = find('S 2p');
  const phosphorus = find('P 2p');
  if (!sulfur || !phosphorus) return [];
  const apart = sulfur.position - phosphorus.position;
  const { energy, tolerance } = TETRAHEDRON_DISTANCE;
  const error = Math.hypot(known(sulfur.position_error), known(phosphorus.position_error));
  if (Math.abs(apart - energy) <= tolerance + ERRORS * error) return [];
  return [
    objection(
      'tetrahedron-distance',
      phosphorus.id,
      `S 2p and P 2p of PS4 are ${ev(apart)} apart instead of ${energy} ± ${tolerance} eV, which no charging changes: one of the two is not PS4, or the regions were shifted differently.`,
      'Correct all regions by one shift, and link the two positions.'
    )
  ];
}
