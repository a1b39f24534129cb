import type { Element } from './element.js';
import { complexSlope, type ComplexSlope } from './hyperbolic.js';

/** f(w) of a layer at w = jv, with its logarithmic slope w f'. */
interface Layer {
  symbol: string;
  title: string;
  /** Below this v the power series is more exact than the closed form. */
  small: number;
  /** f = Σ c_n w^n, and 1/w before it where the layer blocks. */
  series: readonly number[];
  blocks: boolean;
  closed(v: number, out: ComplexSlope): void;
}

/** Above it coth √w and tanh √w are 1 to the last digit: exp(−2√(v/2)) < 1e-17. */
const LARGE = 800;

/** Diffusion through a layer of finite thickness, Z = Z0 f(jωτ). */
export function finiteDiffusion({ symbol, title, small, series, blocks, closed }: Layer): Element {
  const f = complexSlope();
  return {
    symbol,
    title,
    parameters: [
      { unit: 'Ω', lower: 0, upper: Infinity },
      { unit: 's', lower: 0, upper: Infinity }
    ],
    evaluate({ count, omega }, values, z, [d0, dt]) {
      const [z0, tau] = values;
      for (let k = 0; k < count; k++) {
        const v = omega[k] * tau;
        if (v > LARGE) deep(v, f);
        else if (v < small) sumSeries(series, blocks, v, f);
        else closed(v, f);
        z.re[k] = z0 * f.re;
        z.im[k] = z0 * f.im;
        d0.re[k] = f.re;
        d0.im[k] = f.im;
        dt.re[k] = (z0 / tau) * f.slopeRe;
        dt.im[k] = (z0 / tau) * f.slopeIm;
      }
    },
    place: (resistance, timeConstant) => [resistance, timeConstant],
    timeConstant: values => values[1]
  };
}

/** Nothing reaches the far end: 1/√w, whatever stands there. */
function deep(v: number, out: ComplexSlope): void {
  out.re = 1 / Math.sqrt(2 * v);
  out.im = -out.re;
  out.slopeRe = -out.re / 2;
  out.slopeIm = out.re / 2;
}

function sumSeries(series: readonly number[], blocks: boolean, v: number, out: ComplexSlope): void {
  let powerRe = 1; // w^n
  let powerIm = 0;
  out.re = out.im = out.slopeRe = out.slopeIm = 0;
  for (let n = 0; n < series.length; n++) {
    out.re += series[n] * powerRe;
    out.im += series[n] * powerIm;
    out.slopeRe += n * series[n] * powerRe;
    out.slopeIm += n * series[n] * powerIm;
    const next = -powerIm * v;
    powerIm = powerRe * v;
    powerRe = next;
  }
  if (!blocks) return;
  out.im -= 1 / v;
  out.slopeIm += 1 / v;
}
