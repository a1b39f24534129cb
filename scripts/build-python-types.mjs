// Writes argyrodite/results.py: the library's result types as Python classes, so that an editor completes
// `fit.parameters["R1"].value` and help() says what is in a result.
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const FILE = 'argyrodite/results.py';
const WIDTH = 126;

/** What functions and widgets give, with a table of it. */
const results = [
  ...['CircuitFit', 'KramersKronigResult', 'ZhitResult', 'RelaxationResult', 'ProfileLikelihood', 'Growth'],
  ...['ElectronicConductivity', 'ActivationEnergy', 'Circuit', 'SimulatedSpectrum', 'NyquistResult'],
  ...['CcdResult', 'CcdSummary', 'PlatingResult', 'EfficiencyResult', 'CellTruth', 'CyclingResult'],
  ...['ComponentFit', 'XpsBackground', 'XpsLine', 'StartModel', 'ChargeShift', 'SulfideBalance', 'XpsResult'],
  ...['Composition', 'ObtainedComposition', 'WithError', 'PelletDensity', 'Estimate', 'CompositionResult']
];
/** What some give a list of. */
const members = [
  ...[
    'CircuitSuggestion',
    'ResistanceReading',
    'Step',
    'DetailedQuantity',
    'LibraryComponent',
    'ShareComparison'
  ],
  ...['SimulatedTruth', 'BatchRow']
];
const roots = [...results, ...members];

/** A dictionary's own methods and a word of Python's: an entry of that name is found as `result["values"]` alone. */
const taken = new Set(['clear', 'copy', 'get', 'items', 'keys', 'lambda', 'pop', 'update', 'values']);

const program = ts.createProgram(['src/index.ts', 'src/runner/functions/results.ts'], {
  ...ts.parseConfigFileTextToJson('tsconfig.json', readFileSync('tsconfig.json', 'utf8')).config
    .compilerOptions,
  ...{
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext
  },
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  composite: false
});
const checker = program.getTypeChecker();
const classes = new Map();

for (const name of roots) classOf(name, declaredType(name));

function declaredType(name) {
  for (const file of program.getRootFileNames()) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file));
    const found = checker.getExportsOfModule(module).find(symbol => symbol.name === name);
    if (!found) continue;
    const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    return checker.getDeclaredTypeOfSymbol(symbol);
  }
  throw new Error(`There is no type ${name} among what src/index.ts exports.`);
}

/** The Python class for an object's type; made when it is first named, and after the one that it extends. */
function classOf(name, type) {
  if (classes.has(name)) return name;
  const base = baseOf(type);
  if (base) classOf(base.symbol.name, base);
  const attributes = [];
  classes.set(name, {
    name,
    base: base?.symbol.name,
    doc: docOf(type.aliasSymbol ?? type.symbol),
    attributes
  });
  for (const property of checker.getPropertiesOfType(type)) {
    if (base && !type.symbol.members.has(property.escapedName)) continue;
    const python = pythonOf(checker.getTypeOfSymbol(property), name + pascal(property.name));
    const doc = docOf(property);
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    attributes.push({
      name: property.name,
      type: python === 'float' && mayBeMissing(property.name, doc) ? 'float | None' : python,
      doc: [optional && 'Not always there.', doc].filter(Boolean).join(' ')
    });
  }
  return name;
}

/** The interface that it extends whole; `Omit` and its like are no name in Python. */
function baseOf(type) {
  const bases = type.isClassOrInterface() ? (checker.getBaseTypes(type) ?? []) : [];
  return bases.find(base => base.isClassOrInterface());
}

/** What is not a finite number is None in Python. */
function mayBeMissing(name, doc) {
  return /error|lower|upper/.test(name) || /NaN/.test(doc);
}

function pythonOf(type, context) {
  const { flags } = type;
  if (flags & ts.TypeFlags.NumberLike) return 'float';
  if (flags & ts.TypeFlags.BooleanLike) return 'bool';
  if (type.isUnion()) return unionOf(type.types, context);
  if (flags & ts.TypeFlags.StringLiteral) return `Literal[${JSON.stringify(type.value)}]`;
  if (flags & ts.TypeFlags.StringLike) return 'str';
  if (checker.isTupleType(type)) {
    return `tuple[${checker
      .getTypeArguments(type)
      .map(member => pythonOf(member, context))
      .join(', ')}]`;
  }
  if (checker.isArrayType(type)) return listOf(checker.getTypeArguments(type)[0], context);
  const name = (type.aliasSymbol ?? type.symbol)?.name ?? '';
  if (/^Float\d+Array$/.test(name)) return 'tuple[float, ...]';
  if (/^U?[Ii]nt\d+Array$/.test(name)) return 'tuple[int, ...]';
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (index) return `dict[str, ${pythonOf(index, context)}]`;
  if (flags & ts.TypeFlags.Object)
    return classOf(/^(__type|Pick|Omit|Partial|)$/.test(name) ? context : name, type);
  return 'Any';
}

function listOf(member, context) {
  const python = pythonOf(member, context);
  return classes.has(python) ? `Rows[${python}]` : `tuple[${python}, ...]`;
}

function unionOf(types, context) {
  const known = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  const literals = known.filter(type => type.flags & ts.TypeFlags.StringLiteral);
  const others = known.filter(type => !literals.includes(type));
  const parts = [
    ...(literals.length ? [`Literal[${literals.map(({ value }) => JSON.stringify(value)).join(', ')}]`] : []),
    ...new Set(
      others.filter(({ flags }) => !(flags & ts.TypeFlags.Null)).map(type => pythonOf(type, context))
    ),
    ...(others.some(({ flags }) => flags & ts.TypeFlags.Null) ? ['None'] : [])
  ];
  return [...new Set(parts)].join(' | ');
}

function docOf(symbol) {
  return ts
    .displayPartsToString(symbol?.getDocumentationComment(checker))
    .replace(/\{@link ([^}]*)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
}

function pascal(name) {
  return name.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase());
}

function written({ name, base, doc, attributes }) {
  const described = attributes.flatMap(({ name, type, doc }) => [
    `    ${taken.has(name) ? `["${name}"]` : name} : ${type}`,
    ...(doc ? wrap(inPython(doc), 8) : [])
  ]);
  const annotations = attributes
    .filter(({ name }) => !taken.has(name))
    .map(({ name, type }) => `    ${name}: ${type}`);
  return [
    `class ${name}(${basesOf(name, base).join(', ')}):`,
    `    """${wrap(inPython(doc || `In ${parentOf(name)}.`), 4)
      .join('\n')
      .trimStart()}`,
    '',
    '    Attributes',
    '    ----------',
    ...described,
    '    """',
    '',
    ...annotations
  ].join('\n');
}

function basesOf(name, base) {
  if (!results.includes(name)) return [base ?? 'Record'];
  if (!base) return ['Result'];
  return results.includes(base) ? [base] : [base, 'Result'];
}

/** Of which class it is a part, where it has no words of its own. */
function parentOf(name) {
  const parent = [...classes.values()].find(({ attributes }) =>
    attributes.some(({ type }) => new RegExp(`\\b${name}\\b`).test(type))
  );
  return parent ? `\`${parent.name}\`` : 'a result';
}

/** NaN is None there, and a backslash would be an escape. */
function inPython(text) {
  return text.replaceAll('NaN', 'None').replaceAll('null', 'None').replaceAll('\\', '\\\\');
}

function wrap(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1) && lines.at(-1).length + word.length + 1 > WIDTH - indent) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) && ' ') + word;
  }
  return lines.map(line => ' '.repeat(indent) + line);
}

const source = `"""What functions and widgets give. Made by scripts/build-python-types.mjs from the types of src.

Names for an editor and for help(): at run time an answer is a \`Result\`, and what stands in it a \`Record\`, read-only dictionaries whose
entries are attributes too. Numbers that are not finite (an error that the data do not determine) are \`\`None\`\`.
"""

from __future__ import annotations

from typing import Any, Literal

from .records import Record, Result, Rows

__all__ = [
${[...roots]
  .sort()
  .map(name => `    "${name}",`)
  .join('\n')}
]


${[...classes.values()].map(written).join('\n\n\n')}
`;

writeFileSync(FILE, source);
console.log(`Python types: ${classes.size} classes`);
