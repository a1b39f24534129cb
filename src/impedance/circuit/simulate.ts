import { ArgyroditeError } from '../../arrow/index.js';
import type { Circuit } from '../types.js';
import { makeFrequencies, makeModel } from './model.js';
import { parseCircuit } from './parse.js';

/**
 * The impedance of a circuit.
 *
 * @param circuit its code, or what `parseCircuit` made of it
 * @param values every parameter by its name, in the units of `circuit.parameters`
 * @param frequency Hz, all positive
 * @returns Ω, one for each frequency; a capacitive point has a negative imaginary part
 * @throws ArgyroditeError `bad-circuit`; `unknown-parameter` for one too many or too few; `bad-number`
 */
export function simulate(
  circuit: string | Circuit,
  values: Record<string, number>,
  frequency: ArrayLike<number>
): { real: Float64Array; imaginary: Float64Array } {
  const parsed = asCircuit(circuit);
  checkNames(parsed, values, 'a value');
  for (let i = 0; i < frequency.length; i++) {
    if (!(frequency[i] > 0 && frequency[i] < Infinity)) {
      throw new ArgyroditeError(
        'bad-number',
        `Frequency number ${i + 1} is ${frequency[i]}: frequencies are positive numbers, in Hz.`
      );
    }
  }
  const model = makeModel(parsed, makeFrequencies(frequency));
  parsed.parameters.forEach(({ name }, i) => {
    if (!Object.hasOwn(values, name)) {
      throw new ArgyroditeError('unknown-parameter', `${parsed.code} needs a value for ${name}.`);
    }
    if (!Number.isFinite(values[name])) {
      throw new ArgyroditeError('bad-number', `The value of ${name} is ${values[name]}; give a number.`);
    }
    model.values[i] = values[name];
  });
  model.evaluate();
  return { real: model.z.re, imaginary: model.z.im };
}

export function asCircuit(circuit: string | Circuit): Circuit {
  return typeof circuit === 'string' ? parseCircuit(circuit) : circuit;
}

/** @throws ArgyroditeError `unknown-parameter` for a name that the circuit does not have */
export function checkNames(circuit: Circuit, named: object, what: string): void {
  for (const name of Object.keys(named)) {
    if (circuit.parameters.some(parameter => parameter.name === name)) continue;
    throw new ArgyroditeError(
      'unknown-parameter',
      `There is ${what} for “${name}”, but ${circuit.code} has no such parameter. It has ${circuit.parameters.map(parameter => parameter.name).join(', ')}.`
    );
  }
}
