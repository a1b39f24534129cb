// Components of photoelectron spectra beside lmfit.
import { libraryOf } from '../frame/library.mjs';
import { startPeer } from '../frame/peer.mjs';
import { hold, timed } from '../frame/race.mjs';

export const title = 'Photoelectrons';
export const about =
  'lmfit runs in Python and we in Node, turn by turn; times are of the call itself. lmfit has the model twice: of its own line shapes ' +
  'and expressions, as its documentation shows it, and as one function in NumPy, written by hand for this one case. All start at the same values, with the same limits and weights; the outcome is χ², which shows that they found the same ' +
  'minimum. Our default follows the fitted counts with its weights (maximum likelihood of counts), which is several fits in one, and ' +
  'ends at a χ² of its own.';

const POINTS = 150;
const POSITIONS = [159.8, 161.5, 163, 164.8, 166.6, 168.6];
const [SPLITTING, RATIO, MIX, WIDTH] = [1.18, 0.5, 0.3, 1.2];
const BASELINE = 800;
/** How far from the truth both start, eV. */
const OFF = 0.1;

export async function* races() {
  const { library } = await libraryOf('xps');
  const peer = startPeer('xps');
  try {
    yield sixDoublets(library, peer);
  } finally {
    peer.end();
  }
}

function sixDoublets(library, peer) {
  const { energy, intensity } = spectrum(library);
  const table = library.makeTable('xps-spectrum', {
    spectrum: new Int32Array(POINTS),
    region: Array(POINTS).fill('S 2p'),
    binding_energy_electronvolt: energy,
    intensity_counts: intensity
  });
  const model = {
    region: 'S 2p',
    background: 'active-shirley',
    components: POSITIONS.map(position => ({
      name: `at ${position} eV`,
      position: position + OFF,
      fwhm: WIDTH - OFF,
      mix: MIX,
      splitting: SPLITTING,
      ratio: RATIO
    }))
  };
  const given = {
    energy: [...energy],
    intensity: [...intensity],
    starts: POSITIONS.map(position => [
      position + OFF,
      WIDTH - OFF,
      roughArea(energy, intensity, position + OFF)
    ]),
    constant: intensity[0],
    step: 0.01,
    splitting: SPLITTING,
    ratio: RATIO,
    mix: MIX
  };
  const fit = weighting =>
    timed(
      () => library.fitComponents(table, model, { weighting }),
      ({ chi_square }) => chi_square
    );
  const own = 'lmfit, its own models';
  const [same, byDefault] = ['argyrodite, the same weights', 'argyrodite, default weights'];
  return hold({
    title: `Six doublets with active Shirley, ${POINTS} points, 20 parameters (simulated, seed 4)`,
    warmUp: 30,
    rounds: 40,
    contestants: [
      { name: own, run: () => peer.call('lmfit_own_models', given), rounds: 3 },
      {
        name: 'lmfit, one function in NumPy',
        run: () => peer.call('lmfit_one_function', given),
        against: own
      },
      { name: same, run: fit('data'), against: own },
      { name: byDefault, run: fit('poisson'), against: own }
    ],
    goals: [
      { text: 'the default fit takes less than 6 ms', met: of => of[byDefault] < 6 },
      {
        text: 'the same fit is at least 50 times faster than lmfit with its own models',
        met: of => of[own] >= 50 * of[same]
      }
    ]
  });
}

/** What stands above the left end where a doublet is to be, as wide as one line: what our fit begins with. */
function roughArea(energy, intensity, position) {
  const nearest = Math.round((position - energy[0]) * 10);
  return (intensity[nearest] - intensity[0]) * (WIDTH - OFF) * (1 + RATIO);
}

const areaOf = i => 3 * (600 + 300 * i);

function spectrum({ lineShape, poisson, uniform }) {
  const energy = Float64Array.from({ length: POINTS }, (_, i) => 157 + i / 10);
  const lines = POSITIONS.flatMap((position, i) => [
    { position, area: areaOf(i) / (1 + RATIO) },
    { position: position + SPLITTING, area: (areaOf(i) * RATIO) / (1 + RATIO) }
  ]).map(line => lineShape('gl-sum', energy, { ...line, fwhm: WIDTH, mix: MIX }));
  const random = uniform(4);
  let passed = 0;
  const intensity = energy.map((_, i) => {
    const peaks = lines.reduce((sum, line) => sum + line[i], 0);
    passed += peaks / 10;
    return poisson(BASELINE + 0.01 * passed + peaks, random);
  });
  return { energy, intensity };
}
