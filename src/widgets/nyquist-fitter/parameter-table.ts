import { html, nothing, type TemplateResult } from 'lit-html';
import type { Warning } from '../../arrow/index.js';
import type { ProfileLikelihood } from '../../impedance/index.js';
import type { Circuit, CircuitParameter, FitParameter, NyquistResult } from '../../impedance/types.js';
import { formatQuantity, formatWithError } from '../../numeric/format.js';
import { numberField } from '../controls/number-field.js';
import { plainNumber } from '../controls/quantity.js';
import { quantityText } from '../controls/quantity-text.js';
import { noteMark } from '../notes/note-mark.js';
import { warningList } from '../frame/warnings.js';
import { symbolTemplate, symbolWriter, symbolsOf, type Symbol } from './symbols.js';
import { withMember } from './members.js';
import { parameterPin } from './pins.js';
import { profilePart } from './profile-part.js';
import type { NyquistScene } from './scene.js';
import { meaning } from './terms.js';
import { tieField } from './tie-field.js';

/** What a row does and shows beside its value. */
interface RowTools {
  open: boolean;
  toggle(name: string): void;
  write(message: string): unknown;
  circuit: Circuit;
  profile(): unknown;
}

interface Row {
  parameter: CircuitParameter;
  fit?: FitParameter;
  symbol?: Symbol;
  warnings: Warning[];
}

/** Value ± standard error of each parameter, with a box that fixes it, and a button for its limits, its tie and its profile. */
export function parameterTable(): (
  scene: NyquistScene,
  circuit: Circuit,
  profile: ProfileLikelihood | null
) => TemplateResult {
  const open = new Set<string>();
  const profileOf = profilePart();
  return (scene, circuit, profile) => {
    const symbols = symbolsOf(circuit);
    const rows: Row[] = circuit.parameters.map(parameter => ({
      parameter,
      fit: scene.result?.parameters.find(({ name }) => name === parameter.name),
      symbol: symbols.get(parameter.name),
      warnings: warningsOf(parameter.name, scene.result)
    }));
    const write = symbolWriter(circuit);
    const toggle = (name: string) => {
      if (!open.delete(name)) open.add(name);
      scene.redraw();
    };
    return html`<table class="ag-parameters" aria-label="Parameters">
      <thead>
        <tr>
          <th scope="col" aria-label="Parameter"></th>
          <th scope="col" data-tip=${meaning('Standard error')}>Value ± standard error</th>
          <th scope="col" class="ag-tight">Fix</th>
          <th scope="col" class="ag-tight ag-control">More</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(row =>
          parameterRow(scene, row, {
            open: open.has(row.parameter.name),
            toggle,
            write,
            circuit,
            profile: () => profileOf(scene, profile, row.fit, row.symbol!)
          })
        )}
      </tbody>
    </table>`;
  };
}

/** One that is not determined says with what it goes together: that need not be said twice. */
function warningsOf(name: string, result: NyquistResult | undefined): Warning[] {
  const own = result?.warnings.filter(({ subject }) => subject === name) ?? [];
  const undetermined = own.some(({ code }) => code === 'not-identifiable');
  return own.filter(({ code }) => !(undetermined && code === 'correlated'));
}

function parameterRow(
  scene: NyquistScene,
  { parameter, fit, symbol, warnings }: Row,
  { open, toggle, write, circuit, profile }: RowTools
): TemplateResult {
  const { name } = parameter;
  const tie = scene.shown.ties[name];
  const profiled = scene.shown.profile === name;
  const fixedValue = scene.shown.fixed[name];
  const isFixed = fixedValue !== undefined;
  const limited =
    scene.shown.bounds[name] !== undefined || scene.shown.initial[name] !== undefined || tie !== undefined;
  return html`<tr>
      <th
        scope="row"
        data-tip="${symbol?.meaning ?? ''} In settings and results: ${name}."
        aria-label=${name}
      >
        ${symbolTemplate(symbol, name)}${noteMark(scene.notes, parameterPin(name))}
      </th>
      <td class="ag-value">
        ${isFixed ? fixedField(scene, parameter) : value(fit)}${tie ? tieText(tie, write) : nothing}
      </td>
      <td class="ag-tight">
        <input
          type="checkbox"
          aria-label="Fix ${name}"
          .checked=${isFixed}
          ?disabled=${(!isFixed && fit === undefined) || tie !== undefined}
          @change=${() => scene.change({ fixed: withMember(scene.settings.fixed, name, isFixed ? undefined : rounded(fit!.value)) })}
        />
      </td>
      <td class="ag-tight ag-control">
        <button
          type="button"
          class="ag-button ${limited ? '' : 'ag-quiet'}"
          aria-label="More of ${name}${limited ? ' (set)' : ''}"
          data-tip="Limits, start value, tie and profile."
          aria-expanded=${String(open)}
          @click=${() => toggle(name)}
        >
          ${limited ? '[ ]' : '…'}
        </button>
      </td>
    </tr>
    ${
      open || profiled || warnings.length
        ? html`<tr class="ag-more">
            <td></td>
            <td colspan="3">
              ${open ? limits(scene, parameter, circuit) : nothing}${profiled ? profile() : nothing}${warningList(warnings, write)}
            </td>
          </tr>`
        : nothing
    }`;
}

function tieText(
  { to, factor }: { to: string; factor: number },
  write: (message: string) => unknown
): TemplateResult {
  return html` <span class="ag-muted ag-nowrap"
    >= ${factor === 1 ? '' : `${plainNumber(factor)} × `}${write(to)}</span
  >`;
}

/** What the data do not determine is grey, with the reason beside it. */
function value(fit: FitParameter | undefined): TemplateResult {
  if (!fit) return html`<span class="ag-weak">–</span>`;
  const text = formatWithError(fit.value, fit.standard_error, fit.unit);
  if (text !== 'not determined') return quantityText(text);
  return html`<span class="ag-weak"
    >not determined <small>(about ${quantityText(formatQuantity(fit.value, fit.unit, 1))})</small></span
  >`;
}

function fixedField(scene: NyquistScene, { name, unit, lower, upper }: CircuitParameter): TemplateResult {
  return numberField(scene.fields, {
    key: `fixed.${name}`,
    label: `${name}, fixed`,
    unit,
    value: scene.shown.fixed[name],
    check: number =>
      number < lower || number > upper || (lower === 0 && upper === Infinity && number === 0)
        ? `${name} must lie between ${lower} and ${upper === Infinity ? '∞' : upper}.`
        : undefined,
    onCommit: number => scene.change({ fixed: withMember(scene.settings.fixed, name, number) })
  });
}

function limits(scene: NyquistScene, parameter: CircuitParameter, circuit: Circuit): TemplateResult {
  const { name, unit, lower, upper } = parameter;
  const profiled = scene.shown.profile === name;
  const free = scene.shown.fixed[name] === undefined && !scene.shown.ties[name];
  const bounds = scene.shown.bounds[name] ?? {};
  const set = (change: { lower?: number; upper?: number }) => {
    const { lower, upper } = { ...scene.settings.bounds[name], ...change };
    const left = {
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper })
    };
    const none = lower === undefined && upper === undefined;
    scene.change({ bounds: withMember(scene.settings.bounds, name, none ? undefined : left) });
  };
  const field = (which: 'lower' | 'upper', natural: number) =>
    numberField(scene.fields, {
      key: `bounds.${name}.${which}`,
      label: `${which === 'lower' ? 'Lowest' : 'Highest'} ${name}`,
      value: bounds[which],
      placeholder: natural === Infinity ? '∞' : plainNumber(natural),
      check: number =>
        (which === 'lower' ? number < (bounds.upper ?? upper) : number > (bounds.lower ?? lower))
          ? undefined
          : 'The lower limit must be less than the upper one.',
      onCommit: number => set({ [which]: number })
    });
  return html`<div class="ag-limits ag-control">
    <span class="ag-muted">from</span>${field('lower', lower)}<span class="ag-muted">to</span
    >${field('upper', upper)}
    <span class="ag-unit">${quantityText(unit)}</span>
    <span class="ag-muted" data-tip="Where the first start of the search begins; the others are spread."
      >start at</span
    >
    ${numberField(scene.fields, {
      key: `initial.${name}`,
      label: `Start value of ${name}`,
      value: scene.shown.initial[name],
      placeholder: 'auto',
      check: number => (number >= lower && number <= upper ? undefined : 'This is outside the limits.'),
      onCommit: number => scene.change({ initial: withMember(scene.settings.initial, name, number) })
    })}
    ${tieField(scene, parameter, circuit)}
    ${
      free
        ? html`<button
            type="button"
            class="ag-button"
            aria-pressed=${String(profiled)}
            aria-label="Profile of ${name}"
            data-tip=${meaning('Profile likelihood')}
            @click=${() => scene.change({ profile: profiled ? 'none' : name })}
          >
            Profile
          </button>`
        : nothing
    }
  </div>`;
}

/** A value to fix at: no more digits than the eye could set. */
const rounded = (value: number) => Number(value.toPrecision(4));
