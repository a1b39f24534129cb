/** How the lines around a widget look, in JupyterLab's own colours. */
export function hostStyle(): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = `
.argyrodite-host:focus { outline: none; }
.argyrodite-notice, .argyrodite-footer {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; padding: 4px 12px;
  color: var(--jp-ui-font-color2, inherit); font: var(--jp-ui-font-size1, 13px) var(--jp-ui-font-family, sans-serif);
}
.argyrodite-notice { border-left: 3px solid var(--jp-warn-color1, #e69f00); color: var(--jp-ui-font-color1, inherit); margin-bottom: 4px; }
.argyrodite-host .argyrodite-action {
  border: 0; padding: 0; background: none; font: inherit; cursor: pointer;
  color: var(--jp-content-link-color, #0072b2); text-decoration: underline;
}
.argyrodite-host .argyrodite-action:focus-visible { outline: 2px solid var(--jp-brand-color1, #0072b2); outline-offset: 2px; }
.argyrodite-footer textarea {
  flex-basis: 100%; box-sizing: border-box; resize: vertical; padding: 4px 6px;
  color: var(--jp-ui-font-color1, inherit); background: var(--jp-layout-color1, transparent);
  border: 1px solid var(--jp-border-color2, #ccc); font-family: var(--jp-code-font-family, monospace);
}
@media print { .argyrodite-host .argyrodite-action { display: none; } }`;
  return style;
}
