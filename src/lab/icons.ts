import { LabIcon } from '@jupyterlab/ui-components';

/**
 * Points on an arc and the tail of a blocking electrode: what a solid electrolyte looks like in the complex plane.
 *
 * Drawn on JupyterLab's grid of 16 px, all of it filled shapes, for its themes and selected rows colour nothing else.
 */
export const argyroditeIcon = new LabIcon({
  name: 'argyrodite:nyquist-arc',
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 16 16">
  <g class="jp-icon3 jp-icon-selectable" fill="#616161">
    <path d="M1 1h1.1v12.9H15V15H1z"/>
    <path d="M3.3 12a3.7 3.7 0 0 1 7.4 0H9.8a2.8 2.8 0 0 0-5.6 0z"/>
    <path d="M10.1 11.6l3.1-8 .9.3-3.1 8z"/>
    <circle cx="4.5" cy="9.6" r="1.2"/>
    <circle cx="7" cy="8.7" r="1.2"/>
    <circle cx="9.5" cy="9.6" r="1.2"/>
    <circle cx="12.1" cy="7.7" r="1.2"/>
    <circle cx="13.6" cy="3.8" r="1.2"/>
  </g>
</svg>`
});
