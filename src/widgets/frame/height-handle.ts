import { html, type TemplateResult } from 'lit-html';
import type { Scene } from './create-view.js';

export interface HeightSetting {
  /** The setting's name. */
  name: string;
  /** CSS pixels, as shown now. */
  value: number;
  minimum: number;
  maximum: number;
}

const STEP = 20;

/** The bar below a figure by which its height is dragged; with the keyboard, arrows, Page Up and Page Down. */
export function heightHandle(setting: HeightSetting, scene: Scene<any, any>): TemplateResult {
  const within = (height: number) => Math.round(Math.min(setting.maximum, Math.max(setting.minimum, height)));
  const drag = (down: PointerEvent) => {
    const handle = down.currentTarget as HTMLElement;
    const heightAt = (event: PointerEvent) => within(setting.value + event.clientY - down.clientY);
    const move = (event: PointerEvent) => scene.tryOut({ [setting.name]: heightAt(event) });
    const end = (event: PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      if (event.type === 'pointerup') scene.change({ [setting.name]: heightAt(event) });
      else scene.tryOut();
    };
    down.preventDefault();
    handle.focus();
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowDown: STEP, ArrowUp: -STEP, PageDown: 5 * STEP, PageUp: -5 * STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    scene.change({ [setting.name]: within(setting.value + by) });
  };
  return html`<div
    class="ag-height"
    role="separator"
    aria-orientation="horizontal"
    aria-label="Height of the figure"
    aria-valuemin=${setting.minimum}
    aria-valuemax=${setting.maximum}
    aria-valuenow=${setting.value}
    aria-valuetext="${setting.value} pixels"
    tabindex="0"
    @pointerdown=${drag}
    @keydown=${key}
  ></div>`;
}
