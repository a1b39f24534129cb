import type { FittedComponent } from '../../types.js';
import { componentsOf, ev, known, nameOf, type Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** A difference of widths counts where it is larger than so many of its own standard errors. */
const CERTAIN = 2;

/** Lines of one region, in one material, measured at one resolution, have nearly one width. */
export const widths: Check = {
  codes: ['widths-differ', 'narrower-than-resolution', 'too-wide'],
  find: ({ fit, limits }) =>
    fit.regions.flatMap(({ region }) => {
      const components = componentsOf(fit, region);
      return [
        ...differ(components, limits.width_spread),
        ...components.flatMap(one => [...narrow(one, limits.resolution), ...wide(one, limits.widest)])
      ];
    })
};

/** Of two whose widths differ the objection is about the weaker one, once. */
function differ(components: readonly FittedComponent[], spread: number): Objection[] {
  const byStrength = [...components].sort((a, b) => b.area - a.area);
  return byStrength.flatMap((one, i) => {
    const stronger = byStrength.slice(0, i).find(other => areApart(one, other, spread));
    if (!stronger) return [];
    return [
      objection(
        'widths-differ',
        one.id,
        `${nameOf(one)} is ${ev(one.fwhm)} wide and ${stronger.name} beside it ${ev(stronger.fwhm)}: that is more than ${100 * spread} % apart.`,
        'Link the widths of the region, unless something is known that broadens one of them, and say so.'
      )
    ];
  });
}

function areApart(a: FittedComponent, b: FittedComponent, spread: number): boolean {
  const difference = Math.abs(a.fwhm - b.fwhm);
  const error = Math.hypot(known(a.fwhm_error), known(b.fwhm_error));
  return difference > spread * Math.min(a.fwhm, b.fwhm) && difference > CERTAIN * error;
}

function narrow(component: FittedComponent, resolution: number): Objection[] {
  if (component.fwhm >= resolution) return [];
  return [
    objection(
      'narrower-than-resolution',
      component.id,
      `${nameOf(component)} is ${ev(component.fwhm)} wide, less than source and analyser together make any line (${ev(resolution)}): it follows the noise.`,
      'Take it out, or link its width to that of a strong component.'
    )
  ];
}

function wide(component: FittedComponent, widest: number): Objection[] {
  if (component.fwhm <= widest) return [];
  return [
    objection(
      'too-wide',
      component.id,
      `${nameOf(component)} is ${ev(component.fwhm)} wide; one chemical state is rarely wider than ${ev(widest)}.`,
      'It stands for several states, for charging that differs across the surface, or for background: limit the width, or add what is missing.'
    )
  ];
}
