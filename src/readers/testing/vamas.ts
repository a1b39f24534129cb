/** What of a block the tests vary; the rest is filled in. */
export interface BlockOptions {
  label?: string;
  sample?: string;
  technique?: string;
  source?: string;
  photonEnergy?: number;
  species?: string;
  transition?: string;
  axis?: [label: string, unit: string, start: number, increment: number];
  ordinates?: [label: string, unit: string][];
  signalMode?: string;
  dwell?: number;
  sweeps?: number;
  comment?: string[];
  variables?: number[];
  /** Values point by point, those of all ordinates in turn. */
  values?: number[];
}

export interface VamasOptions {
  mode?: string;
  scan?: string;
  variables?: [label: string, unit: string][];
  /** Items that later blocks state (a count above 0), or (below 0) leave out. */
  inclusion?: number[];
  exclude?: boolean;
  futureLines?: number;
  blocks: BlockOptions[];
}

const UNKNOWN = '1E+37';

/** A VAMAS file for the tests, item by item as ISO 14976 numbers them. */
export function writeVamas(options: VamasOptions): string {
  const { mode = 'NORM', scan = 'REGULAR', variables = [], inclusion = [], exclude = false } = options;
  const { futureLines = 0, blocks } = options;
  const head = [
    'VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4',
    ...['Not Specified', 'Test analyser', 'Not Specified', 'Not Specified'],
    ...[1, 'made for a test', mode, scan],
    ...(['MAP', 'MAPDP', 'NORM', 'SDP'].includes(mode) ? [0] : []),
    ...(['MAP', 'MAPDP'].includes(mode) ? [1, 1, 1] : []),
    ...[variables.length, ...variables.flat()],
    ...[exclude ? -inclusion.length : inclusion.length, ...inclusion],
    ...[0, 0, futureLines, blocks.length]
  ];
  const states = (item: number) =>
    exclude || inclusion.length === 0 ? !inclusion.includes(item) : inclusion.includes(item);
  const body = blocks.flatMap((block, i) => [
    block.label ?? 'S 2p',
    block.sample ?? 'Cl-13',
    ...itemsOf(block, mode, scan)
      .filter(([item]) => i === 0 || states(item))
      .flatMap(([, lines]) => lines),
    ...Array<string>(futureLines).fill('something new'),
    ...valuesOf(block)
  ]);
  return [...head, ...body, 'end of experiment'].join('\r\n') + '\r\n';
}

type Item = [number: number, lines: (string | number)[]];

function itemsOf(block: BlockOptions, mode: string, scan: string): Item[] {
  const {
    technique = 'XPS',
    comment = [],
    variables = [],
    axis = ['Kinetic Energy', 'eV', 1320, 0.1]
  } = block;
  const sputters = ['MAPDP', 'MAPSVDP', 'SDP', 'SDPSV'].includes(mode);
  const maps = ['MAP', 'MAPDP', 'MAPSV', 'MAPSVDP', 'SEM'].includes(mode);
  const ordinates = block.ordinates ?? [['counts', 'd']];
  const when: Item[] = [2026, 3, 14, 9, 5, 0, 1].map((value, i) => [i + 1, [value]]);
  return [
    ...when,
    [8, [comment.length, ...comment]],
    [9, [technique]],
    ...(['MAP', 'MAPDP'].includes(mode) ? ([[10, [1, 1]]] as Item[]) : []),
    [11, variables],
    [12, [block.source ?? 'Al']],
    ...(sputters ? ([[13, [18, 1, 1]]] as Item[]) : []),
    [14, [block.photonEnergy ?? 1486.6]],
    [15, [UNKNOWN]],
    [16, [UNKNOWN, UNKNOWN]],
    ...(maps ? ([[17, [1, 1]]] as Item[]) : []),
    [19, [UNKNOWN]],
    [20, [UNKNOWN]],
    [21, ['FAT']],
    [22, [20]],
    [24, [1]],
    [25, [4.3]],
    [26, [0]],
    [27, [UNKNOWN, UNKNOWN]],
    [28, [0, 0]],
    [29, [block.species ?? 'S']],
    [30, [block.transition ?? '2p', -1]],
    ...(scan === 'REGULAR' ? ([[31, axis]] as Item[]) : []),
    [32, [ordinates.length, ...ordinates.flat()]],
    [33, [block.signalMode ?? 'pulse counting']],
    [34, [block.dwell ?? 0.1]],
    [35, [block.sweeps ?? 3]],
    [36, [0]],
    ...(sputters ? ([[37, [1000, 1, 1, 1, 45, 0, 'continuous']]] as Item[]) : []),
    [38, [0, 0]],
    [39, [0]],
    [40, [1, 'MFP Exponent', 'd', 0]]
  ];
}

function valuesOf({ values = [100, 110, 120, 115], ordinates = [['counts', 'd']] }: BlockOptions) {
  return [values.length, ...ordinates.flatMap(() => [0, 1]), ...values];
}
