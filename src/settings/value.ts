import type { Json, ValueRule } from './schema.js';

/** What is wrong with a value, in the words that follow the setting's name, or `undefined`. */
export function valueProblem(field: ValueRule, value: Json): string | undefined {
  if ('word' in field && field.word !== undefined && value === field.word) return undefined;
  const or = 'word' in field && field.word !== undefined ? `, or “${field.word}”` : '';
  switch (field.type) {
    case 'any':
      return undefined;
    case 'string':
      return typeof value === 'string' ? undefined : 'must be a text';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'choice':
      return field.choices!.includes(value as string)
        ? undefined
        : `must be one of ${field.choices!.join(', ')}`;
    case 'range':
      return Array.isArray(value) && value.length === 2 && value.every(isFinite) && value[0]! <= value[1]!
        ? undefined
        : `must be two numbers in ascending order${or}`;
    case 'number':
    case 'integer': {
      const { minimum = -Infinity, maximum = Infinity } = field;
      const right = isFinite(value) && (field.type === 'number' || Number.isInteger(value));
      if (!right) return `must be a ${field.type === 'integer' ? 'whole ' : ''}number${or}`;
      if ((value as number) < minimum) return `must be at least ${minimum}${or}`;
      if ((value as number) > maximum) return `must be at most ${maximum}${or}`;
      return undefined;
    }
  }
}

function isFinite(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A value as it may stand in a sentence. */
export function show(value: Json): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
