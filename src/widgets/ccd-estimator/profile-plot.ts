import * as Plot from '@observablehq/plot';
import type { EfficiencyResult, Profile } from '../../cycling/types.js';
import { paintRamp } from '../frame/theme.js';
import { extent } from '../plots/axes.js';
import type { Drawing } from '../plots/drawing.js';
import { rampLegend } from '../plots/ramp-legend.js';
import { drawPoints, fromZero } from './point-plot.js';
import { thin } from '../plots/thin.js';

/** Voltage against capacity of some cycles, and dQ/dV of the same below; colours go with the cycle. */
export function drawProfiles(
  { profiles, active_mass_mg }: EfficiencyResult,
  width: number,
  heights: readonly [number, number]
): { profiles: Drawing; derivatives: Drawing } {
  const perGram = active_mass_mg > 0;
  const factor = perGram ? 1e3 / active_mass_mg : 1;
  const [first, last] = extent(profiles.map(({ cycle }) => cycle)) ?? [1, 1];
  const colour = ({ cycle }: Profile) => paintRamp(last > first ? (cycle - first) / (last - first) : 1);
  const dash = ({ direction }: Profile) => (direction === 'charge' ? '5 2.5' : undefined);
  const volts = padded(extent(...profiles.map(({ voltage_volt }) => voltage_volt)));
  const capacities = fromZero(
    profiles.flatMap(({ capacity_mah }) => [(extent(capacity_mah)?.[1] ?? 0) * factor]),
    0.04
  );
  const none = { x: [], y: [] };
  const upper = drawPoints({
    width,
    height: heights[0],
    x: { domain: capacities, quantity: 'Q', unit: perGram ? 'mAh/g' : 'mAh' },
    y: { domain: volts, quantity: 'U', unit: 'V' },
    points: none,
    marks: profiles.map(profile => {
      const kept = thin(
        profile.capacity_mah,
        profile.voltage_volt,
        extent(profile.capacity_mah) ?? [0, 1],
        width
      );
      return Plot.line(kept, {
        x: (i: number) => profile.capacity_mah[i] * factor,
        y: (i: number) => profile.voltage_volt[i],
        stroke: colour(profile),
        strokeDasharray: dash(profile),
        strokeWidth: 1.5
      });
    })
  });
  const lower = drawPoints({
    width,
    height: heights[1],
    x: { domain: volts, quantity: 'U', unit: 'V' },
    y: {
      domain: fromZero(
        profiles.flatMap(({ dq_dv_mah_v }) => (extent(dq_dv_mah_v) ?? [0]).map(value => value * factor))
      ),
      quantity: 'dQ/dU',
      unit: perGram ? 'mAh/(g V)' : 'mAh/V'
    },
    points: none,
    marks: profiles.map(profile =>
      Plot.line(profile.grid_volt, {
        x: profile.grid_volt,
        y: Float64Array.from(profile.dq_dv_mah_v, value => value * factor),
        stroke: colour(profile),
        strokeDasharray: dash(profile),
        strokeWidth: 1.25
      })
    )
  });
  if (last > first) {
    upper.node.append(
      rampLegend({ right: upper.frame[2], top: 4, first: `cycle ${first}`, last: String(last) })
    );
  }
  return { profiles: upper, derivatives: lower };
}

function padded(span: [number, number] | undefined): [number, number] {
  if (!span) return [0, 1];
  const room = (span[1] - span[0]) * 0.05 || 0.1;
  return [span[0] - room, span[1] + room];
}
