import { notesField, type Note } from '../notes.js';
import type { SettingsSchema } from '../schema.js';

/** A widget's settings with notes and one other. */
export const noteSchema: SettingsSchema = {
  starts: { type: 'integer', default: 64, title: 'Starts', description: 'd' },
  notes: notesField
};

export const ada: Note = {
  text: 'looks too large',
  author: 'Ada',
  time: '2026-11-28T13:05:00.000Z',
  on: 'parameter',
  target: 'R1',
  place: 'R1'
};
