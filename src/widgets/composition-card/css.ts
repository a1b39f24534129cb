/** The card's own rules; those of the family are the frame's. */
export const css = `
.argyrodite .ag-card-sheet { display: flex; flex-direction: column; gap: 8px; padding-right: 4px; }
.argyrodite .ag-card-heading { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; }
.argyrodite .ag-card-formula { font-size: 27px; line-height: 1.6; font-weight: 500; }
.argyrodite .ag-card-structure { margin-top: -4px; }
.argyrodite .ag-card-nobreak { white-space: nowrap; }
.argyrodite .ag-bar { text-decoration: overline; }
.argyrodite .ag-label { color: var(--ag-muted); font-size: 12px; }

.argyrodite .ag-card-choose { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 18px; }
.argyrodite .ag-card-slider { display: flex; align-items: center; gap: 10px; flex: 3 1 230px; }
.argyrodite .ag-card-slider .ag-label { flex: none; width: 5em; color: var(--ag-ink); font-size: 13px; }
.argyrodite .ag-card-slider .ag-range { flex: 1; }
.argyrodite .ag-card-slider .ag-range input { padding: 0; pointer-events: auto; cursor: pointer; }
.argyrodite .ag-card-formula-field { display: flex; gap: 6px; flex: 2 1 280px; min-width: 0; }
.argyrodite .ag-card-formula-field input { flex: 1; font-family: var(--jp-code-font-family, ui-monospace, Menlo, Consolas, monospace); }
.argyrodite .ag-card-choose > [role="status"] { flex-basis: 100%; }

.argyrodite .ag-card-part { margin: 0; min-width: 0; }
.argyrodite .ag-card-part h4 { margin: 4px 0 2px; font: inherit; font-weight: 600; }
.argyrodite .ag-card-line { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; }
.argyrodite .ag-card-line .ag-muted { font-weight: 400; }
.argyrodite .ag-card-inline { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; font-weight: 400; }
.argyrodite .ag-card-part p { margin: 4px 0; overflow-wrap: anywhere; }
.argyrodite .ag-card-note, .argyrodite .ag-card-hazards { font-size: 12px; }
.argyrodite .ag-card-note { color: var(--ag-muted); }
.argyrodite .ag-card-hazards > span + span { margin-right: 0.8em; }
.argyrodite .ag-card-remarks { margin: 4px 0; padding: 0; list-style: none; color: var(--ag-muted); font-size: 11px; overflow-wrap: anywhere; }
.argyrodite .ag-card-remarks li { display: inline; margin: 0 0.6em 0 0; }

.argyrodite .ag-card-table { width: 100%; margin: 0; border-collapse: collapse; font-size: 13px; }
.argyrodite .ag-card-table th, .argyrodite .ag-card-table td {
  padding: 2px 8px 2px 0; border: 0; border-top: 1px solid var(--ag-faint); background: none; text-align: left; vertical-align: middle;
  font-weight: 400; white-space: normal; max-width: none;
}
.argyrodite .ag-card-table tr { background: none; }
.argyrodite .ag-card-table thead th { border-top: 0; color: var(--ag-muted); font-size: 11px; }
.argyrodite .ag-card-table tbody th { white-space: nowrap; }
.argyrodite .ag-card-table .ag-number-cell { text-align: right; }
.argyrodite .ag-card-table tr > :last-child { padding-right: 0; }
.argyrodite .ag-card-batch td .ag-number { justify-content: flex-end; }
.argyrodite .ag-card-sum th, .argyrodite .ag-card-sum td { color: var(--ag-muted); }
.argyrodite .ag-card-properties { font-size: 12px; }
.argyrodite .ag-card-properties th { padding-right: 10px; white-space: normal !important; }
.argyrodite .ag-card-measured { columns: 2 380px; column-gap: 24px; margin: 0; padding: 0; list-style: none; font-size: 12px; }
.argyrodite .ag-card-measured li {
  display: grid; grid-template-columns: 10fr 7fr 8fr; gap: 0 8px; padding: 2px 0; border-top: 1px solid var(--ag-faint); break-inside: avoid;
}
.argyrodite .ag-card-own .ag-card-value { font-weight: 600; }

.argyrodite .ag-card-facts { display: grid; grid-template-columns: max-content 1fr; gap: 1px 12px; margin: 2px 0; }
.argyrodite .ag-card-facts dt { display: block; float: none; width: auto; color: var(--ag-muted); font-weight: 400; }
.argyrodite .ag-card-facts dd { display: block; float: none; width: auto; margin: 0; padding: 0; min-width: 0; }
.argyrodite .ag-card-inputs { display: grid; grid-template-columns: max-content max-content max-content 1fr; align-items: center; gap: 3px 6px; margin: 4px 0; }
.argyrodite .ag-card-part .ag-field { margin: 3px 0; }
.argyrodite .ag-card-steps { display: flex; flex-wrap: wrap; gap: 1px 16px; margin: 2px 0; padding: 0; list-style: none; font-size: 12px; }
.argyrodite .ag-card-steps b { font-weight: 600; }
.argyrodite .ag-card-step-fields { display: grid; gap: 0; }
.argyrodite .ag-card-step-fields .ag-label { width: 9em; }

.argyrodite .ag-joined { margin: 4px 0; }
.argyrodite .ag-joined p { margin: 4px 0; font-size: 12px; }

@media print {
  .argyrodite[data-widget="composition-card"] { font-size: 11px; }
  .argyrodite[data-widget="composition-card"] .ag-body:not(.ag-narrow) {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) !important; gap: 0 16px;
  }
  .argyrodite .ag-card-measured { columns: 2 300px; }
  .argyrodite .ag-card-table, .argyrodite .ag-card-measured, .argyrodite .ag-card-note, .argyrodite .ag-card-hazards { font-size: 10px; }
  .argyrodite .ag-card-remarks { font-size: 9px; }
  .argyrodite .ag-card-steps { font-size: 10px; }
  .argyrodite .ag-card-table th, .argyrodite .ag-card-table td { padding-top: 1px; padding-bottom: 1px; }
  .argyrodite[data-widget="composition-card"] .ag-figure svg { height: auto; }
  .argyrodite .ag-card-choose, .argyrodite .ag-card-inputs, .argyrodite .ag-card-step-fields { display: none; }
  .argyrodite[data-widget="composition-card"] .ag-answer { min-height: 0; padding: 4px 8px; font-size: 13px; }
  .argyrodite[data-widget="composition-card"] .ag-head { min-height: 0; padding: 2px 12px; }
  .argyrodite .ag-card-formula { font-size: 22px; }
  .argyrodite .ag-card-sheet { gap: 4px; }
  .argyrodite .ag-wide { padding-bottom: 4px; }
  .argyrodite[data-widget="composition-card"] .ag-print { margin-bottom: 0; font-size: 9px; }
  .argyrodite[data-widget="composition-card"] input { min-height: 18px; padding-top: 0; padding-bottom: 0; border-color: transparent; background: none; font-size: 10px; }
  .argyrodite[data-widget="composition-card"] .ag-card-weighed input { border-radius: 0; border-bottom: 1px solid #888; }
}
`;
