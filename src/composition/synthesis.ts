import { studySynthesis } from './settings.js';
import type { Synthesis, SynthesisStep } from './types.js';

/** Points on a curve of natural cooling. */
const CURVE = 24;
/** Natural cooling is drawn until the furnace is this near to the room, in °C. */
const NEAR = 2;

interface Leg {
  name: string;
  label: string;
  detail: string;
  hours: number;
  celsius: number;
  members: string[];
}

/**
 * Temperature against time, from the numbers of the synthesis; the study's where none are given.
 *
 * Mixing and milling are drawn at the room's temperature: what a mill's jar reaches is not known. Natural cooling is an exponential.
 */
export function synthesisOf(given: Readonly<Record<string, number>>): Synthesis {
  const values = { ...studySynthesis, ...given };
  const legs = legsOf(values);
  const room = values.ambient_temperature_celsius;
  const steps: SynthesisStep[] = [];
  const times = [0];
  const temperatures = [room];
  let time = 0;
  let celsius = room;
  for (const { hours, celsius: end, ...rest } of legs) {
    const points = rest.name === 'natural' && hours > 0 ? CURVE : 1;
    for (let i = 1; i <= points; i++) {
      const t = (hours * i) / points;
      times.push(time + t);
      const decay = Math.exp(-t / values.natural_cooling_hours);
      temperatures.push(points > 1 ? room + (celsius - room) * decay : end);
    }
    const last = temperatures[temperatures.length - 1];
    steps.push({
      ...rest,
      start_hours: time,
      end_hours: time + hours,
      start_celsius: celsius,
      end_celsius: last
    });
    time += hours;
    celsius = last;
  }
  return {
    steps,
    values,
    time_hours: Float64Array.from(times),
    temperature_celsius: Float64Array.from(temperatures),
    total_hours: time,
    notes: notesOf(values, given)
  };
}

function legsOf(v: Record<string, number>): Leg[] {
  const room = v.ambient_temperature_celsius;
  const hot = v.anneal_temperature_celsius;
  const controlled = Math.min(hot, Math.max(room, v.cooling_until_celsius));
  const naturalHours = v.natural_cooling_hours * Math.log(Math.max(1, (controlled - room) / NEAR));
  const leg = (
    name: string,
    label: string,
    detail: string,
    hours: number,
    celsius: number,
    members: string[]
  ): Leg => ({
    name,
    label,
    detail,
    hours,
    celsius,
    members
  });
  const legs = [
    leg('mix', 'Mortar', `${v.mix_minutes} min`, v.mix_minutes / 60, room, ['mix_minutes']),
    leg('premill', 'Premix', `${v.premill_hours} h at ${v.premill_rpm} rpm`, v.premill_hours, room, [
      'premill_hours',
      'premill_rpm'
    ]),
    leg('mill', 'Mill', `${v.mill_hours} h at ${v.mill_rpm} rpm`, v.mill_hours, room, [
      'mill_hours',
      'mill_rpm'
    ]),
    leg('press', 'Press and seal', 'pellets in evacuated quartz', 0, room, []),
    leg(
      'heat',
      'Heat',
      `${v.heating_celsius_per_minute} °C/min`,
      Math.abs(hot - room) / v.heating_celsius_per_minute / 60,
      hot,
      ['heating_celsius_per_minute']
    ),
    leg('anneal', 'Anneal', `${v.anneal_hours} h at ${hot} °C`, v.anneal_hours, hot, [
      'anneal_temperature_celsius',
      'anneal_hours'
    ])
  ];
  if (controlled < hot) {
    legs.push(
      leg(
        'cool',
        'Cool',
        `${v.cooling_celsius_per_minute} °C/min to ${controlled} °C`,
        (hot - controlled) / v.cooling_celsius_per_minute / 60,
        controlled,
        ['cooling_celsius_per_minute', 'cooling_until_celsius']
      )
    );
  }
  const quenched = v.natural_cooling_hours === 0;
  legs.push(
    leg(
      'natural',
      quenched ? 'Quench' : 'Natural cooling',
      quenched ? `to ${room} °C` : `to about ${room} °C`,
      naturalHours,
      room,
      ['natural_cooling_hours', 'ambient_temperature_celsius']
    )
  );
  return legs;
}

function notesOf(values: Record<string, number>, given: Readonly<Record<string, number>>): string[] {
  const notes: string[] = [];
  if (!Object.hasOwn(given, 'anneal_temperature_celsius')) {
    notes.push('The study anneals at 450–550 °C; the middle is drawn.');
  }
  if (values.natural_cooling_hours > 0 && !Object.hasOwn(given, 'natural_cooling_hours')) {
    notes.push('How fast a furnace cools by itself is not in the study: 3 h to 1/e are assumed.');
  }
  const quenchedHot =
    values.natural_cooling_hours === 0 && values.cooling_until_celsius >= values.anneal_temperature_celsius;
  if (quenchedHot) {
    notes.push('Quenched from the annealing temperature: in the study no shell of LiCl forms then.');
  }
  return notes;
}
