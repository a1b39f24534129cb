import { html, nothing, type TemplateResult } from 'lit-html';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import type { NyquistResult, ReadingWay, ResistanceReading } from '../../impedance/types.js';
import type { NyquistScene } from './scene.js';
import { meaning } from './terms.js';

/** What each way is called: in a list, and beside its mark in the figure. */
export const ways: Record<ReadingWay, { title: string; mark: string; term: string }> = {
  'local-minimum': { title: 'Local minimum', mark: 'minimum', term: 'Local minimum' },
  'axis-crossing': { title: 'Axis crossing', mark: 'crossing', term: 'Axis crossing' },
  spike: { title: 'Spike extrapolated', mark: 'spike', term: 'Extrapolated spike' }
};

/** Whether the marks are shown in the figure: while the list is open, or one of them is the answer's. */
export interface ReadingsState {
  open: boolean;
}

export function shownReadings(
  { resistance_from }: NyquistSettings,
  result: NyquistResult | undefined,
  { open }: ReadingsState
): ResistanceReading[] {
  const all = result?.readings ?? [];
  return open ? all : all.filter(({ way }) => way === resistance_from);
}

/** The resistance by the circuit and by each other way that the spectrum allows; the chosen one gives the conductivity. */
export function readingsPanel(
  scene: NyquistScene,
  group: string,
  state: ReadingsState
): TemplateResult | typeof nothing {
  const { result, shown } = scene;
  if (!result || (result.readings.length === 0 && shown.resistance_from === 'circuit')) return nothing;
  const row = (
    way: NyquistSettings['resistance_from'],
    title: string,
    tip: string,
    value: TemplateResult | string
  ) =>
    html`<label data-tip=${tip}>
      <input
        type="radio"
        name=${group}
        .checked=${shown.resistance_from === way}
        @change=${() => scene.change({ resistance_from: way })}
      />
      <span>${title}</span><span>${value}</span>
    </label>`;
  const missing = (Object.keys(ways) as ReadingWay[]).find(
    way => way === shown.resistance_from && !result.readings.some(reading => reading.way === way)
  );
  return html`<details
    class="ag-details ag-readings"
    ?open=${state.open}
    @toggle=${(event: Event) => {
      const { open } = event.currentTarget as HTMLDetailsElement;
      if (open === state.open) return;
      state.open = open;
      scene.redraw();
    }}
  >
    <summary class="ag-control" data-tip=${meaning('Ways to a resistance')}>
      Resistance read without a circuit
    </summary>
    <div role="radiogroup" aria-label="Resistance from">
      ${row('circuit', 'Circuit', meaning('Total resistance'), resistanceText(result.total_resistance_ohm, result.total_resistance_error_ohm))}
      ${result.readings.map(reading =>
        row(reading.way, ways[reading.way].title, meaning(ways[reading.way].term), readingValue(reading))
      )}
      ${missing ? row(missing, ways[missing].title, meaning(ways[missing].term), 'not in this spectrum') : nothing}
    </div>
  </details>`;
}

function readingValue({
  resistance_ohm,
  standard_error_ohm,
  frequency_hertz
}: ResistanceReading): TemplateResult {
  const at = Number.isFinite(frequency_hertz) ? `at ${formatQuantity(frequency_hertz, 'Hz', 3)}` : '';
  return html`${resistanceText(resistance_ohm, standard_error_ohm)} <span class="ag-muted">${at}</span>`;
}

function resistanceText(ohm: number, error: number): string {
  return error > 0 ? formatWithError(ohm, error, 'Ω') : formatQuantity(ohm, 'Ω');
}
