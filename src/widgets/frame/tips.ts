const DELAY_MILLISECONDS = 350;

/**
 * Shows the text of `data-tip` of what the pointer rests on or the keyboard has reached, in one popover of the widget.
 * The text is also there for assistive technology: who sets `data-tip` on something focusable sets `aria-description`, too.
 */
export function followTips(root: HTMLElement): void {
  let tip: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    tip?.remove();
    tip = undefined;
  };
  const show = (owner: HTMLElement) => {
    hide();
    if (!owner.isConnected) return;
    tip = document.createElement('div');
    tip.className = 'ag-tip';
    tip.setAttribute('role', 'tooltip');
    tip.setAttribute('popover', 'manual');
    tip.textContent = owner.dataset.tip!;
    root.append(tip);
    tip.showPopover?.();
    place(tip, owner.getBoundingClientRect());
  };
  const wait = (event: Event, milliseconds: number) => {
    const owner = (event.target as Element).closest?.<HTMLElement>('[data-tip]');
    clearTimeout(timer);
    if (!owner) return hide();
    timer = setTimeout(() => show(owner), milliseconds);
  };

  root.addEventListener('pointerover', event => wait(event, DELAY_MILLISECONDS));
  root.addEventListener('pointerleave', hide);
  root.addEventListener('pointerdown', hide);
  root.addEventListener('focusin', event => {
    if ((event.target as Element).matches(':focus-visible')) wait(event, 0);
  });
  root.addEventListener('focusout', hide);
  root.addEventListener('keydown', hide);
}

function place(tip: HTMLElement, owner: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const above = owner.top - height - 6;
  tip.style.top = `${above < 4 ? owner.bottom + 6 : above}px`;
  tip.style.left = `${Math.max(4, Math.min(owner.left, window.innerWidth - width - 8))}px`;
}
