/** VAMAS (ISO 14976), regular scans in kinetic energy, a block for each region of each sample. */

const UNKNOWN = '1E+37';

/**
 * @param table of kind xps-spectrum, with counts, on an even axis of energies
 * @param {{ comment: string[] }} about the file as a whole
 * @returns {Buffer}
 */
export function vms(table, { comment }) {
  const { spectra } = JSON.parse(table.schema.metadata.get('argyrodite'));
  const column = name => Array.from(table.getChild(name));
  const [spectrum, energy, counts] = ['spectrum', 'binding_energy_electronvolt', 'intensity_counts'].map(
    column
  );
  const blocks = spectra.map((about, index) => {
    const rows = spectrum.flatMap((value, row) => (value === index ? [row] : []));
    // binding energy rises along the table, kinetic energy along the file
    const ordered = rows.sort((a, b) => energy[b] - energy[a]);
    return block(
      about,
      ordered.map(row => energy[row]),
      ordered.map(row => counts[row])
    );
  });
  const head = [
    'VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4',
    'Not Specified',
    'Not Specified',
    'Not Specified',
    'Not Specified',
    comment.length,
    ...comment,
    'NORM',
    'REGULAR',
    ...[0, 0, 0, 0, 0, 0],
    blocks.length
  ];
  return Buffer.from([...head, ...blocks.flat(), 'end of experiment', ''].join('\r\n'), 'latin1');
}

function block({ region, sample, photon_energy_ev, dwell_second, sweeps }, energy, counts) {
  const [element, level] = region.split(' ');
  const kinetic = (photon_energy_ev - energy[0]).toFixed(3);
  const step = ((energy[0] - energy.at(-1)) / (energy.length - 1)).toFixed(4);
  return [
    region,
    sample,
    ...[2026, 3, 11, 9, 0, 0, 0], // date, time, hours ahead of Greenwich
    1,
    'Simulated with argyrodite, not measured.',
    'XPS',
    'Al',
    photon_energy_ev,
    ...Array(5).fill(UNKNOWN), // strength and size of the source, its angles
    'FAT',
    20,
    1,
    ...[0, 0, UNKNOWN, UNKNOWN, 0, 0], // work function, bias, analysed area, take-off angle
    element,
    level,
    -1,
    'Kinetic Energy',
    'eV',
    kinetic,
    step,
    1,
    'counts',
    'd',
    'pulse counting',
    Number(dwell_second.toFixed(4)),
    sweeps,
    ...[0, 0, 0, 0], // dead time; tilt and rotation of the sample
    0,
    counts.length,
    Math.min(...counts),
    Math.max(...counts),
    ...counts
  ];
}
