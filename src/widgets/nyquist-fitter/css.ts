/** Rules of the Nyquist fitter alone. */
const own = '.argyrodite[data-widget="nyquist-fitter"]';

export const css = `
${own} .ag-details > summary { cursor: pointer; font-size: 12px; padding: 2px 0; }
${own} .ag-details[open] > summary { margin-bottom: 4px; }
${own} .ag-note { margin: 6px 0 0; font-size: 12px; }
${own} code { background: none; padding: 0; color: inherit; font-family: var(--jp-code-font-family, ui-monospace, Menlo, Consolas, monospace); font-size: 12px; overflow-wrap: anywhere; }

${own} .ag-correlation { border-collapse: separate; border-spacing: 1px; margin: 0; width: 100%; table-layout: fixed; font-size: 11px; }
${own} .ag-correlation tr { background: none; }
${own} .ag-correlation th, ${own} .ag-correlation td { padding: 4px 1px; border: 0; background: none; text-align: center; font-weight: 400; max-width: none; overflow-wrap: anywhere; }
${own} .ag-correlation td.ag-strong { font-weight: 700; outline: 1px solid currentColor; outline-offset: -1px; }

${own} .ag-suggestions { padding: 6px 0; border-top: 1px solid var(--ag-faint); border-bottom: 1px solid var(--ag-faint); font-size: 12px; }
${own} .ag-suggestions-head { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
${own} .ag-suggestions ol { margin: 0; padding: 0; list-style: none; }
${own} .ag-suggestions li { display: grid; grid-template-columns: 1fr auto; gap: 0 8px; align-items: center; margin: 6px 0 8px; }
${own} .ag-suggestions li > div { grid-column: 1 / -1; }
${own} .ag-suggestions li code { font-weight: 600; }

${own} .ag-readings label { display: grid; grid-template-columns: 18px minmax(0, 11em) 1fr; align-items: center; gap: 4px; padding: 1px 0; font-size: 12px; }
${own} .ag-readings input { margin: 0; accent-color: var(--ag-accent); }

${own} .ag-laws { width: 100%; margin: 0; border-collapse: collapse; font-size: 12px; }
${own} .ag-laws tr { background: none; }
${own} .ag-laws th, ${own} .ag-laws td { padding: 3px 4px; border: 0; border-top: 1px solid var(--ag-faint); background: none; text-align: left; font-weight: 400; max-width: none; white-space: normal; vertical-align: top; }
${own} .ag-laws thead th { border-top: 0; color: var(--ag-muted); font-size: 11px; }
${own} .ag-laws td:first-child { width: 30px; }
${own} .ag-laws th[scope="row"] { white-space: nowrap; }
${own} .ag-laws td:last-child { text-align: right; }

${own} .ag-multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(124px, 1fr)); gap: 6px; max-height: 330px; overflow-y: auto; padding: 2px; }
${own} .ag-multiple { display: block; min-width: 0; padding: 3px; border: 1px solid var(--ag-faint); border-radius: 3px; background: none; color: inherit; font: inherit; font-size: 12px; text-align: left; cursor: pointer; }
${own} .ag-multiple:hover { border-color: var(--ag-muted); }
${own} .ag-multiple[aria-pressed="true"] { border-color: var(--ag-accent); box-shadow: inset 0 0 0 1px var(--ag-accent); font-weight: 600; }
${own} .ag-multiple svg { display: block; width: 100%; height: auto; font-weight: 400; }
${own} .ag-multiple svg text { font-family: inherit; }

${own} .ag-series-place { container-type: inline-size; margin-top: 10px; max-height: 420px; overflow-y: auto; }
${own} .ag-series thead th { position: sticky; top: 0; background: var(--ag-paper); }
${own} .ag-series { width: 100%; margin: 0; border-collapse: collapse; font-size: 12px; }
${own} .ag-series tr { background: none; }
${own} .ag-series th, ${own} .ag-series td { padding: 2px 8px 2px 0; border: 0; border-top: 1px solid var(--ag-faint); background: none; text-align: left; font-weight: 400; white-space: normal; max-width: none; }
${own} .ag-series thead th { border-top: 0; vertical-align: bottom; }
${own} .ag-series thead .ag-unit { display: block; font-size: 11px; white-space: normal; }
${own} .ag-series tbody th { white-space: nowrap; }
${own} .ag-series tr[aria-current="true"] > * { background: var(--ag-raised); }
${own} .ag-series tr[aria-current="true"] th { box-shadow: inset 3px 0 0 var(--ag-accent); padding-left: 6px; }
@container (max-width: 620px) {
  ${own} .ag-series thead { display: none; }
  ${own} .ag-series tr { display: flex; flex-wrap: wrap; gap: 0 14px; padding: 4px 0; border-top: 1px solid var(--ag-faint); }
  ${own} .ag-series tbody th { flex-basis: 100%; border: 0; }
  ${own} .ag-series td { border: 0; padding: 0; }
  ${own} .ag-series tr[aria-current="true"] > * { background: none; }
}
${own} .ag-alone { display: none; color: var(--ag-muted); }
@container (max-width: 620px) { ${own} .ag-alone { display: inline; } }
${own} .ag-link { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-decoration: underline; text-decoration-color: var(--ag-muted); text-underline-offset: 2px; cursor: pointer; }
@media print { ${own} .ag-series-place { max-height: none; } ${own} .ag-details > summary { list-style: none; } ${own} .ag-multiples { max-height: none; } }
`;
