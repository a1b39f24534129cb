/** Notes, wherever they stand in a widget. */
export const css = `
.argyrodite .ag-badge {
  display: inline-block; min-width: 15px; height: 15px; margin: 0; padding: 0 4px; border: 0; border-radius: 8px; background: var(--ag-note);
  color: var(--ag-paper); font: inherit; font-size: 10px; font-weight: 600; line-height: 15px; text-align: center; white-space: nowrap;
}
.argyrodite button.ag-badge { cursor: pointer; }
.argyrodite .ag-note-add {
  width: 15px; height: 15px; margin: 0; padding: 0; border: 1px solid var(--ag-note); border-radius: 8px; background: var(--ag-paper);
  color: var(--ag-note); font: inherit; font-size: 12px; line-height: 12px; text-align: center; cursor: pointer; opacity: 0;
}
.argyrodite .ag-note-add:focus-visible, .argyrodite :is(tr, h4, .ag-noted):hover .ag-note-add { opacity: 1; }
.argyrodite .ag-note-add::before { content: "+"; }
@media (hover: none) { .argyrodite .ag-note-add { opacity: 0.6; } }
.argyrodite .ag-note-at { display: inline-block; min-width: 15px; margin-left: 5px; line-height: 15px; vertical-align: middle; }
.argyrodite tbody th:has(> .ag-note-at) { position: relative; }
.argyrodite tbody th > .ag-note-at { position: absolute; top: calc(50% - 7px); right: 100%; margin: 0 -2px 0 0; }
.argyrodite :is(.ag-narrow, .ag-wide) tbody th > .ag-note-at { margin-right: -5px; }

.argyrodite .ag-card-line > .ag-note-at { margin-left: -7px; }

.argyrodite .ag-notes { padding: 8px 12px; border-top: 1px solid var(--ag-faint); font-size: 12px; }
.argyrodite .ag-notes h4 { margin: 0 0 4px; font-size: 12px; font-weight: 600; }
.argyrodite .ag-notes ol { max-height: 440px; margin: 0; padding: 0; overflow-y: auto; list-style: none; }
.argyrodite .ag-notes li { display: flex; gap: 8px; margin: 0; padding: 3px 0; }
.argyrodite .ag-notes li:focus { outline: 2px solid var(--ag-note); outline-offset: -1px; border-radius: 3px; }
.argyrodite .ag-notes li > .ag-badge { flex: none; align-self: flex-start; margin-top: 5px; }
.argyrodite .ag-note-elsewhere > .ag-badge { background: var(--ag-muted); }
.argyrodite .ag-note-body { flex: 1; min-width: 0; }
.argyrodite .ag-note-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; min-height: 24px; }
.argyrodite .ag-note-head > span, .argyrodite .ag-note-place { min-width: 0; overflow-wrap: anywhere; }
.argyrodite .ag-note-place { font-weight: 600; }
.argyrodite .ag-note-remark { color: var(--ag-warn); }
.argyrodite .ag-note-tools { margin-left: auto; white-space: nowrap; }
.argyrodite .ag-note-tools .ag-button { min-height: 22px; padding: 1px 5px; }
.argyrodite .ag-note-text { max-width: 80ch; margin: 0; font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.argyrodite .ag-note-form { flex: 1; min-width: 0; max-width: 640px; padding: 6px 0 4px; }
.argyrodite .ag-note-form textarea { display: block; width: 100%; margin: 3px 0 6px; resize: vertical; font-size: 13px; line-height: 1.4; }
.argyrodite .ag-note-form-tools { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; }
.argyrodite .ag-note-form-end { display: flex; gap: 6px; margin-left: auto; }
.argyrodite .ag-note-form-end .ag-button:disabled { color: var(--ag-muted); cursor: default; }
.argyrodite .ag-tip { white-space: pre-line; overflow-wrap: anywhere; }
@media print {
  .argyrodite .ag-notes ol { max-height: none; }
  .argyrodite .ag-notes li { break-inside: avoid; }
  .argyrodite .ag-badge { print-color-adjust: exact; }
}
`;
