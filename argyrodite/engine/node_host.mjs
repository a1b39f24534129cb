// Node's side of node.py. A message, both ways: how many parts, the length of each (uint32, little endian), the parts.
// A message is a request and its bytes, or nothing and a script to be run: the engine's first. Ends when Python closes the pipe.
import { readSync, writeSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

const INPUT = 0;
const OUTPUT = 1;

function readExactly(length) {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const count = readSync(INPUT, bytes, done, length - done);
    if (count === 0) process.exit(0);
    done += count;
  }
  return bytes;
}

function receive() {
  const number = () => new DataView(readExactly(4).buffer).getUint32(0, true);
  return Array.from({ length: number() }, number).map(readExactly);
}

function send(parts) {
  const header = new Uint32Array([parts.length, ...parts.map(part => part.byteLength)]);
  for (const part of [new Uint8Array(header.buffer), ...parts]) {
    for (let done = 0; done < part.byteLength; ) done += writeSync(OUTPUT, part, done);
  }
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

for (;;) {
  const [request, ...inputs] = receive();
  if (!request.byteLength) {
    runInThisContext(decoder.decode(inputs[0]), { filename: 'engine.js' });
    send([]);
    continue;
  }
  for (const input of inputs) new Uint8Array(argyrodite.allocate(input.byteLength)).set(input);
  const answer = argyrodite.call(decoder.decode(request));
  const outputs = Array.from({ length: JSON.parse(answer).outputs ?? 0 }, () => new Uint8Array(argyrodite.take()));
  send([encoder.encode(answer), ...outputs]);
}
