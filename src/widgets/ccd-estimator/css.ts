/** The estimator's own rules; those of the family are the frame's. */
export const css = `
.argyrodite .ag-ccd-time { cursor: crosshair; }
.argyrodite .ag-ccd-mark {
  position: absolute; width: 14px; cursor: ew-resize; touch-action: none; border-radius: 3px;
}
.argyrodite .ag-ccd-mark::before {
  content: ""; position: absolute; top: 2px; left: 1px; border: 6px solid transparent; border-top: 8px solid var(--ag-fail);
}
.argyrodite .ag-ccd-mark:hover { background: color-mix(in srgb, var(--ag-fail) 14%, transparent); }
.argyrodite .ag-ccd-span { display: flex; align-items: center; gap: 8px; }
.argyrodite .ag-ccd-span .ag-range { flex: 1; }
.argyrodite .ag-ccd-reading { flex-wrap: wrap; min-height: 44px; }
.argyrodite .ag-ccd-reading .ag-reading-text { flex: 1 1 260px; white-space: normal; overflow: visible; }
.argyrodite .ag-ccd-number { text-align: right !important; white-space: nowrap; }
.argyrodite .ag-ccd-steps { max-height: 250px; overflow: auto; border: 1px solid var(--ag-faint); border-radius: 3px; }
.argyrodite .ag-ccd-steps thead th { position: sticky; top: 0; background: var(--ag-raised); z-index: 1; }
.argyrodite .ag-ccd-steps th, .argyrodite .ag-ccd-steps td { font-size: 12px; padding: 0 6px !important; }
.argyrodite .ag-ccd-steps tbody tr, .argyrodite .ag-ccd-replicates tbody tr { height: 24px; }
.argyrodite .ag-ccd-steps tbody th > .ag-note-at { position: static; margin: 0; }
.argyrodite .ag-ccd-steps tbody th { width: auto; }
.argyrodite .ag-ccd-survived { box-shadow: inset 3px 0 0 var(--ag-second); }
.argyrodite .ag-ccd-failed { box-shadow: inset 3px 0 0 var(--ag-fail); }
.argyrodite .ag-ccd-evidence ul { margin: 0; padding: 0; list-style: none; font-size: 12px; }
.argyrodite .ag-ccd-evidence li { display: flex; align-items: baseline; gap: 8px; }
.argyrodite .ag-ccd-evidence .ag-button { flex: none; padding-left: 0; min-height: 22px; }
.argyrodite .ag-ccd-thresholds { font-size: 12px; }
.argyrodite .ag-ccd-thresholds summary { cursor: pointer; min-height: 26px; line-height: 26px; }
.argyrodite .ag-ccd-threshold { display: grid; grid-template-columns: 11em minmax(80px, 1fr) 5.5em; align-items: center; gap: 0 8px; }
.argyrodite .ag-ccd-threshold output { text-align: right; white-space: nowrap; }
.argyrodite .ag-ccd-threshold .ag-range input { padding: 0; pointer-events: auto; cursor: pointer; }
.argyrodite .ag-ccd-part { margin-right: 1em; }
.argyrodite .ag-ccd-replicates { display: grid; gap: 10px; }
.argyrodite .ag-ccd-replicates th, .argyrodite .ag-ccd-replicates td { font-size: 12px; }
.argyrodite .ag-ccd-replicates tbody th { width: auto; min-width: 5em; white-space: normal; }
.argyrodite .ag-ccd-replicates .ag-button { text-align: left; white-space: normal; overflow-wrap: anywhere; }
.argyrodite .ag-ccd-shown { background: var(--ag-raised) !important; }
.argyrodite .ag-ccd-weibull { margin: 0; font-size: 12px; }
.argyrodite .ag-ccd-protocol { margin: 0; color: var(--ag-muted); font-size: 12px; }
@media print {
  .argyrodite .ag-ccd-steps { max-height: none; overflow: visible; }
  .argyrodite .ag-ccd-mark { display: none; }
}
`;
