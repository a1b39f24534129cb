import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit-html';
import type { CircuitNode } from '../../impedance/types.js';

/** A drawn part: its size, and how far below its top the wire runs. */
interface Part {
  width: number;
  height: number;
  wire: number;
  draw(x: number, y: number): SVGTemplateResult;
}

const ELEMENT = { width: 46, height: 40, wire: 28 };
const LEAD = 9;
const ROW_GAP = 2;

/** The circuit as engineers draw it, from left to right; it shrinks to the width that there is. */
export function circuitDiagram(tree: CircuitNode, code: string): TemplateResult {
  const part = lay(tree);
  const width = part.width + 2 * LEAD;
  const y = part.wire + 1;
  return html`<svg
    class="ag-diagram"
    role="img"
    aria-label="Circuit ${code}"
    viewBox="0 0 ${width} ${part.height + 2}"
    style="width: ${Math.round(width * 1.05)}px"
    fill="none"
    stroke="currentColor"
    stroke-width="1.3"
  >
    ${line(0, y, LEAD, y)}${part.draw(LEAD, 1)}${line(width - LEAD, y, width, y)}
    <circle cx="2" cy=${y} r="1.8" fill="currentColor" />
    <circle cx=${width - 2} cy=${y} r="1.8" fill="currentColor" />
  </svg>`;
}

function lay(node: CircuitNode): Part {
  if (node.type === 'element') return elementPart(node.symbol, node.name);
  const parts = node.children.map(lay);
  return node.type === 'series' ? seriesPart(parts) : parallelPart(parts);
}

function seriesPart(parts: Part[]): Part {
  const wire = Math.max(...parts.map(part => part.wire));
  const below = Math.max(...parts.map(part => part.height - part.wire));
  return {
    width: sum(parts.map(part => part.width)),
    height: wire + below,
    wire,
    draw(x, y) {
      let at = x;
      return svg`${parts.map(part => {
        const drawn = part.draw(at, y + wire - part.wire);
        at += part.width;
        return drawn;
      })}`;
    }
  };
}

function parallelPart(parts: Part[]): Part {
  const inner = Math.max(...parts.map(part => part.width));
  const tops: number[] = [];
  let height = 0;
  for (const part of parts) {
    tops.push(height);
    height += part.height + ROW_GAP;
  }
  height -= ROW_GAP;
  const first = parts[0].wire;
  const last = tops[parts.length - 1] + parts[parts.length - 1].wire;
  const wire = (first + last) / 2;
  const width = inner + 2 * LEAD;
  return {
    width,
    height,
    wire,
    draw: (x, y) => svg`
      ${line(x, y + wire, x + LEAD / 2, y + wire)}${line(x + width - LEAD / 2, y + wire, x + width, y + wire)}
      ${line(x + LEAD / 2, y + first, x + LEAD / 2, y + last)}
      ${line(x + width - LEAD / 2, y + first, x + width - LEAD / 2, y + last)}
      ${parts.map((part, i) => {
        const level = y + tops[i] + part.wire;
        const start = x + (width - part.width) / 2;
        return svg`${line(x + LEAD / 2, level, start, level)}
          ${part.draw(start, y + tops[i])}
          ${line(start + part.width, level, x + width - LEAD / 2, level)}`;
      })}`
  };
}

function elementPart(symbol: string, name: string): Part {
  const { width, wire } = ELEMENT;
  const label = name.slice(symbol.length).replace(/^_/, '');
  const wide = Math.max(width, 16 + 7 * (symbol.length + 0.8 * label.length));
  return {
    ...ELEMENT,
    width: wide,
    draw(x, y) {
      const middle = x + wide / 2;
      const level = y + wire;
      const sign = signs[symbol] ?? box;
      return svg`${line(x, level, middle - sign.half, level)}${sign.draw(middle, level)}
        ${line(middle + sign.half, level, x + wide, level)}
        <text x=${middle} y=${y + 13} text-anchor="middle" font-size="12" fill="currentColor" stroke="none"
          ><tspan font-style="italic">${symbol}</tspan><tspan font-size="9" dy="3">${label}</tspan></text>`;
    }
  };
}

interface Sign {
  /** Half of its length along the wire. */
  half: number;
  draw(x: number, y: number): SVGTemplateResult;
}

const path = (d: string) => svg`<path d=${d} stroke-linejoin="round" />`;
const box: Sign = { half: 12, draw: (x, y) => path(`M${x - 12},${y - 6}h24v12h-24z`) };

const arc: Sign = {
  half: 12,
  draw: (x, y) => path(`M${x - 12},${y - 7}h24v14h-24zM${x - 8},${y + 4}a8,8 0 0 1 16,0`)
};
const pores: Sign = {
  half: 12,
  draw: (x, y) =>
    path(`M${x - 12},${y - 7}h24v14h-24zM${x - 6},${y - 7}v9M${x},${y - 7}v9M${x + 6},${y - 7}v9`)
};

/**
 * Resistor: box (IEC 60617); capacitor: plates; CPE: slanted plates; inductor: coil; diffusion: a box with its line at 45°; an arc
 * with its own time constant: a box with an arc; a porous electrode: a box with pores.
 */
const signs: Record<string, Sign> = {
  R: box,
  C: { half: 3, draw: (x, y) => path(`M${x - 3},${y - 8}v16M${x + 3},${y - 8}v16`) },
  CPE: {
    half: 4,
    draw: (x, y) => path(`M${x - 8},${y - 8}l5,8l-5,8M${x - 1},${y - 8}l5,8l-5,8M${x - 4},${y}h1`)
  },
  L: { half: 13.5, draw: (x, y) => path(`M${x - 13.5},${y}${'a4.5,5.5 0 0 1 9,0'.repeat(3)}`) },
  W: { half: 12, draw: (x, y) => path(`M${x - 12},${y - 7}h24v14h-24zM${x - 7},${y + 4}l12,-9`) },
  Wo: {
    half: 12,
    draw: (x, y) => path(`M${x - 12},${y - 7}h24v14h-24zM${x - 8},${y + 4}l8,-6v-4`)
  },
  Ws: {
    half: 12,
    draw: (x, y) => path(`M${x - 12},${y - 7}h24v14h-24zM${x - 8},${y + 4}l6,-5q8,-4 10,5`)
  },
  La: {
    half: 13.5,
    draw: (x, y) => path(`M${x - 13.5},${y}${'a4.5,5.5 0 0 1 9,0'.repeat(3)}M${x - 13.5},${y + 5}h27`)
  },
  G: {
    half: 12,
    draw: (x, y) => path(`M${x - 12},${y - 7}h24v14h-24zM${x - 8},${y + 4}l5,-5q6,-5 11,5`)
  },
  Gs: {
    half: 12,
    draw: (x, y) => path(`M${x - 12},${y - 7}h24v14h-24zM${x - 9},${y + 4}l5,-5q6,-5 11,5m2,-9v10`)
  },
  Zarc: arc,
  K: arc,
  H: arc,
  TLMQ: pores,
  T: pores
};

function line(x1: number, y1: number, x2: number, y2: number): SVGTemplateResult {
  return svg`<path d="M${x1},${y1}L${x2},${y2}" />`;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
