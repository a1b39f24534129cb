import type { TemplateResult } from 'lit-html';
import type { CompositionResult } from '../../composition/types.js';
import { noteMark } from '../notes/note-mark.js';
import type { Pin } from '../notes/pin.js';
import type { CardScene } from './scene.js';

/** The parts of a card, as they are called there. */
const parts = {
  batch: 'Batch',
  stoichiometry: 'Stoichiometry',
  structure: 'Lattice and density',
  synthesis: 'Synthesis',
  measured: 'Measured values'
} as const;

type Part = keyof typeof parts;

export function samplePin({ row, label }: { row: number; label: string }): Pin {
  return { on: 'sample', target: String(row), place: label, bound: true };
}

/** The sample that a card is of, by its row, whatever is tried with its composition. */
function sampleOf(
  { shown }: CardScene,
  { samples, label }: CompositionResult
): { row: number; label: string } {
  return samples.find(({ row }) => row === shown.sample) ?? { row: shown.sample, label };
}

/** Each sample has a card of its own. */
function partPin({ row, label }: { row: number; label: string }, part: Part): Pin {
  return { on: 'part', target: `${row}/${part}`, place: `${parts[part]} of ${label}`, bound: true };
}

/** Beside the heading of a card's part. */
export function partMark(scene: CardScene, result: CompositionResult, part: Part): TemplateResult {
  return noteMark(scene.notes, partPin(sampleOf(scene, result), part));
}

/** Beside the formula, which stands for the whole card. */
export function sampleMark(scene: CardScene, result: CompositionResult): TemplateResult {
  return noteMark(scene.notes, samplePin(sampleOf(scene, result)));
}

/** For the menu: the parts of the card that is shown, and the samples. */
export function menuPins(scene: CardScene, result: CompositionResult): Pin[] {
  const isCard = scene.shown.view === 'card';
  const own = isCard
    ? (Object.keys(parts) as Part[]).map(part => partPin(sampleOf(scene, result), part))
    : [];
  return [...own, ...result.samples.map(samplePin)];
}
