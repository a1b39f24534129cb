import { html, nothing, type TemplateResult } from 'lit-html';
import type { Circuit, CircuitParameter } from '../../impedance/types.js';
import { numberField } from '../controls/number-field.js';
import { select } from '../controls/select.js';
import { withMember } from './members.js';
import type { NyquistScene } from './scene.js';

/** A parameter as a multiple of another one of the same unit. */
export function tieField(
  scene: NyquistScene,
  { name, unit }: CircuitParameter,
  circuit: Circuit
): TemplateResult | typeof nothing {
  const { ties } = scene.shown;
  const others = circuit.parameters
    .filter(other => other.name !== name && other.unit === unit && !ties[other.name])
    .map(other => other.name);
  const tie = ties[name];
  if (others.length === 0 && !tie) return nothing;
  const choices = [
    { value: '', label: 'nothing' },
    ...[...new Set([...(tie ? [tie.to] : []), ...others])].map(value => ({ value, label: value }))
  ];
  const set = (tie: { to: string; factor: number } | undefined) =>
    scene.change({ ties: withMember(scene.settings.ties, name, tie) });
  return html`<span class="ag-muted" data-tip="The fit keeps it at this multiple of the other parameter."
      >tied to</span
    >
    ${select({
      label: `${name} is tied to`,
      choices,
      value: tie?.to ?? '',
      onChange: to => set(to ? { to, factor: tie?.factor ?? 1 } : undefined)
    })}
    ${
      tie
        ? html`<span class="ag-muted">times</span>${numberField(scene.fields, {
              key: `ties.${name}`,
              label: `${name} over ${tie.to}`,
              value: tie.factor,
              width: 6,
              check: number => (number > 0 ? undefined : 'This must be more than 0.'),
              onCommit: number => set({ to: tie.to, factor: number ?? 1 })
            })}`
        : nothing
    }`;
}
