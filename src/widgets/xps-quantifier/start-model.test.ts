import { expect, it } from 'vitest';
import { runAtOnce } from '../../runner/index.js';
import { resolveSettings } from '../../settings/index.js';
import { samplesOf } from '../../xps/samples.js';
import { xpsSettings, type XpsSettings } from '../../xps/settings.js';
import { simulateArgyrodite } from '../../xps/simulation/argyrodite.js';
import { xpsQuantifierDefinition } from './definition.js';
import { startFor } from './start-model.js';

it.each([0.1, 0.25, 0.48, 0.81])(
  'a model made at a click gives back what is left of PS₄³⁻, and the charging, also where another line is the highest: %s',
  tetrahedra_left => {
    const { table, truth } = simulateArgyrodite({
      decomposition: { tetrahedra_left, fully_reduced: 0.4, polysulfide: 0.1 },
      charge_shift: 0.7,
      regions: ['S 2p', 'P 2p'],
      peak_counts: 2000
    });
    const settings = resolveSettings<XpsSettings>(xpsSettings, startFor(table, samplesOf(table)[0]));
    const { fit } = runAtOnce(xpsQuantifierDefinition, table, settings).samples[0];
    expect(fit.charge_shift).toBeCloseTo(0.7, 1);
    for (const region of ['S 2p', 'P 2p']) {
      const left = fit.components.find(one => one.region === region && one.name === 'PS4')!;
      expect(Math.abs(left.fraction - truth[0].fractions[region].PS4), region).toBeLessThan(0.03);
    }
  }
);
