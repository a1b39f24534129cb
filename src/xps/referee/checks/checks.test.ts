import { describe, expect, it } from 'vitest';
import { composition } from '../../../composition/index.js';
import { quantify } from '../../quantify/quantify.js';
import type { ComponentFit, FittedComponent } from '../../types.js';
import { referee, type RefereeOptions } from '../referee.js';
import { fitted, madeFit, modelsOf, type Made } from '../testing/fits.js';
import { checks } from './list.js';

/** One spectrum that brings the objection, and the nearest one that does not. */
interface Example {
  code: string;
  says: string;
  /** What the objection is about. */
  subject: string;
  with: Spectrum;
  without: Spectrum;
}

interface Spectrum extends Made {
  components: FittedComponent[];
  options?: RefereeOptions;
}

const PS4 = (changes: Partial<FittedComponent> = {}) => fitted('S 2p', 'PS4', changes);
const sulfide = (changes: Partial<FittedComponent> = {}) =>
  fitted('S 2p', 'sulfide', { position: 160.2, area: 1200, fraction: 0.2, ...changes });
const P = (changes: Partial<FittedComponent> = {}) => fitted('P 2p', 'PS4', changes);
const Li2S = (fraction: number) => sulfide({ id: 'S-Li2S', name: 'Li2S', fraction, fraction_error: 0.01 });
const known = (chlorine: number): RefereeOptions => ({ composition: composition({ chlorine }) });
const good: Spectrum = { components: [PS4(), sulfide()] };
const pair = (at: Partial<FittedComponent>): Spectrum => ({
  components: [
    PS4({ splitting: 0, ratio: 0 }),
    PS4({ id: 'S-half', name: 'half', splitting: 0, ratio: 0, position: 162.78, area: 2500, ...at })
  ]
});
const atomic = (components: FittedComponent[], library: 'thermo' | 'scofield' = 'thermo') =>
  quantify({ components }, { library });
const tetrahedra = (sulfur: number): Spectrum => {
  const components = [PS4({ area: sulfur * 1.881, area_error: 10 }), P({ area: 1353, area_error: 10 })];
  return { components, options: { quantities: atomic(components), transmission: 'applied' } };
};
const parameters = [
  { name: 'S-PS4.area', subject: 'S-PS4', value: 1 },
  { name: 'S-sulfide.area', subject: 'S-sulfide', value: 1 }
];
const related = (correlation: number): Spectrum => ({
  ...good,
  parameters,
  correlation: [
    [1, correlation],
    [correlation, 1]
  ]
});

const examples: Example[] = [
  {
    code: 'missing-doublet',
    says: 'a p level without its doublet',
    subject: 'S-PS4',
    with: { components: [PS4({ splitting: 0, ratio: 0 })] },
    without: { components: [fitted('Li 1s', 'lithium', { position: 55.7 })] }
  },
  {
    code: 'missing-doublet',
    says: 'a lone line beside a doublet of two lines',
    subject: 'S-x',
    with: {
      components: [...pair({}).components, sulfide({ id: 'S-x', splitting: 0, ratio: 0 })]
    },
    without: pair({})
  },
  {
    code: 'splitting',
    says: 'a splitting that the level does not have',
    subject: 'P-PS4',
    with: { components: [P({ splitting: 0.95 })] },
    // the study prints 131.8 and 132.6 eV
    without: { components: [P({ splitting: 0.8 })] }
  },
  {
    code: 'area-ratio',
    says: 'an area ratio away from 0.5',
    subject: 'S-PS4',
    with: { components: [PS4({ ratio: 0.55 })] },
    without: { components: [PS4({ ratio: 0.53 })] }
  },
  {
    code: 'narrow-half-line',
    says: 'a 1/2 line narrower than its 3/2 line',
    subject: 'S-PS4',
    with: pair({ fwhm: 0.9 }),
    without: pair({ fwhm: 1.2 })
  },
  {
    code: 'widths-differ',
    says: 'widths of one region that differ by more than 20 %',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ fwhm: 1.4 })] },
    without: { components: [PS4(), sulfide({ fwhm: 1.3 })] }
  },
  {
    code: 'widths-differ',
    says: 'widths of two weak components that differ by more than 20 %',
    subject: 'S-Li2Sn',
    with: {
      components: [
        PS4(),
        sulfide({ fwhm: 1 }),
        sulfide({ id: 'S-Li2Sn', name: 'Li2Sn', position: 163.2, fwhm: 1.3, area: 900 })
      ]
    },
    without: {
      components: [PS4(), sulfide({ fwhm: 1 }), sulfide({ id: 'S-Li2Sn', position: 163.2, area: 900 })]
    }
  },
  {
    code: 'narrower-than-resolution',
    says: 'a line narrower than the resolution',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ fwhm: 0.3 })] },
    without: good
  },
  {
    code: 'too-wide',
    says: 'a line wider than 2 eV',
    subject: 'S-PS4',
    with: { components: [PS4({ fwhm: 2.2 })] },
    without: { components: [PS4({ fwhm: 1.9 })] }
  },
  {
    code: 'too-close',
    says: 'components closer than 0.4 of their width',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ position: 161.3 })] },
    without: { components: [PS4(), sulfide({ position: 161 })] }
  },
  {
    code: 'correlated',
    says: 'a correlation above 0.95',
    subject: 'S-sulfide',
    with: related(-0.97),
    without: related(-0.9)
  },
  {
    code: 'at-bound',
    says: 'a parameter at its bound',
    subject: 'S-sulfide',
    with: { ...good, parameters: [{ ...parameters[1], name: 'S-sulfide.position', at_bound: true }] },
    without: {
      ...good,
      // a background without a step stands at its bound, and nothing is wrong with that
      parameters: [...parameters, { name: 'S 2p.background_step', subject: 'S 2p', at_bound: true }]
    }
  },
  {
    code: 'insignificant-area',
    says: 'an area below 3 standard errors',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ area: 150 })] },
    without: { components: [PS4(), sulfide({ area: 200 })] }
  },
  {
    code: 'insignificant-area',
    says: 'an area that the data do not determine',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ area_error: NaN })] },
    without: { components: [PS4(), sulfide({ area_error: 0 })] }
  },
  {
    code: 'insignificant-area',
    says: 'an area of 0',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ area: 0, area_error: NaN })] },
    without: good
  },
  {
    code: 'background-above-data',
    says: 'a background above the data',
    subject: 'S 2p',
    with: { ...good, background: energy => 1000 + 30 * (energy - 155) },
    without: { ...good, background: () => 1000 }
  },
  {
    code: 'window-on-tail',
    says: 'a window that ends on a tail',
    subject: 'S 2p',
    with: { components: [PS4()], window: [156, 163.5] },
    without: { components: [PS4()], window: [156, 167] }
  },
  {
    code: 'window-narrow',
    says: 'a window with no background beside a line',
    subject: 'S 2p',
    with: { components: [PS4()], window: [160.2, 168] },
    without: { components: [PS4()], window: [159, 168] }
  },
  {
    code: 'structured-residuals',
    says: 'residuals that follow a pattern',
    subject: 'S 2p',
    with: { ...good, extra: energy => 90 * Math.sin(2 * energy) },
    without: good
  },
  {
    code: 'misfit',
    says: 'residuals larger than counting explains',
    subject: 'S 2p',
    with: { ...good, noise: 1.5 },
    without: good
  },
  {
    code: 'smoothed-data',
    says: 'points that scatter less than counting',
    subject: 'S 2p',
    with: { ...good, noise: 0.5 },
    without: good
  },
  {
    code: 'no-counts',
    says: 'an intensity whose counts are not known',
    subject: 'S 2p',
    with: { ...good, counts_per_unit: NaN },
    without: good
  },
  {
    code: 'energy-outside-level',
    says: 'an energy where the level has no lines',
    subject: 'S-PS4',
    with: { components: [PS4({ position: 131.6 })] },
    without: { components: [P()] }
  },
  {
    code: 'energy-outside-name',
    says: 'an energy away from what the name says',
    subject: 'S-sulfide',
    with: { components: [PS4(), sulfide({ position: 159.5 })] },
    // as far, with a charge shift that is known to 0.2 eV only
    without: { components: [PS4(), sulfide({ position: 159.5 })], charge_shift_error: 0.2 }
  },
  {
    code: 'tetrahedron-distance',
    says: 'S and P of PS4 at a wrong distance',
    subject: 'P-PS4',
    with: { components: [PS4(), P({ position: 132.15 })] },
    // the study prints 161.4 and 131.8 eV
    without: { components: [PS4({ position: 161.4 }), P({ position: 131.8 })] }
  },
  {
    code: 'not-lithium-sulfide',
    says: '“Li2S” that does not exceed the free sulfide of x = 1, 20 %',
    subject: 'S-Li2S',
    with: { components: [PS4(), Li2S(0.21)], options: known(1) },
    without: { components: [PS4(), Li2S(0.3)], options: known(1) }
  },
  {
    code: 'sulfide-without-composition',
    says: '“Li2S” where the composition is not known',
    subject: 'S-Li2S',
    with: { components: [PS4(), Li2S(0.3)] },
    without: { components: [PS4(), Li2S(0.3)], options: known(1) }
  },
  {
    code: 'not-lithium-chloride',
    says: '“LiCl” from Cl 2p alone',
    subject: 'Cl-LiCl',
    with: { components: [fitted('Cl 2p', 'LiCl', { position: 198.6, splitting: 1.6 })] },
    without: { components: [fitted('Cl 2p', 'chloride', { position: 198.6, splitting: 1.6 })] }
  },
  {
    code: 'tetrahedron-ratio',
    says: 'S : P of PS4 far from 4',
    subject: 'S-PS4',
    with: tetrahedra(5500),
    without: tetrahedra(4400)
  },
  {
    code: 'mixed-libraries',
    says: 'two sensitivity libraries in one result',
    subject: 'sensitivity_library',
    with: {
      components: [PS4()],
      options: { quantities: [...atomic([PS4()]), ...atomic([P()], 'scofield')], transmission: 'applied' }
    },
    without: { components: [PS4()], options: { quantities: atomic([PS4(), P()]), transmission: 'applied' } }
  },
  {
    code: 'unknown-transmission',
    says: 'regions compared without the transmission',
    subject: 'transmission',
    with: { components: [PS4()], options: { quantities: atomic([PS4(), P()]) } },
    without: { components: [PS4()], options: { quantities: atomic([PS4(), sulfide()]) } }
  },
  {
    code: 'unknown-counting-times',
    says: 'counts of several regions, of which it is not known how long they were counted',
    subject: 'quantities',
    with: {
      components: [PS4()],
      options: { quantities: atomic([PS4(), P()]), measuring_times: 'unknown', transmission: 'applied' }
    },
    without: {
      components: [PS4()],
      options: { quantities: atomic([PS4(), P()]), measuring_times: 'known', transmission: 'applied' }
    }
  }
];

const objections = ({ components, options, ...made }: Spectrum) => {
  const fit: ComponentFit = madeFit(components, made);
  return referee(fit, modelsOf(fit), options);
};

describe('the referee objects to', () => {
  it.each(examples)('$says, and not to its like', ({ code, subject, with: bad, without }) => {
    const found = objections(bad).filter(one => one.code === code);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0].subject).toBe(subject);
    expect(found[0].message).toBe(`${found[0].reason} ${found[0].remedy}`);
    expect(objections(without).map(one => one.code)).not.toContain(code);
  });

  it('nothing in a good fit', () => expect(objections(good)).toEqual([]));

  it('everything that it has a code for, in one of these examples', () => {
    const shown = new Set(examples.map(({ code }) => code));
    expect([...shown].sort()).toEqual(checks.flatMap(({ codes }) => codes).sort());
  });

  it('smoothed data also where counts are not known', () => {
    const fit = madeFit(good.components, { counts_per_unit: NaN });
    const [region] = fit.regions;
    const three = region.residuals.map(
      (_, k, all) => (all[Math.max(k - 1, 0)] + all[k] + (all[k + 1] ?? 0)) / 3
    );
    const codes = (residuals: Float64Array) =>
      referee({ ...fit, regions: [{ ...region, residuals }] }, modelsOf(fit)).map(one => one.code);
    expect(codes(three)).toContain('smoothed-data');
    expect(codes(region.residuals)).not.toContain('smoothed-data');
  });
});
