import { capacitor } from './capacitor.js';
import { constantPhase } from './constant-phase.js';
import type { Element } from './element.js';
import { gerischerFinite } from './gerischer-finite.js';
import { gerischer } from './gerischer.js';
import { havriliakNegami } from './havriliak-negami.js';
import { inductor } from './inductor.js';
import { macrohomogeneous } from './macrohomogeneous.js';
import { modifiedInductor } from './modified-inductor.js';
import { porousElectrode } from './porous-electrode.js';
import { resistor } from './resistor.js';
import { voigt } from './voigt.js';
import { warburgOpen } from './warburg-open.js';
import { warburgShort } from './warburg-short.js';
import { warburg } from './warburg.js';
import { zarc } from './zarc.js';

/** Every element that a circuit may have. A new one is a file beside these and a line here. */
export const elements: readonly Element[] = [
  resistor,
  capacitor,
  inductor,
  constantPhase,
  warburg,
  warburgOpen,
  warburgShort,
  modifiedInductor,
  gerischer,
  gerischerFinite,
  zarc,
  voigt,
  porousElectrode,
  havriliakNegami,
  macrohomogeneous
];

const bySymbol = new Map(elements.map(element => [element.symbol, element]));

/** The element with this symbol; a circuit that was parsed has no others. */
export const findElement = (symbol: string): Element => bySymbol.get(symbol)!;
