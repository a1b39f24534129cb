import { LabIcon } from '@jupyterlab/ui-components';

/**
 * Points on an arc and the tail of a blocking electrode: what a solid electrolyte looks like in the complex plane.
 *
 * Drawn on JupyterLab's grid of 16 px. The parts carry `jp-icon3` with either fill or stroke, which the theme colours.
 */
export const argyroditeIcon = new LabIcon({
  name: 'argyrodite:nyquist-arc',
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 16 16">
  <g class="argyrodite-icon-line" fill="none" stroke="#616161" stroke-linecap="round" stroke-width="1.2">
    <path d="M1.5 1.5v13h13"/>
    <path d="M3.4 11.8a3.6 3.6 0 0 1 7.2 0l3-7.6"/>
  </g>
  <g class="jp-icon3" fill="#616161">
    <circle cx="4.4" cy="9.3" r="1.2"/>
    <circle cx="7" cy="8.2" r="1.2"/>
    <circle cx="9.6" cy="9.3" r="1.2"/>
    <circle cx="12.2" cy="7.8" r="1.2"/>
    <circle cx="13.6" cy="4.2" r="1.2"/>
  </g>
</svg>`
});
