import { html, nothing, render, type TemplateResult } from 'lit-html';

export interface MenuItem {
  label: string;
  /** Second line, smaller. */
  detail?: string;
  checked?: boolean;
  act(): void;
}

/**
 * A button that opens a menu in the browser's top layer, where no scrolling output area cuts it off.
 * Enter, Space and the arrow keys open it; arrows, Home, End and first letters move; Escape closes.
 */
export function menuButton(options: {
  label: unknown;
  /** For assistive technology, where the label is a sign. */
  name: string;
  /** Asked for when the menu opens. */
  items(): readonly MenuItem[];
  tip?: string;
}): TemplateResult {
  return html`<span class="ag-menu-holder">
    <button
      type="button"
      class="ag-button"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${options.name}
      data-tip=${options.tip ?? nothing}
      @click=${(event: Event) => toggle(event.currentTarget as HTMLElement, options.items)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        open(event.currentTarget as HTMLElement, options.items, event.key === 'ArrowUp');
      }}
    >
      ${options.label}
    </button>
    <div
      class="ag-menu"
      role="menu"
      popover="manual"
      hidden
      aria-label=${options.name}
      @keydown=${onKey}
      @focusout=${(event: FocusEvent) => {
        const menu = event.currentTarget as HTMLElement;
        if (!menu.contains(event.relatedTarget as Node | null)) close(menu, false);
      }}
    ></div>
  </span>`;
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('button')];
const menuOf = (button: HTMLElement) => button.nextElementSibling as HTMLElement;

function toggle(button: HTMLElement, items: () => readonly MenuItem[]): void {
  if (button.getAttribute('aria-expanded') === 'true') close(menuOf(button), true);
  else open(button, items, false);
}

function open(button: HTMLElement, items: () => readonly MenuItem[], last: boolean): void {
  const menu = menuOf(button);
  render(
    items().map(item => itemTemplate(item, menu)),
    menu
  );
  menu.hidden = false;
  menu.showPopover?.();
  button.setAttribute('aria-expanded', 'true');
  place(menu, button.getBoundingClientRect());
  itemsOf(menu)
    .at(last ? -1 : 0)
    ?.focus();
}

function itemTemplate(item: MenuItem, menu: HTMLElement): TemplateResult {
  return html`<button
    type="button"
    role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked=${item.checked === undefined ? nothing : String(item.checked)}
    tabindex="-1"
    @click=${() => {
      close(menu, true);
      item.act();
    }}
  >
    <span>${item.label}</span>${
      item.detail ? html`<span class="ag-menu-detail">${item.detail}</span>` : nothing
    }
  </button>`;
}

/** Below the button where there is room, otherwise above; never outside the window. */
function place(menu: HTMLElement, button: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const below = button.bottom + 4;
  const top = below + height > window.innerHeight ? Math.max(4, button.top - height - 4) : below;
  const left = Math.max(4, Math.min(button.left, window.innerWidth - width - 8));
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}

function close(menu: HTMLElement, focusButton: boolean): void {
  if (menu.hidden) return;
  menu.hidePopover?.();
  menu.hidden = true;
  const button = menu.previousElementSibling as HTMLElement;
  button.setAttribute('aria-expanded', 'false');
  if (focusButton) button.focus();
}

function onKey(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const items = itemsOf(menu);
  const at = items.indexOf(event.target as HTMLElement);
  const go = (index: number) => items[(index + items.length) % items.length].focus();
  if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key === 'Escape') close(menu, true);
  else if (event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLowerCase();
    const from = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    from.find(item => item.textContent!.trim().toLowerCase().startsWith(letter))?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
