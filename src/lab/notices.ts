import { html, nothing, type TemplateResult } from 'lit-html';
import {
  fewProblems,
  settingsChanged,
  splitKey,
  staleSentence,
  type SettingsSchema
} from '../settings/index.js';
import type { Colleague } from './presence.js';
import type { WidgetState } from './state.js';
import type { Written } from './write-to-code.js';

/** What stands above a widget: settings that do not apply to its data, and what is not understood. */
export function notices(
  state: WidgetState,
  refused: string | undefined,
  { keep, discard }: { keep(): void; discard(): void }
): unknown {
  const lines: unknown[] = [...fewProblems(state.problems), ...(refused ? [refused] : [])].map(notice);
  const stale = staleSentence(state.schema, state.stale);
  if (stale) {
    lines.push(
      notice(html`
        <span>${stale}</span>
        ${action('Keep for these data', keep)} ${action('Discard', discard)}
      `)
    );
  }
  return lines.length ? lines : nothing;
}

/** The line below a widget that says how it differs from the code, or `undefined` where it does not. */
export function footer(
  { changes, schema }: WidgetState,
  { reset, write }: { reset(): void; write: (() => void) | undefined },
  written: Written | undefined
): TemplateResult | undefined {
  const count = settingsChanged(schema, changes).length;
  if (!count) return undefined;
  const from = write ? 'the code' : 'what was opened';
  return html`<div class="argyrodite-footer">
    <span>${count === 1 ? '1 setting differs' : `${count} settings differ`} from ${from}</span>
    ${action(write ? 'Reset to code' : 'Reset', reset)} ${write ? action('Write to code', write) : nothing}
    ${written ? outcome(written) : nothing}
  </div>`;
}

/** Who else is at it, and at what; those who are marked at their control need it in words only for who does not see. */
export function colleaguesLine(
  colleagues: readonly Colleague[],
  marked: readonly Colleague[],
  schema: SettingsSchema
): TemplateResult | typeof nothing {
  if (!colleagues.length) return nothing;
  return html`<div class="argyrodite-colleagues" role="status">
    ${colleagues.map(colleague => {
      const { name, color } = colleague;
      return html`<span class=${marked.includes(colleague) ? 'argyrodite-unseen' : ''}
        ><span style=${color ? `color: ${color}` : ''} aria-hidden="true">●</span>
        ${`${name} ${doing(colleague, schema)}`}</span
      >`;
    })}
  </div>`;
}

function doing({ changes, at }: Colleague, schema: SettingsSchema): string {
  const names = Object.keys(changes).map(key => splitKey(key)[0]);
  const titles = names.map(name => (Object.hasOwn(schema, name) ? schema[name].title : undefined));
  const what = [...new Set(titles)].filter(Boolean).join(', ');
  return what ? `is setting ${what}` : at ? `is typing in ${at.name}` : 'is at work here';
}

function outcome({ message, text }: Written): TemplateResult {
  const select = (event: Event) => (event.target as HTMLTextAreaElement).select();
  return html`<span role="status">${message}</span> ${
      text
        ? html`<textarea
            readonly
            rows="2"
            aria-label="Settings as Python"
            .value=${text}
            @focus=${select}
          ></textarea>`
        : nothing
    }`;
}

function notice(content: unknown): TemplateResult {
  return html`<div class="argyrodite-notice" role="status">${content}</div>`;
}

function action(label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="argyrodite-action" @click=${act}>${label}</button>`;
}
