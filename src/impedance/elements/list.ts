import { capacitor } from './capacitor.js';
import { constantPhase } from './constant-phase.js';
import type { Element } from './element.js';
import { inductor } from './inductor.js';
import { resistor } from './resistor.js';
import { warburgOpen } from './warburg-open.js';
import { warburgShort } from './warburg-short.js';
import { warburg } from './warburg.js';

/** Every element that a circuit may have. A new one is a file beside these and a line here. */
export const elements: readonly Element[] = [
  resistor,
  capacitor,
  inductor,
  constantPhase,
  warburg,
  warburgOpen,
  warburgShort
];

const bySymbol = new Map(elements.map(element => [element.symbol, element]));

/** The element with this symbol; a circuit that was parsed has no others. */
export const findElement = (symbol: string): Element => bySymbol.get(symbol)!;
