/** What JSON can hold in a cell's metadata: never null, NaN or Infinity, and a whole number may come back as 1.0. */
export type Json = string | number | boolean | Json[] | { [key: string]: Json };

interface FieldBase {
  /** A few words for a label, and a sentence for a tooltip. */
  title: string;
  description: string;
  /** How it is seen, not what comes out: a change needs no new analysis. */
  viewOnly?: boolean;
  /** It names rows or spectra of the table, and means nothing for another table. */
  refersToPoints?: boolean;
  /** Said about the widget, not what it is set to: it never goes into the code, and is nothing in which a widget differs from it. */
  annotation?: boolean;
}

/** One value, kept under `argyrodite.<id>.<field>`. */
export interface ValueField extends FieldBase {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'choice' | 'any';
  default: Json;
  unit?: string;
  choices?: readonly string[];
  minimum?: number;
  maximum?: number;
  /** A word that stands for “no number”, such as `all` for a range or `file` for what the file says. */
  word?: string;
}

/** Two numbers in ascending order, or the word. Kept as one value: half a range is no range. */
export interface RangeField extends FieldBase {
  type: 'range';
  default: Json;
  unit?: string;
  word: string;
}

/**
 * Members by name, each kept under a key of its own, `argyrodite.<id>.<field>.<member>`, so that two people's edits merge.
 * A member whose value is `false` is not there: that is how one that the code gives is taken out.
 */
export interface CollectionField extends FieldBase {
  type: 'map' | 'set';
  default: { [member: string]: Json };
  /** What is wrong with a member's value, or `undefined`. */
  check?(member: string, value: Json): string | undefined;
}

/** What a value must be. */
export interface ValueRule {
  type: ValueField['type'] | 'range';
  choices?: readonly string[];
  minimum?: number;
  maximum?: number;
  word?: string;
}

/** One field of a record. Without a default it must be given, unless it may be absent. */
export interface RecordField extends ValueRule {
  title: string;
  description: string;
  unit?: string;
  default?: Json;
  optional?: true;
  /** What is wrong with a value of the right type, or `undefined`. */
  check?(value: Json): string | undefined;
}

/**
 * Members by name, each with the same fields, every one of which is kept under a key of its own,
 * `argyrodite.<id>.<field>.<member>.<field of the member>`, so that two people's edits of one member merge. Under
 * `argyrodite.<id>.<field>.<member>` stands only ever `false`, for a member that is not there; a field of a member that is `false`
 * is not given. Names of members have no dots.
 */
export interface RecordsField extends FieldBase {
  type: 'records';
  default: { [member: string]: Json };
  fields: Readonly<Record<string, RecordField>>;
}

export type Field = ValueField | RangeField | CollectionField | RecordsField;

/** A widget's settings: every field with its default. */
export type SettingsSchema = Readonly<Record<string, Field>>;

export type Settings = Record<string, Json>;

export function isCollection(field: Field): field is CollectionField | RecordsField {
  return field.type === 'map' || field.type === 'set' || field.type === 'records';
}
