import { libraryOf } from '../library/components.js';
import { componentId } from '../library/model.js';
import type { ComponentFit, ComponentModel, RegionFit, RegionModel } from '../types.js';
import { componentsOf, ev, nameOf, type Case } from './case.js';
import { objection, type Objection } from './objection.js';
import { fittedOf, isTarget, restrict } from './restrict.js';
import { scores } from './score.js';

/** Fits one region's model with the sample's charge shift held; the same points and weighting as the fit that is judged. */
export type Refit = (model: RegionModel) => ComponentFit;

/** A further component can move so far from where the residuals asked for it, eV. */
const ROOM = 0.8;
/** Places that are tried for a further component. */
const PLACES = 2;
/** A place is worth a fit where the first-order fall of χ² could pay for two parameters. */
const WORTHWHILE = 6;

/**
 * Whether another model of a region would be better, by really fitting it: without each component in turn, and with a further one
 * where the residuals ask for it. Compared by BIC (Schwarz 1978).
 *
 * Yields after each fit, and returns the objections.
 */
export function* alternatives(of: Case, region: RegionFit, refit: Refit): Generator<void, Objection[]> {
  const whole = of.models.find(model => model.region === region.region);
  if (!whole || whole.components.length === 0) return [];
  const model = restrict(whole, of.fit);
  const base = refit(model);
  yield;
  const simpler = yield* withoutEach(model, base, refit);
  const richer = yield* withOneMore(of, model, base, refit);
  return [...simpler, ...richer];
}

/** Takes out, again and again, the component whose absence lowers BIC most. */
function* withoutEach(start: RegionModel, base: ComponentFit, refit: Refit): Generator<void, Objection[]> {
  const found: Objection[] = [];
  let model = start;
  let bic = base.bic;
  while (model.components.length > 1) {
    let best: { fit: ComponentFit; model: RegionModel; without: ComponentModel } | undefined;
    for (const without of model.components) {
      const reduced = leaveOut(model, without, base);
      const fit = refit(reduced);
      yield;
      if (!best || fit.bic < best.fit.bic) best = { fit, model: reduced, without };
    }
    if (!best || best.fit.bic > bic) break;
    const { name, id } = best.without;
    found.push(
      objection(
        'simpler-model',
        id ?? name,
        `${nameOf({ name, region: model.region })} is not needed: without it BIC is ${(bic - best.fit.bic).toFixed(1)} lower.`,
        'Take it out; where another measurement says that it is there, hold its position and width by that and state its area with its error.'
      )
    );
    ({ model } = best);
    ({ bic } = best.fit);
  }
  return found;
}

/** Those that were linked to what is left out are linked to the first of them, which keeps what was found for it as its beginning. */
function leaveOut(model: RegionModel, without: ComponentModel, fit: ComponentFit): RegionModel {
  const left = model.components.filter(component => component !== without);
  return {
    ...model,
    components: (['position', 'fwhm', 'area'] as const).reduce(
      (components, kind) => relink(components, without, kind, model.region, fit),
      left
    )
  };
}

function relink(
  components: readonly ComponentModel[],
  without: ComponentModel,
  kind: 'position' | 'fwhm' | 'area',
  region: string,
  fit: ComponentFit
): ComponentModel[] {
  const followers = components.filter(one => one.linked?.[kind] && isTarget(without, one.linked[kind].to));
  const [heir] = followers;
  return components.map(one => {
    if (!followers.includes(one)) return one;
    const { [kind]: link, ...others } = one.linked!;
    // the heir may follow whatever the absent one followed; that is free, too
    if (one === heir) {
      const value = fittedOf(one, region, fit)![kind];
      return { ...one, linked: others, ...(kind === 'area' ? {} : { [kind]: value }) };
    }
    const to = heir.id ?? heir.name;
    const fromHeir = heir.linked![kind]!;
    const relative =
      'offset' in link! && 'offset' in fromHeir
        ? { to, offset: link.offset - fromHeir.offset }
        : { to, factor: (link as { factor: number }).factor / (fromHeir as { factor: number }).factor };
    return { ...one, linked: { ...others, [kind]: relative } };
  });
}

function* withOneMore(
  of: Case,
  model: RegionModel,
  base: ComponentFit,
  refit: Refit
): Generator<void, Objection[]> {
  const { region } = model;
  const fitted = componentsOf(base, region);
  const pattern = fitted.reduce((best, one) => (one.area > best.area ? one : best));
  if (!(pattern.area > 0)) return [];
  const places = scores(base, base.regions[0], pattern)
    .filter(({ fall }) => fall >= WORTHWHILE)
    .slice(0, PLACES);
  let best: { bic: number; position: number; share: number } | undefined;
  for (const { position } of places) {
    const id = `${componentId(region, 'further')}-${position.toFixed(1)}`;
    const further: ComponentModel = {
      id,
      name: id,
      position,
      position_bounds: [position - ROOM, position + ROOM],
      fwhm: pattern.fwhm,
      shape: pattern.shape,
      mix: pattern.mix,
      ...(pattern.splitting > 0 ? { splitting: pattern.splitting, ratio: pattern.ratio } : {}),
      linked: { fwhm: { to: pattern.id, factor: 1 } }
    };
    const fit = refit({ ...model, components: [...model.components, further] });
    yield;
    const added = fit.components.find(one => one.id === id)!;
    if (!best || fit.bic < best.bic) best = { bic: fit.bic, position: added.position, share: added.fraction };
  }
  if (!best || base.bic - best.bic <= of.limits.richer_bic) return [];
  return [further(region, best.position, best.share, base.bic - best.bic, model)];
}

function further(
  region: string,
  position: number,
  share: number,
  gain: number,
  model: RegionModel
): Objection {
  const inModel = new Set(model.components.map(({ name }) => name));
  const candidates = libraryOf(region)
    .filter(
      ({ name, position: [low, high] }) => !inModel.has(name) && position > low - 0.3 && position < high + 0.3
    )
    .map(({ name }) => name);
  const what = candidates.length ? `; ${candidates.join(' or ')} stands there` : '';
  return objection(
    'richer-model',
    region,
    `${region} asks for a further component near ${ev(position, 1)} with ${Math.round(100 * share)} % of the area${what}: with it BIC is ${gain.toFixed(0)} lower.`,
    'Add it where chemistry allows it; otherwise look for another line shape or background.'
  );
}
