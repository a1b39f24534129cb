import { libraryOf, type LibraryComponent } from '../library/components.js';
import { componentId } from '../library/model.js';
import type { ComponentFit, RegionModel } from '../types.js';
import { regionModel, type Widths } from './region-model.js';

/** A component is taken in where it makes BIC better by so much: strong evidence (Kass & Raftery 1995). */
const BETTER = 6;
/** How far from its typical place a state usually stands, eV. */
const USUAL_SPREAD = 0.5;
const MOST = 6;

type Fit = (model: RegionModel) => ComponentFit;

interface Stage {
  names: readonly string[];
  widths: Widths;
  fit: ComponentFit;
  /** What stages are compared by: BIC, and less than it how usual the place is. */
  cost: number;
}

/**
 * The library components that a region needs, with their model begun where its fit ended. Begins with what an argyrodite has of its
 * own; each further component, or widths of their own, must make BIC clearly better; what is not needed in the end goes.
 */
export function choose(region: string, fit: Fit): { names: readonly string[]; model: RegionModel } {
  const all = libraryOf(region).filter(({ needs_evidence }) => !needs_evidence);
  const own = all.filter(isOwn).map(({ name }) => name);
  const first = fit(regionModel(region, own, 'linked'));
  let stage: Stage = { names: own, widths: 'linked', fit: first, cost: first.bic };
  while (stage.names.length < MOST) {
    const next = [...withOneMore(region, all, stage, fit), ...withOwnWidths(region, stage, fit)];
    if (next.length === 0) break;
    const best = next.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (stage.fit.bic - best.fit.bic < BETTER) break;
    stage = best;
  }
  const { names, widths, fit: last } = withoutWeak(region, stage, fit);
  return { names, model: regionModel(region, names, widths, last) };
}

function withOneMore(region: string, all: readonly LibraryComponent[], stage: Stage, fit: Fit): Stage[] {
  return all
    .filter(({ name }) => !stage.names.includes(name))
    .map(({ name, typical }) => {
      const names = [...stage.names, name];
      const found = fit(regionModel(region, names, stage.widths, stage.fit));
      const { position } = found.components.find(({ id }) => id === componentId(region, name))!;
      // states that give the same curve have the same BIC: then it is the one that stands where it typically does
      const unusual = ((position - typical) / USUAL_SPREAD) ** 2;
      return { ...stage, names, fit: found, cost: found.bic + unusual };
    });
}

function withOwnWidths(region: string, stage: Stage, fit: Fit): Stage[] {
  if (stage.widths === 'own' || stage.names.length < 2) return [];
  const found = fit(regionModel(region, stage.names, 'own', stage.fit));
  return [{ names: stage.names, widths: 'own', fit: found, cost: found.bic }];
}

/** What an argyrodite has of its own may have gone, and what was taken in early may have been replaced; one always stays. */
function withoutWeak(region: string, full: Stage, fit: Fit): Stage {
  let stage = full;
  for (const name of full.names) {
    if (stage.names.length < 2) break;
    const names = stage.names.filter(one => one !== name);
    const reduced = fit(regionModel(region, names, stage.widths, stage.fit));
    if (reduced.bic <= stage.fit.bic) stage = { ...stage, names, fit: reduced };
  }
  return stage;
}

function isOwn({ provenance }: LibraryComponent): boolean {
  return provenance === 'argyrodite' || provenance === 'reference';
}
