/** Everything below `.argyrodite`; names begin with `ag-`, so that no page's rules meet ours. */
export const css = `
.argyrodite {
  box-sizing: border-box;
  max-width: 100%;
  overflow: hidden;
  border: 1px solid var(--ag-faint);
  border-radius: 4px;
  background: var(--ag-paper);
  color: var(--ag-ink);
  font: 13px/1.4 var(--jp-ui-font-family, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
  font-variant-numeric: tabular-nums;
  text-align: left;
}
.argyrodite *, .argyrodite *::before { box-sizing: border-box; }
.argyrodite [hidden] { display: none; }
.argyrodite i { font-family: inherit; }
.argyrodite .ag-nowrap { white-space: nowrap; }
.argyrodite sub, .argyrodite sup { font-size: 0.78em; line-height: 0; }
.argyrodite .ag-muted, .argyrodite .ag-unit { color: var(--ag-muted); }
.argyrodite .ag-unit { white-space: nowrap; }
.argyrodite .ag-sign { margin-right: 0.4em; color: var(--ag-warn); }

.argyrodite .ag-head {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 12px;
  min-height: 40px; padding: 6px 12px; border-bottom: 1px solid var(--ag-faint);
}
.argyrodite .ag-title { min-width: 0; overflow-wrap: anywhere; font-size: 14px; }
.argyrodite .ag-sample { font-weight: 600; }
.argyrodite .ag-condition::before { content: " · "; color: var(--ag-muted); white-space: pre; }
.argyrodite .ag-kind { margin-left: 0.8em; color: var(--ag-muted); font-size: 12px; }
.argyrodite .ag-tools { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; max-width: 100%; }

.argyrodite .ag-body { display: grid; gap: 0 20px; grid-template-rows: auto 1fr; padding: 8px 0 4px; }
.argyrodite .ag-figure { position: relative; min-width: 0; padding-left: 12px; }
.argyrodite .ag-figure svg, .argyrodite .ag-panel svg, .argyrodite .ag-below svg { display: block; max-width: 100%; }
.argyrodite .ag-figure svg { transition: opacity 0.2s; }
.argyrodite .ag-old .ag-figure svg, .argyrodite .ag-old .ag-answer, .argyrodite .ag-old .ag-parameters { opacity: 0.5; }
.argyrodite .ag-panel { display: flex; flex-direction: column; gap: 10px; min-width: 0; padding: 0 12px 8px 0; }
.argyrodite .ag-body:not(.ag-narrow) > .ag-panel { grid-row: 1 / span 2; grid-column: 2; }
.argyrodite .ag-below { min-width: 0; padding-left: 12px; }
.argyrodite .ag-narrow .ag-figure, .argyrodite .ag-narrow .ag-below { padding: 0 8px; }
.argyrodite .ag-narrow .ag-panel { padding: 4px 12px 8px; }

.argyrodite .ag-answer {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; min-height: 56px; padding: 8px 10px; align-content: center;
  border-left: 3px solid var(--ag-accent); background: var(--ag-raised); font-size: 16px; font-weight: 600;
}
.argyrodite .ag-answer > span { overflow-wrap: anywhere; min-width: 0; }
.argyrodite .ag-answer .ag-aside { flex-basis: 100%; color: var(--ag-muted); font-size: 12px; font-weight: 400; }
.argyrodite .ag-failure { border-left-color: var(--ag-fail); font-size: 13px; font-weight: 400; gap: 6px; }
.argyrodite .ag-failure > span + span { flex: 1 0 calc(100% - 2em); }
.argyrodite .ag-failure .ag-button { margin-left: 1.4em; }
.argyrodite .ag-aside .ag-nowrap { margin-right: 1em; }
.argyrodite .ag-failure .ag-sign { color: var(--ag-fail); font-weight: 700; }

.argyrodite .ag-warnings { margin: 0; padding: 0; list-style: none; font-size: 12px; }
.argyrodite .ag-arcs { margin: 0; padding: 0; list-style: none; color: var(--ag-muted); font-size: 12px; }
.argyrodite .ag-warnings li { margin: 2px 0; padding-left: 1.5em; text-indent: -1.5em; overflow-wrap: anywhere; }

.argyrodite .ag-wide { padding: 0 12px 10px; }

.argyrodite .ag-foot {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 12px;
  min-height: 38px; padding: 4px 12px; border-top: 1px solid var(--ag-faint); font-size: 12px;
}
.argyrodite .ag-foot-right { display: flex; gap: 6px; margin-left: auto; }
.argyrodite .ag-busy { display: flex; align-items: center; gap: 8px; min-height: 28px; min-width: 0; }
.argyrodite .ag-busy progress { width: 90px; accent-color: var(--ag-accent); }

.argyrodite .ag-empty {
  display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 10px; padding: 20px; text-align: center;
}
.argyrodite .ag-empty p { margin: 0; max-width: 46em; }

.argyrodite .ag-height { height: 10px; margin: 2px 0 4px; cursor: ns-resize; touch-action: none; border-radius: 3px; }
.argyrodite .ag-height::before {
  content: ""; display: block; width: 36px; height: 4px; margin: 0 auto; position: relative; top: 3px;
  border-top: 1px solid var(--ag-muted); border-bottom: 1px solid var(--ag-muted);
}
.argyrodite .ag-height:hover::before { border-color: var(--ag-accent); }

.argyrodite :focus-visible { outline: 2px solid var(--ag-accent); outline-offset: 1px; }
.argyrodite .ag-button, .argyrodite .ag-segment label {
  display: inline-block; min-height: 26px; margin: 0; padding: 3px 9px; border: 1px solid var(--ag-faint); border-radius: 3px;
  background: var(--ag-paper); color: var(--ag-ink); font: inherit; font-size: 12px; line-height: 18px; cursor: pointer; white-space: nowrap;
}
.argyrodite .ag-button:hover { border-color: var(--ag-accent); }
.argyrodite .ag-button[aria-pressed="true"], .argyrodite .ag-button[aria-expanded="true"] {
  border-color: var(--ag-accent); box-shadow: inset 0 0 0 1px var(--ag-accent);
}
.argyrodite .ag-quiet { border-color: transparent; background: none; color: var(--ag-muted); padding: 3px 6px; }
.argyrodite .ag-segment { display: inline-flex; margin: 0; padding: 0; border: 0; }
.argyrodite .ag-segment input { position: absolute; opacity: 0; pointer-events: none; }
.argyrodite .ag-segment label { border-radius: 0; margin-left: -1px; }
.argyrodite .ag-segment label:first-of-type { border-radius: 3px 0 0 3px; margin-left: 0; }
.argyrodite .ag-segment label:last-of-type { border-radius: 0 3px 3px 0; }
.argyrodite .ag-segment input:checked + label {
  position: relative; border-color: var(--ag-accent); box-shadow: inset 0 -2px 0 var(--ag-accent); font-weight: 600;
}
.argyrodite .ag-segment input:focus-visible + label { outline: 2px solid var(--ag-accent); outline-offset: 1px; z-index: 1; }

.argyrodite input[type="text"], .argyrodite select, .argyrodite textarea {
  min-width: 0; min-height: 26px; margin: 0; padding: 2px 6px; border: 1px solid var(--ag-faint); border-radius: 3px;
  background: var(--ag-paper); color: inherit; font: inherit; font-size: 12px;
}
.argyrodite input[type="text"]:hover, .argyrodite select:hover { border-color: var(--ag-muted); }
.argyrodite input[type="text"]::placeholder { color: var(--ag-muted); opacity: 1; }
.argyrodite input[aria-invalid="true"] { border-color: var(--ag-fail); }
.argyrodite input[type="checkbox"] { margin: 0; accent-color: var(--ag-accent); width: 15px; height: 15px; }
.argyrodite .ag-number { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 2px 5px; min-width: 0; }
.argyrodite .ag-number input { width: 6em; text-align: right; }
.argyrodite .ag-problem { flex-basis: 100%; color: var(--ag-fail); font-size: 12px; }
.argyrodite .ag-options { display: flex; flex-wrap: wrap; gap: 6px 22px; padding: 0 0 8px; }
.argyrodite .ag-slider { flex: none; max-width: 100%; }
.argyrodite .ag-field { display: flex; flex-wrap: wrap; align-items: center; gap: 3px 8px; }
.argyrodite .ag-field > .ag-label { color: var(--ag-muted); font-size: 12px; }

.argyrodite .ag-range { position: relative; display: block; height: 22px; }
.argyrodite .ag-range::before {
  content: ""; position: absolute; top: 9px; left: 7px; right: 7px; height: 4px; border-radius: 2px;
  background: linear-gradient(to right, var(--ag-faint) var(--ag-from), var(--ag-accent) var(--ag-from) var(--ag-to), var(--ag-faint) var(--ag-to));
}
.argyrodite .ag-range input {
  position: absolute; inset: 0; width: 100%; height: 22px; margin: 0; appearance: none; background: none; pointer-events: none;
}
.argyrodite .ag-range input::-webkit-slider-thumb {
  appearance: none; width: 14px; height: 14px; border: 2px solid var(--ag-accent); border-radius: 50%; background: var(--ag-paper);
  pointer-events: auto; cursor: ew-resize;
}
.argyrodite .ag-range input::-moz-range-thumb {
  width: 10px; height: 10px; border: 2px solid var(--ag-accent); border-radius: 50%; background: var(--ag-paper); pointer-events: auto; cursor: ew-resize;
}
.argyrodite .ag-range input:focus-visible { outline: none; }
.argyrodite .ag-range input:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--ag-accent); outline-offset: 2px; }
.argyrodite .ag-range input:focus-visible::-moz-range-thumb { outline: 2px solid var(--ag-accent); outline-offset: 2px; }

.argyrodite .ag-menu-holder { position: relative; display: inline-block; }
.argyrodite .ag-menu, .argyrodite .ag-tip {
  position: fixed; inset: auto; margin: 0; border: 1px solid var(--ag-faint); border-radius: 4px; background: var(--ag-paper);
  color: var(--ag-ink); box-shadow: 0 4px 14px rgb(0 0 0 / 25%); z-index: 1000;
}
.argyrodite .ag-menu { max-width: min(420px, 96vw); max-height: 70vh; overflow: auto; padding: 4px; }
.argyrodite .ag-menu button {
  display: block; width: 100%; padding: 5px 10px; border: 0; border-radius: 3px; background: none; color: inherit; font: inherit;
  font-size: 12px; text-align: left; cursor: pointer;
}
.argyrodite .ag-menu button:hover, .argyrodite .ag-menu button:focus { background: var(--ag-raised); box-shadow: inset 3px 0 0 var(--ag-accent); outline: none; }
.argyrodite .ag-menu button[aria-checked="true"] > span:first-child::after { content: " ✓"; }
.argyrodite .ag-menu-detail { display: block; color: var(--ag-muted); font-size: 11px; }
.argyrodite .ag-tip { max-width: 300px; padding: 6px 9px; font-size: 12px; line-height: 1.35; pointer-events: none; }

.argyrodite .ag-dialog { max-width: min(560px, 92vw); border: 1px solid var(--ag-faint); border-radius: 6px; background: var(--ag-paper); color: var(--ag-ink); }
.argyrodite .ag-dialog dt { float: none; width: auto; font-weight: 600; }
.argyrodite .ag-dialog dd { float: none; width: auto; margin: 0 0 8px; padding: 0; }
.argyrodite .ag-text { display: flex; flex-direction: column; gap: 6px; padding: 8px 12px; border-top: 1px solid var(--ag-faint); }
.argyrodite .ag-text textarea { width: 100%; resize: vertical; line-height: 1.5; }
.argyrodite .ag-text-tools { display: flex; align-items: center; gap: 8px; }

.argyrodite .ag-plot { position: relative; border-radius: 3px; touch-action: pan-y; user-select: none; }
.argyrodite .ag-plot svg text { fill: var(--ag-ink); }
.argyrodite .ag-plot svg [aria-label$="axis tick label"] text, .argyrodite .ag-plot svg .ag-axis-label { fill: var(--ag-muted); }
.argyrodite .ag-reading { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 28px; font-size: 12px; }
.argyrodite .ag-reading-text { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--ag-muted); }
.argyrodite .ag-reading-tools { display: flex; flex: none; gap: 6px; }
.argyrodite .ag-reading-text b { color: var(--ag-ink); font-weight: 600; }

.argyrodite .ag-circuit { display: flex; gap: 6px; }
.argyrodite .ag-circuit input { flex: 1; font-family: var(--jp-code-font-family, ui-monospace, Menlo, Consolas, monospace); }
.argyrodite .ag-marked-problem { align-self: flex-start; width: 100%; padding-top: 6px; font-size: 12px; color: var(--ag-fail); overflow-wrap: anywhere; }
.argyrodite .ag-marked-problem code { color: var(--ag-ink); font-family: var(--jp-code-font-family, ui-monospace, Menlo, Consolas, monospace); background: none; padding: 0; }
.argyrodite .ag-marked-problem mark { background: none; color: var(--ag-fail); font-weight: 700; text-decoration: underline wavy; }
.argyrodite .ag-diagram-place { display: flex; align-items: center; justify-content: center; min-height: 104px; }

.argyrodite .ag-parameters { width: 100%; margin: 0; border-collapse: collapse; border-spacing: 0; font-size: 13px; }
.argyrodite .ag-parameters th, .argyrodite .ag-parameters td {
  padding: 2px 4px; border: 0; border-top: 1px solid var(--ag-faint); background: none; text-align: left; vertical-align: middle; white-space: normal; max-width: none;
}
.argyrodite .ag-parameters tr { background: none; }
.argyrodite .ag-parameters thead th { border-top: 0; color: var(--ag-muted); font-size: 11px; font-weight: 400; }
.argyrodite .ag-parameters tbody th { width: 3.4em; font-weight: 400; white-space: nowrap; }
.argyrodite .ag-parameters .ag-value { height: 31px; }
.argyrodite .ag-parameters .ag-tight { width: 1%; white-space: nowrap; text-align: center; }
.argyrodite .ag-parameters .ag-nowrap { white-space: normal; }
.argyrodite .ag-weak { color: var(--ag-muted); }
.argyrodite .ag-parameters tr.ag-more td { border-top: 0; padding-top: 0; font-size: 12px; }
.argyrodite .ag-parameters .ag-button { min-height: 22px; padding: 0 6px; }
.argyrodite .ag-limits { display: flex; flex-wrap: wrap; align-items: center; gap: 3px 6px; padding: 2px 0 4px; }
.argyrodite .ag-limits .ag-number input { width: 6em; }


.argyrodite .ag-print { display: none; }
@media print {
  .argyrodite { border: 0; break-inside: avoid; }
  .argyrodite .ag-tools, .argyrodite .ag-foot, .argyrodite .ag-height, .argyrodite .ag-reading, .argyrodite .ag-control,
  .argyrodite .ag-tip, .argyrodite .ag-menu, .argyrodite [data-overlay] { display: none; }
  .argyrodite .ag-print { display: block; margin: 0 12px 8px; color: var(--ag-muted); font-size: 12px; }
}
@media (prefers-reduced-motion: reduce) { .argyrodite * { transition: none; } }
`;
