/** Files that must be refused, or read with a warning, in words. */

/** Two by two pixels. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR42mN4FsoLRAwQCgAnUgUhOIrcAQAAAABJRU5ErkJggg==';

/** @param whole a sound .DTA, to be cut in the middle of a row */
export function brokenFiles(whole) {
  return {
    'broken/empty.mpt': Buffer.alloc(0),
    'broken/truncated.DTA': whole.subarray(0, Math.round(whole.length * 0.7)),
    'broken/picture.mpt': Buffer.from(PICTURE, 'base64'),
    'broken/nan.csv': csv(
      '1000,10.0,-5.0',
      'NaN,NaN,NaN',
      '300,12.1,-6.2',
      '0,14.0,-6.8',
      '100,,-7.1',
      '30,15.9,-7.4',
      '-10,16.4,-7.9',
      '10,16.8,-8.2',
      '3,17.5,-9.1',
      '1,18.3,-10.6'
    ),
    'broken/five-points.csv': csv(
      '100000,10.2,-0.9',
      '10000,13.7,-4.1',
      '1000,21.5,-5.2',
      '100,24.8,-2.3',
      '10,25.3,-0.4'
    )
  };
}

function csv(...rows) {
  return Buffer.from(
    ['# simulated, and broken on purpose', "f/Hz,Z'/Ohm,Z''/Ohm", ...rows, ''].join('\n'),
    'utf8'
  );
}
