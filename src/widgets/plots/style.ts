/** Of every plot: type and colours of the host, and a transparent ground. */
export const plotStyle = {
  background: 'none',
  color: 'var(--ag-ink)',
  fontFamily: 'inherit',
  fontSize: '11px',
  overflow: 'visible'
} as const;
