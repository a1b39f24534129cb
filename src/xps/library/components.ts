import type { Bounds } from '../types.js';

/** How it comes into an argyrodite: part of it, made by lithium, made by a high potential, or by air. */
export type Provenance = 'argyrodite' | 'reduction' | 'oxidation' | 'air' | 'reference';

/** A chemical state with the binding energies that the literature gives for it. */
export interface LibraryComponent {
  /** Unique within its region; the same state in another region has the same name. */
  name: string;
  /** As it is written for people: `PS₄³⁻`. */
  label: string;
  region: string;
  /** What it is. */
  description: string;
  /** Of the 3/2 line, charge-corrected, eV: a typical range, not limits of nature. */
  position: Bounds;
  /** Where a fit begins. */
  typical: number;
  provenance: Provenance;
  source: string;
  /** Stands where another state of the region stands: not to be claimed from its energy, and offered by no start model. */
  needs_evidence: boolean;
}

/** Told apart from sulfide and chloride of the lattice by other measurements alone. */
const INDISTINCT = new Set(['Li2S', 'LiCl']);

const STUDY =
  'Zeng et al., Nat. Commun.: 161.4 and 131.8 eV as printed; wider by what the literature on thiophosphates usually gives';
const TYPICAL =
  'typical range in the literature on sulfide electrolytes and their interphases; recalled, not exact';

type Row = [
  name: string,
  label: string,
  low: number,
  high: number,
  typical: number,
  provenance: Provenance,
  description: string,
  source?: string
];

function region(name: string, rows: readonly Row[]): LibraryComponent[] {
  return rows.map(([id, label, low, high, typical, provenance, description, source = TYPICAL]) => ({
    name: id,
    label,
    region: name,
    description,
    position: [low, high],
    typical,
    provenance,
    source,
    needs_evidence: INDISTINCT.has(id)
  }));
}

/** From low to high binding energy within each region. */
export const library: readonly LibraryComponent[] = [
  ...region('S 2p', [
    [
      'sulfide',
      'S²⁻',
      159.8,
      160.8,
      160.2,
      'argyrodite',
      'sulfide S²⁻: free in the lattice, or Li2S, which cannot be told apart'
    ],
    [
      'Li2S',
      'Li₂S',
      159.8,
      160.8,
      160.2,
      'reduction',
      'lithium sulfide; an argyrodite’s own free sulfide stands at the same energy'
    ],
    ['PS4', 'PS₄³⁻', 161.4, 161.9, 161.6, 'argyrodite', 'sulfur of the thiophosphate tetrahedra', STUDY],
    [
      'Li2Sn',
      'Li₂Sₙ',
      161.7,
      163.7,
      163.2,
      'reduction',
      'polysulfide: ends near 162 eV, sulfur between sulfur near 163 eV'
    ],
    ['P-S-P', 'P–S–P', 162.8, 163.6, 163.2, 'oxidation', 'sulfur that bridges two tetrahedra, as in P2S7⁴⁻'],
    ['S0', 'S⁰', 162.9, 164.8, 163.9, 'oxidation', 'elemental sulfur'],
    ['sulfite', 'SO₃²⁻', 165.6, 167.2, 166.5, 'air', 'sulfite'],
    ['sulfate', 'SO₄²⁻', 168.4, 169.7, 169, 'air', 'sulfate']
  ]),
  ...region('P 2p', [
    ['Li3P', 'Li₃P', 126, 126.6, 126.3, 'reduction', 'lithium phosphide, the last stage of reduction'],
    ['LixP', 'LiₓP', 127, 129, 128.2, 'reduction', 'lithium phosphides with less lithium'],
    ['P0', 'P⁰', 129.4, 130.9, 130, 'reduction', 'elemental phosphorus'],
    ['PS4', 'PS₄³⁻', 131.7, 132.2, 131.9, 'argyrodite', 'phosphorus of the thiophosphate tetrahedra', STUDY],
    ['P2S5', 'P₂S₅-like', 133, 134.2, 133.4, 'oxidation', 'phosphorus among bridging sulfur'],
    ['phosphate', 'PO₄³⁻', 133.6, 134.5, 134, 'air', 'phosphate']
  ]),
  ...region('Cl 2p', [
    [
      'chloride',
      'Cl⁻',
      198.4,
      198.8,
      198.6,
      'argyrodite',
      'chloride: in the lattice, or LiCl, which Cl 2p alone cannot tell apart'
    ],
    [
      'LiCl',
      'LiCl',
      198.5,
      198.8,
      198.6,
      'reduction',
      'lithium chloride; the lattice’s own chloride stands at the same energy'
    ]
  ]),
  ...region('Li 1s', [
    [
      'lithium',
      'Li⁺',
      55,
      56.6,
      55.7,
      'argyrodite',
      'lithium ions of all compounds: their differences are less than the line’s width'
    ],
    ['Li0', 'Li⁰', 53.8, 55, 54.8, 'reduction', 'lithium metal']
  ]),
  ...region('C 1s', [
    [
      'adventitious',
      'C–C, C–H',
      284.6,
      285,
      284.8,
      'reference',
      'hydrocarbon from the air: by convention the reference of charging'
    ],
    ['C-O', 'C–O', 286, 287, 286.4, 'air', 'carbon with one bond to oxygen'],
    ['carbonate', 'CO₃²⁻', 289.5, 290.5, 290, 'air', 'carbonate']
  ])
];

/** The library's components of a region, by ascending binding energy. */
export function libraryOf(regionName: string): LibraryComponent[] {
  return library.filter(component => component.region === regionName);
}

/** A component by region and name; `undefined` where the library has none. */
export function findInLibrary(regionName: string, name: string): LibraryComponent | undefined {
  return library.find(component => component.region === regionName && component.name === name);
}

/** S 2p of PS4³⁻ less P 2p of PS4³⁻: no charging changes it. 29.75 ± 0.2 eV, typical range. */
export const TETRAHEDRON_DISTANCE = { energy: 29.75, tolerance: 0.2 } as const;
