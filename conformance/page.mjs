// The cases in a page, for the test in Chromium: bundled with the library, files fetched from where the page is.
import { runAnalysis } from '../lib/runner/analyse.js';
import { findWidget } from '../lib/widgets/registry.js';
import { answer, tableOf, widgetAnswer } from './answer.mjs';

let workers = 0;
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    workers++;
  }
};

export async function answerHere(one) {
  return answer(one, await filesOf(one));
}

/** A widget's case at once and in a worker, as text, and how many workers were started. */
export async function answerTwice(one) {
  const bytesOf = await filesOf(one);
  const result = await runAnalysis(findWidget(one.widget), tableOf(one, bytesOf), one.settings);
  return [answer(one, bytesOf), widgetAnswer(one, result)]
    .map(value => JSON.stringify(value))
    .concat(workers);
}

async function filesOf(one) {
  const bytes = {};
  for (const file of namesIn(one)) {
    bytes[file] = new Uint8Array(await (await fetch(encodeURIComponent(file))).arrayBuffer());
  }
  return file => bytes[file];
}

/** Every file that a case or one within it needs. */
function namesIn(value, key) {
  if (key === 'read') return [value];
  if (key === 'files') return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => namesIn(member, name));
}
