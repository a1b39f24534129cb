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
    <path d="M2.8 12.2a4.3 4.3 0 0 1 8.6 0h-.9a3.4 3.4 0 0 0-6.8 0z"/>
    <path d="M10.7 11.9l2.8-7.8.85.3-2.8 7.8z"/>
    <circle cx="3.8" cy="10" r="1.15"/>
    <circle cx="7.1" cy="8.3" r="1.15"/>
    <circle cx="10.4" cy="10" r="1.15"/>
    <circle cx="12.6" cy="7.8" r="1.15"/>
    <circle cx="13.9" cy="4.2" r="1.15"/>
  </g>
</svg>`
});
