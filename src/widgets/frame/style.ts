import { css as noteCss } from '../notes/css.js';
import { css } from './css.js';
import { dark, darkRamp, declare, light, lightRamp } from './theme.js';

const ID = 'argyrodite-style';

/** Puts the widgets' style sheet, and the rules of one widget alone, into the document or shadow tree that the element stands in, once. */
export function ensureStyle(element: HTMLElement, own?: string): void {
  const root = element.getRootNode();
  const home = root instanceof ShadowRoot ? root : element.ownerDocument.head;
  const ensure = (id: string, text: () => string) => {
    if (home.querySelector(`#${id}`)) return;
    const style = element.ownerDocument.createElement('style');
    style.id = id;
    style.textContent = text();
    home.append(style);
  };
  ensure(ID, sheet);
  if (own) ensure(`${ID}-${element.dataset.widget}`, () => own);
}

/** Light unless the page is dark: JupyterLab says so on its body, other pages through the reader's preference. Paper is always light. */
function sheet(): string {
  return `
.argyrodite { ${declare(light, lightRamp)} color-scheme: light; }
@media (prefers-color-scheme: dark) { .argyrodite { ${declare(dark, darkRamp)} color-scheme: dark; } }
[data-jp-theme-light="true"] .argyrodite { ${declare(light, lightRamp)} color-scheme: light; }
[data-jp-theme-light="false"] .argyrodite { ${declare(dark, darkRamp)} color-scheme: dark; }
${css}${noteCss}
@media print { .argyrodite.argyrodite { ${declare(light, lightRamp, 'none')} color-scheme: light; } }
`;
}
