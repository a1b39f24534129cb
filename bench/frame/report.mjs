import os from 'node:os';

export function machine() {
  const date = new Date().toISOString().slice(0, 10);
  return `${os.cpus().length} cores of ${os.cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}, ${date}`;
}

/** One race as a table in Markdown, legible in a terminal too, and what it was to show. */
export function tableOf({ title, rows, goals }) {
  const withOutcome = rows.some(({ outcome }) => outcome !== undefined);
  const head = [
    '',
    'median / ms',
    'least / ms',
    'rounds',
    'times faster',
    ...(withOutcome ? ['outcome'] : [])
  ];
  const medianOf = name => rows.find(row => row.name === name).median;
  const cells = rows.map(({ name, against, median, least, rounds, outcome }) => [
    name,
    milliseconds(median),
    milliseconds(least),
    String(rounds),
    against ? ratio(medianOf(against) / median) : '',
    ...(withOutcome ? [text(outcome)] : [])
  ]);
  const widths = head.map((_, column) => Math.max(3, ...[head, ...cells].map(row => row[column].length)));
  const line = row =>
    `| ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  const verdicts = goals.map(({ text, met }) => `- ${met ? 'met' : 'NOT MET'}: ${text}`);
  return [
    `### ${title}`,
    '',
    line(head),
    rule,
    ...cells.map(line),
    ...(goals.length ? ['', ...verdicts] : []),
    ''
  ].join('\n');
}

function milliseconds(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function ratio(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

function text(outcome) {
  if (typeof outcome !== 'number' || Number.isInteger(outcome)) return String(outcome ?? '');
  return outcome.toPrecision(7);
}
