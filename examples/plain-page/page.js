// To see this page: `npm run build:page`, then serve the folder `examples` with anything that serves files, for example
// `python3 -m http.server -d examples 8000`, and open http://localhost:8000/plain-page/.
//
// In Observable the same element is a view:
//
//   import { read, nyquistFitter } from "npm:argyrodite"
//   const file = FileAttachment("Cl-13.mpt")
//   const { table } = read("Cl-13.mpt", new Uint8Array(await file.arrayBuffer()))
//   const fit = view(nyquistFitter(table, { circuit: "R0-p(R1,CPE1)-CPE2" }))
//   fit.result.parameters
//
// `fit` changes when the user changes something: at once with a quick result, and again when the full search has ended.
// Before the user has changed anything it holds the quick result; `await analyse("nyquist-fitter", table, fit.settings)` is the
// full one at any time.
import { nyquistFitter, read } from 'argyrodite';

const place = document.querySelector('#widget');
const answer = document.querySelector('#answer');

/** Shows a file's content in the widget, or says what is wrong with it. */
function show(name, bytes) {
  answer.textContent = '';
  try {
    const { table, warnings } = read(name, bytes);
    const fitter = nyquistFitter(table);
    fitter.addEventListener('input', () => tell(fitter.value));
    place.replaceChildren(fitter);
    answer.textContent = warnings.map(warning => warning.message).join(' ');
  } catch (error) {
    if (error.name !== 'ArgyroditeError') throw error;
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.textContent = error.message;
    place.replaceChildren(message);
  }
}

/** What the page knows of a change: settings and result, as plain values. */
function tell({ settings, result }) {
  answer.textContent = result
    ? `${settings.circuit}: total resistance ${result.total_resistance_ohm.toPrecision(4)} Ω`
    : '';
}

document.querySelector('input').addEventListener('change', async event => {
  const [file] = event.target.files;
  if (file) show(file.name, new Uint8Array(await file.arrayBuffer()));
});

const example = await fetch('../data/Cl-13.mpt');
show('Cl-13.mpt', new Uint8Array(await example.arrayBuffer()));
