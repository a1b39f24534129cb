// Times us beside others, in one run, turn by turn: `npm run bench` all topics, `npm run bench xps` one.
// `npm run bench -- --keep` writes the tables into docs/bench, with the machine that they are from.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machine, tableOf } from '../bench/frame/report.mjs';
import { main, root, SetUpError } from './lib/environment.mjs';

const folder = path.join(root, 'bench');
const topics = readdirSync(folder).filter(name => existsSync(path.join(folder, name, 'index.mjs')));

await main(async () => {
  const keep = process.argv.includes('--keep');
  const wanted = process.argv.slice(2).filter(argument => argument !== '--keep');
  const unknown = wanted.find(name => !topics.includes(name));
  if (unknown) throw new SetUpError(`There is no bench “${unknown}”; there are ${topics.join(', ')}.`);
  console.log(`\n${machine()}\n`);
  for (const topic of wanted.length ? wanted : topics) await run(topic, keep);
});

async function run(topic, keep) {
  const { title, about, races } = await import(new URL(`../bench/${topic}/index.mjs`, import.meta.url));
  console.log(`## ${title}\n\n${about}\n`);
  const tables = [];
  for await (const race of races()) {
    tables.push(tableOf(race));
    console.log(tables.at(-1));
  }
  if (!keep) return;
  const file = path.join(root, 'docs', 'bench', `${topic}.md`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, [`# ${title}`, '', about, '', `Run on ${machine()}.`, '', ...tables].join('\n'));
}
