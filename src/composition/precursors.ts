/** What is weighed in for an element, and what to mind. */
interface Precursor {
  formula: string;
  hazard: string;
}

/** Hazards in a line, after the usual safety data sheets: GHS statements in words. */
const SULFIDE = 'gives toxic H₂S with moisture and acids: inert gas only';
const HYGROSCOPIC = 'takes up moisture quickly: dry it, and weigh it in inert gas';

/**
 * The carrier of each element but lithium and sulfur: a sulfide for what is positive, a lithium compound for what is negative.
 * One for each element, so that a composition has one recipe; lithium is made up with Li2S.
 */
const carriers: Readonly<Record<string, Precursor>> = {
  P: { formula: 'P2S5', hazard: `Flammable, harmful; ${SULFIDE}` },
  As: { formula: 'As2S5', hazard: `Very toxic; ${SULFIDE}` },
  Sb: { formula: 'Sb2S5', hazard: `Flammable, harmful; ${SULFIDE}` },
  Si: { formula: 'SiS2', hazard: `Reacts strongly with moisture; ${SULFIDE}` },
  Ge: { formula: 'GeS2', hazard: `Harmful; ${SULFIDE}` },
  Sn: { formula: 'SnS2', hazard: `Irritant; ${SULFIDE}` },
  Na: { formula: 'Na2S', hazard: `Corrosive; ${SULFIDE}` },
  Cu: { formula: 'Cu2S', hazard: `Harmful to water; ${SULFIDE}` },
  Ag: { formula: 'Ag2S', hazard: `Darkens in light; ${SULFIDE}` },
  Mg: { formula: 'MgS', hazard: `Irritant; ${SULFIDE}` },
  Ca: { formula: 'CaS', hazard: `Irritant; ${SULFIDE}` },
  Zn: { formula: 'ZnS', hazard: 'Stable in air; gives toxic H₂S with acids' },
  Al: { formula: 'Al2S3', hazard: `Reacts strongly with moisture; ${SULFIDE}` },
  Ga: { formula: 'Ga2S3', hazard: `Irritant; ${SULFIDE}` },
  In: { formula: 'In2S3', hazard: `Irritant; ${SULFIDE}` },
  O: { formula: 'Li2O', hazard: `Corrosive; ${HYGROSCOPIC}` },
  Se: { formula: 'Li2Se', hazard: 'Toxic; gives very toxic H₂Se with moisture and acids: inert gas only' },
  F: { formula: 'LiF', hazard: 'Toxic if swallowed; gives HF with strong acids' },
  Cl: { formula: 'LiCl', hazard: `Harmful if swallowed, irritant; ${HYGROSCOPIC}` },
  Br: { formula: 'LiBr', hazard: `Harmful if swallowed, irritant; ${HYGROSCOPIC}` },
  I: {
    formula: 'LiI',
    hazard: `Harmful to the unborn child by long exposure; ${HYGROSCOPIC}, away from light`
  }
};

export const lithiumSulfide: Precursor = {
  formula: 'Li2S',
  hazard: `Toxic if swallowed, corrosive; ${SULFIDE}`
};

/** `undefined` where no precursor of the element is known here. */
export function carrierOf(symbol: string): Precursor | undefined {
  return Object.hasOwn(carriers, symbol) ? carriers[symbol] : undefined;
}
