/** Rules of the XPS quantifier alone. */
const own = '.argyrodite[data-widget="xps-quantifier"]';

export const css = `
${own} .ag-spectrum { touch-action: pan-y; }
${own} .ag-figure { overflow: hidden; }
${own} .ag-region { display: flex; flex-direction: column; gap: 4px; }
${own} .ag-region-head { display: flex; align-items: baseline; gap: 10px; }
${own} .ag-region-head h4 { margin: 0; font: inherit; font-size: 14px; font-weight: 600; }
${own} .ag-region-head .ag-muted { font-size: 12px; }
${own} .ag-region-add { margin-left: auto; }
${own} .ag-components tbody th { width: auto; }
${own} .ag-component { cursor: pointer; }
${own} .ag-component td { font-size: 12px; }
${own} .ag-roomy .ag-component td { white-space: nowrap; }
${own} .ag-components th, ${own} .ag-components td { padding: 2px 3px; }
${own} .ag-selected > th { box-shadow: inset 3px 0 0 var(--ag-accent); font-weight: 600; }
${own} .ag-swatch { display: inline-block; width: 10px; height: 10px; margin: 0 6px 0 4px; border-radius: 2px; vertical-align: -1px; }
${own} .ag-editor { display: flex; flex-direction: column; gap: 4px; padding: 4px 0 6px 8px; border-left: 2px solid var(--ag-faint); }
${own} .ag-editor .ag-label { min-width: 7em; }
${own} .ag-editor .ag-field { gap: 3px 5px; }
${own} .ag-editor input[type="text"] { padding: 2px 4px; }
${own} .ag-hold { display: inline-flex; align-items: center; gap: 4px; font-size: 12px; }
${own} .ag-multiples { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 10px; }
${own} .ag-multiple { display: block; min-width: 0; padding: 0; border: 1px solid transparent; border-radius: 3px; background: none; color: inherit; font: inherit; text-align: left; }
${own} button.ag-multiple { cursor: pointer; }
${own} button.ag-multiple:hover { border-color: var(--ag-faint); }
${own} .ag-multiple svg { display: block; max-width: 100%; }
${own} .ag-shares { display: flex; flex-direction: column; gap: 4px; margin-bottom: 8px; }
${own} .ag-start { display: flex; flex-direction: column; align-items: flex-start; gap: 6px; padding: 8px 0; }
${own} .ag-start p { margin: 0; }
${own} .ag-details > summary { cursor: pointer; font-size: 12px; padding: 2px 0; }
${own} .ag-note { margin: 6px 0 0; font-size: 12px; }
${own} .ag-compared { font-weight: 500; font-size: 14px; }
`;
