import { ArgyroditeError } from './error.js';

/**
 * Checks the framing of an Arrow IPC stream or file before it is decoded.
 *
 * apache-arrow trusts every length and offset that it reads: a damaged or hostile one makes it loop for minutes or take all the
 * memory. A notebook's output comes from anywhere, so the lengths are checked first, against the bytes that are there.
 * Layout: Apache Arrow columnar format, “Encapsulated message format”, Message.fbs and Schema.fbs; FlatBuffers internals.
 *
 * @throws ArgyroditeError `bad-table`, with the byte
 */
export function verifyIpc(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWithMagic(bytes)) verifyFile(view);
  else verifyStream(view);
}

function verifyStream(view: DataView): void {
  let at = 0;
  let messages = 0;
  while (at + 8 <= view.byteLength) {
    const next = verifyEncapsulated(view, at);
    if (next === undefined) break;
    at = next;
    messages++;
  }
  if (messages === 0) damaged(0);
}

/** A file names its messages in a footer, and reading starts there. */
function verifyFile(view: DataView): void {
  const trailer = view.byteLength - MAGIC.length - 4;
  const length = trailer >= 0 ? view.getInt32(trailer, true) : -1;
  if (length <= 0 || trailer - length < 8) damaged(Math.max(trailer, 0));
  const start = trailer - length;
  const walk: Walk = { view: new DataView(view.buffer, view.byteOffset + start, length), start, tables: 0 };
  const slots = verifyTable(walk, offset(walk, 0), footer);
  for (const blocks of [slots(2), slots(3)]) {
    for (const block of structs(walk, blocks, 24)) verifyEncapsulated(view, integer(walk, block));
  }
}

/** Verifies the message at a byte; returns where the next one is, or `undefined` at the end of the stream. */
function verifyEncapsulated(view: DataView, start: number): number | undefined {
  let at = start;
  if (!within(view, at, 8)) damaged(start);
  if (view.getUint32(at, true) === CONTINUATION) at += 4;
  const length = view.getInt32(at, true);
  at += 4;
  if (length === 0) return undefined;
  if (length < 0 || !within(view, at, length)) damaged(start);
  const body = verifyMessage(new DataView(view.buffer, view.byteOffset + at, length), start);
  at += length;
  if (!within(view, at, body)) damaged(start);
  return at + body;
}

const CONTINUATION = 0xffffffff;
const MAGIC = 'ARROW1';

function startsWithMagic(bytes: Uint8Array): boolean {
  return [...MAGIC].every((letter, i) => bytes[i] === letter.charCodeAt(0));
}

/** What stands in a table's slot when it is not a plain number. */
type Slot = 'text' | { table: () => Shape } | { tables: () => Shape } | { structs: number };
type Shape = { readonly [slot: number]: Slot };

const plain: Shape = {};
const keyValue: Shape = { 0: 'text', 1: 'text' };
const dictionaryEncoding: Shape = { 1: { table: () => plain } };
const field: Shape = {
  0: 'text',
  3: { table: () => plain },
  4: { table: () => dictionaryEncoding },
  5: { tables: () => field },
  6: { tables: () => keyValue }
};
const schema: Shape = { 1: { tables: () => field }, 2: { tables: () => keyValue } };
const recordBatch: Shape = {
  1: { structs: 16 },
  2: { structs: 16 },
  3: { table: () => plain },
  4: { structs: 8 }
};
const dictionaryBatch: Shape = { 1: { table: () => recordBatch } };
const footer: Shape = {
  1: { table: () => schema },
  2: { structs: 24 },
  3: { structs: 24 },
  4: { tables: () => keyValue }
};
/** By `MessageHeader`. */
const headers: Record<number, Shape> = { 1: schema, 2: dictionaryBatch, 3: recordBatch };

interface Walk {
  view: DataView;
  start: number;
  /** Tables seen: aliased offsets could make a small buffer into a huge tree. */
  tables: number;
}

/** Verifies one message's metadata, and returns the length of the body that follows it. */
function verifyMessage(view: DataView, start: number): number {
  const walk: Walk = { view, start, tables: 0 };
  const message = offset(walk, 0);
  const slots = verifyTable(walk, message, { 4: { tables: () => keyValue } });
  const kind = slots(1) && view.getUint8(slots(1));
  const body = slots(3) ? integer(walk, slots(3)) : 0;
  if (!headers[kind] || !slots(2)) damaged(start);
  const header = slots(2) + offset(walk, slots(2));
  const headerSlots = verifyTable(walk, header, headers[kind]);
  if (kind === 3) verifyBatch(walk, headerSlots, body);
  if (kind === 2 && headerSlots(1)) {
    verifyBatch(walk, verifyTable(walk, headerSlots(1) + offset(walk, headerSlots(1)), recordBatch), body);
  }
  return body;
}

/** Rows and buffers must be such that the body can hold them: a bit a row is the least. */
function verifyBatch(walk: Walk, slots: Slots, body: number): void {
  const most = body * 8;
  if (slots(0) && integer(walk, slots(0)) > most) damaged(walk.start);
  for (const at of structs(walk, slots(1), 16)) {
    if (integer(walk, at) > most) damaged(walk.start);
  }
  for (const at of structs(walk, slots(2), 16)) {
    if (integer(walk, at) + integer(walk, at + 8) > body) damaged(walk.start);
  }
}

type Slots = (slot: number) => number;

/** Checks a table and all below it; returns where its slots are (0 where a slot is not set). */
function verifyTable(walk: Walk, table: number, shape: Shape): Slots {
  const { view, start } = walk;
  if (++walk.tables > view.byteLength || !within(view, table, 4)) damaged(start);
  const vtable = table - view.getInt32(table, true);
  if (!within(view, vtable, 4)) damaged(start);
  const size = view.getUint16(vtable, true);
  const extent = view.getUint16(vtable + 2, true);
  if (!within(view, vtable, size) || extent < 4 || !within(view, table, extent)) damaged(start);
  const slots: Slots = slot => {
    const entry = 4 + 2 * slot;
    const relative = entry + 2 <= size ? view.getUint16(vtable + entry, true) : 0;
    if (relative >= extent) damaged(start);
    return relative && table + relative;
  };
  for (const [slot, content] of Object.entries(shape)) {
    const at = slots(Number(slot));
    if (at) verifySlot(walk, at, content);
  }
  return slots;
}

function verifySlot(walk: Walk, at: number, content: Slot): void {
  const target = at + offset(walk, at);
  if (content === 'text') vector(walk, target, 1);
  else if ('structs' in content) vector(walk, target, content.structs);
  else if ('table' in content) verifyTable(walk, target, content.table());
  else {
    const length = vector(walk, target, 4);
    for (let i = 0; i < length; i++) {
      const item = target + 4 + 4 * i;
      verifyTable(walk, item + offset(walk, item), content.tables());
    }
  }
}

function* structs(walk: Walk, at: number, size: number): Generator<number> {
  if (!at) return;
  const target = at + offset(walk, at);
  const length = vector(walk, target, size);
  for (let i = 0; i < length; i++) yield target + 4 + size * i;
}

/** The length of a vector whose items fit into the buffer. */
function vector({ view, start }: Walk, at: number, size: number): number {
  if (!within(view, at, 4)) damaged(start);
  const length = view.getUint32(at, true);
  if (!within(view, at + 4, length * size)) damaged(start);
  return length;
}

function offset({ view, start }: Walk, at: number): number {
  if (!within(view, at, 4)) damaged(start);
  return view.getUint32(at, true);
}

/** An int64 that must be a length: not negative, and exact as a number. */
function integer({ view, start }: Walk, at: number): number {
  if (!within(view, at, 8)) damaged(start);
  const value = Number(view.getBigInt64(at, true));
  if (value < 0 || value > Number.MAX_SAFE_INTEGER) damaged(start);
  return value;
}

function within(view: DataView, at: number, length: number): boolean {
  return at >= 0 && at + length <= view.byteLength;
}

function damaged(byte: number): never {
  throw new ArgyroditeError(
    'bad-table',
    `The bytes are not a sound Arrow IPC stream or file: the message at byte ${byte} is damaged or cut off. Write the table again, with pyarrow.ipc.new_stream or tableToIPC.`,
    { byte }
  );
}
