/** Files as instruments lay them out. The layouts are facts of the formats; the words say that the data are simulated. */

const phaseDegrees = ({ real, imaginary }) => (Math.atan2(imaginary, real) * 180) / Math.PI;
const modulus = ({ real, imaginary }) => Math.hypot(real, imaginary);

/** `1.0000000E+006`: the exponent has three digits. */
function longExponent(value, digits) {
  const [mantissa, exponent] = value.toExponential(digits).split('e');
  return `${mantissa}E${exponent[0]}${exponent.slice(1).padStart(3, '0')}`;
}

/** `1.0000E+06`: two digits. */
function shortExponent(value, digits) {
  const [mantissa, exponent] = value.toExponential(digits).split('e');
  return `${mantissa}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

/** BioLogic's .mpt: Latin-1, CRLF, the number of header lines in the header, several sweeps as loops. */
export function mpt({ points, times, loops = 1, comments, area, started, sweep }) {
  const perLoop = points.length / loops;
  const titles = [
    'freq/Hz',
    'Re(Z)/Ohm',
    '-Im(Z)/Ohm',
    '|Z|/Ohm',
    'Phase(Z)/deg',
    'time/s',
    '<Ewe>/V',
    '<I>/mA',
    'cycle number'
  ];
  const header = [
    'EC-Lab ASCII FILE',
    '',
    '',
    'Potentio Electrochemical Impedance Spectroscopy',
    '',
    'Run on channel : 1 (simulated)',
    'User : ',
    'Electrode connection : standard',
    `Acquisition started on : ${started}`,
    'Device : SP-300 (simulated)',
    'Electrode material : ',
    'Initial state : ',
    'Electrolyte : ',
    ...comments.map((comment, i) => (i === 0 ? `Comments : ${comment}` : comment)),
    'Cable : standard',
    `Electrode surface area : ${area.toFixed(3)} cm²`,
    'Characteristic mass : 0.001 g',
    'Cycle Definition : Charge/Discharge alternance',
    'Mode                Single sine         ',
    'E (V)               0.0000              ',
    'vs.                 Eoc                 ',
    `fi                  ${(sweep.highest / 1e6).toFixed(3).padEnd(20)}`,
    'unit fi             MHz                 ',
    `ff                  ${(sweep.lowest * 1e3).toFixed(3).padEnd(20)}`,
    'unit ff             mHz                 ',
    'Va (mV)             10.0                ',
    `nc cycles           ${String(loops - 1).padEnd(20)}`,
    '',
    ...(loops > 1
      ? [
          `Number of loops : ${loops}`,
          ...Array.from(
            { length: loops },
            (_, i) => `Loop ${i} from point number ${i * perLoop} to ${(i + 1) * perLoop - 1}`
          )
        ]
      : []),
    titles.join('\t') + '\t'
  ];
  header[1] = `Nb header lines : ${header.length}`.padEnd(45);
  const rows = points.map((point, i) =>
    [
      longExponent(point.frequency, 7),
      longExponent(point.real, 7),
      longExponent(-point.imaginary, 7),
      longExponent(modulus(point), 7),
      longExponent(phaseDegrees(point), 7),
      longExponent(times[i], 15),
      longExponent(0, 7),
      longExponent(0, 7),
      longExponent(1 + Math.floor(i / perLoop), 15)
    ].join('\t')
  );
  return Buffer.from([...header, ...rows, ''].join('\r\n'), 'latin1');
}

/** Gamry's .DTA: a line for each setting, then a table of titles, units and rows, each begun by a tab. */
export function dta({ points, times, notes, area, date, time, sweep }) {
  const number = value =>
    String(Number(value.toPrecision(7))).replace(
      /e([-+])(\d+)$/,
      (_, sign, digits) => `E${sign}${digits.padStart(3, '0')}`
    );
  const quantity = value => longExponent(value, 5);
  const lines = [
    'EXPLAIN',
    'TAG\tEISPOT',
    'TITLE\tLABEL\tPotentiostatic EIS\tTest &Identifier',
    `DATE\tLABEL\t${date}\tDate`,
    `TIME\tLABEL\t${time}\tTime`,
    `NOTES\tNOTES\t${notes.length}\t&Notes...`,
    ...notes.map(note => `\t${note}`),
    'PSTAT\tPSTAT\tREF600 (simulated)\tPotentiostat',
    `VDC\tPOTEN\t${quantity(0)}\tT\tDC &Voltage (V)`,
    `FREQINIT\tQUANT\t${quantity(sweep.highest)}\tInitial Fre&q. (Hz)`,
    `FREQFINAL\tQUANT\t${quantity(sweep.lowest)}\tFinal Fre&q. (Hz)`,
    `VAC\tQUANT\t${quantity(10)}\tAC &Voltage (mV rms)`,
    `AREA\tQUANT\t${quantity(area)}\t&Area (cm^2)`,
    `ZGUESS\tQUANT\t${quantity(100)}\tE&stimated Z (ohms)`,
    `EOC\tQUANT\t0\tOpen Circuit (V)`,
    'ZCURVE\tTABLE',
    '\tPt\tTime\tFreq\tZreal\tZimag\tZsig\tZmod\tZphz\tIdc\tVdc\tIERange',
    '\t#\ts\tHz\tohm\tohm\tV\tohm\t°\tA\tV\t#',
    ...points.map((point, i) =>
      [
        '',
        i,
        number(times[i]),
        number(point.frequency),
        number(point.real),
        number(point.imaginary),
        1,
        number(modulus(point)),
        number(phaseDegrees(point)),
        0,
        0,
        8
      ].join('\t')
    )
  ];
  return Buffer.from([...lines, ''].join('\r\n'), 'latin1');
}

/** ZPlot's .z: settings in sections, titles, `End Comments`, rows with tabs. */
export function z({ points, times, comments, area, date, time }) {
  const setting = (name, value, indent = 2) =>
    `${' '.repeat(indent)}${`${name}:`.padEnd(30 - indent)}${value}`;
  const lines = [
    'ZPLOT2 ASCII',
    setting('Measured Data, ZPlot', '3.2c'),
    setting('Experiment Type', 'Sweep Frequency, Control Voltage'),
    setting('Date', date),
    setting('Time', time),
    setting('Open Circuit Potential (V)', '0'),
    setting('Begin User Comments', comments.length),
    ...comments,
    setting('End User Comments', comments.length),
    setting('Begin Information', 'Cell Information'),
    setting('Surface Area', area, 4),
    setting('Density', 0, 4),
    setting('Weight', 0, 4),
    setting('End Information', 'Cell Information'),
    setting('Data Points', points.length),
    "  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange",
    'End Comments',
    ...points.map((point, i) =>
      [
        shortExponent(point.frequency, 6),
        shortExponent(0.01, 4),
        shortExponent(0, 4),
        shortExponent(times[i], 6),
        shortExponent(point.real, 4),
        shortExponent(point.imaginary, 4),
        shortExponent(0, 4),
        0,
        3
      ].join('\t')
    )
  ];
  return Buffer.from([...lines, ''].join('\r\n'), 'latin1');
}

/** What a spreadsheet writes where a comma is the decimal mark: semicolons, and a byte order mark before UTF-8. */
export function semicolonCsv({ points, remarks }) {
  const number = value => String(Number(value.toPrecision(7))).replace('.', ',');
  const lines = [
    ...remarks,
    "Frequency / Hz;Z' / Ω;-Z'' / Ω",
    ...points.map(({ frequency, real, imaginary }) => [frequency, real, -imaginary].map(number).join(';'))
  ];
  return Buffer.from('\uFEFF' + [...lines, ''].join('\r\n'), 'utf8');
}
