import { biologic } from './biologic.js';
import { delimited } from './delimited.js';
import { gamry } from './gamry.js';
import { mpr } from './mpr.js';
import { nda } from './neware/nda.js';
import { ndax } from './neware/ndax.js';
import type { Reader } from './reader.js';
import { versastudio } from './versastudio.js';
import { xlsx } from './xlsx.js';
import { parquet } from './parquet.js';
import { phi } from './xps/phi.js';
import { scienta } from './xps/scienta.js';
import { specs } from './xps/specs.js';
import { vamas } from './xps/vamas.js';
import { zplot } from './zplot.js';

/** Every format that can be read. One more is one file and one line here; what takes anything comes last. */
export const readers: readonly Reader[] = [
  gamry,
  biologic,
  mpr,
  nda,
  ndax,
  zplot,
  versastudio,
  vamas,
  specs,
  scienta,
  phi,
  xlsx,
  parquet,
  delimited
];
