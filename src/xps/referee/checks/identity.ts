import { componentsOf, ev, nameOf, type Case, type Check } from '../case.js';
import { objection, type Objection } from '../objection.js';

/** What the data cannot tell apart or do not determine. */
export const identity: Check = {
  codes: ['too-close', 'correlated', 'at-bound', 'insignificant-area'],
  find: of => [...close(of), ...correlated(of), ...atBound(of), ...insignificant(of)]
};

function close({ fit, limits }: Case): Objection[] {
  return fit.regions.flatMap(({ region }) => {
    const sorted = componentsOf(fit, region).sort((a, b) => a.position - b.position);
    return sorted.slice(1).flatMap((upper, i) => {
      const lower = sorted[i];
      const width = (lower.fwhm + upper.fwhm) / 2;
      const distance = upper.position - lower.position;
      if (distance >= limits.closest * width) return [];
      return [
        objection(
          'too-close',
          lower.area < upper.area ? lower.id : upper.id,
          `${lower.name} and ${upper.name} in ${region} stand ${ev(distance)} apart, less than ${limits.closest} of their width (${ev(width)}): this spectrum cannot tell them apart.`,
          'Fit them as one component and name both, or fix one of them by another measurement.'
        )
      ];
    });
  });
}

/** Between components only: constant and step of a background always share what the window has of them. */
function correlated({ fit, limits }: Case): Objection[] {
  const { parameters, correlation, components } = fit;
  const found: Objection[] = [];
  for (let i = 0; i < correlation.length; i++) {
    for (let j = 0; j < i; j++) {
      const first = components.find(({ id }) => id === parameters[i].subject);
      const second = components.find(({ id }) => id === parameters[j].subject);
      if (!first || !second || !(Math.abs(correlation[i][j]) > limits.correlation)) continue;
      const value = correlation[i][j].toFixed(3).replace('-', '−');
      found.push(
        objection(
          'correlated',
          (first.area < second.area ? first : second).id,
          `${quantityOf(parameters[i].name)} of ${nameOf(first)} and ${quantityOf(parameters[j].name)} of ${nameOf(second)} cannot be told apart: their correlation is ${value}.`,
          'Hold or link one of the two, from a reference sample or from the literature.'
        )
      );
    }
  }
  return found;
}

/** A background without a step is none of that, and of an area of 0 `insignificant` tells. */
function atBound({ fit }: Case): Objection[] {
  const isOfBackground = (subject: string) => fit.regions.some(({ region }) => region === subject);
  return fit.parameters
    .filter(({ at_bound, subject, name }) => at_bound && !isOfBackground(subject) && !name.endsWith('.area'))
    .map(({ name, subject, value, lower, upper }) => {
      const component = fit.components.find(({ id }) => id === subject);
      const side = value - lower <= upper - value ? 'lower' : 'upper';
      return objection(
        'at-bound',
        subject,
        `${quantityOf(name)} of ${component ? nameOf(component) : subject} stands at its ${side} bound, ${Number(value.toPrecision(5))}: the bound decided, not the data.`,
        'Ask whether the component is what it is called; widen the bound, hold the value with a reason, or take the component out.'
      );
    });
}

function insignificant({ fit, limits }: Case): Objection[] {
  return fit.components.flatMap(component => {
    const { area, area_error, id } = component;
    // an area that is held has the error 0
    if (area_error === 0 && area > 0) return [];
    if (area >= limits.significance * area_error) return [];
    const size = !(area > 0)
      ? 'is 0'
      : Number.isFinite(area_error)
        ? `is ${(area / area_error).toFixed(1)} times its standard error`
        : 'is not determined by the data';
    return [
      objection(
        'insignificant-area',
        id,
        `The area of ${nameOf(component)} ${size}: it may as well not be there.`,
        `Take it out, or state an upper limit; a component needs ${limits.significance} standard errors to be claimed.`
      )
    ];
  });
}

function quantityOf(parameter: string): string {
  return parameter.slice(parameter.lastIndexOf('.') + 1).replace('_', ' ');
}
