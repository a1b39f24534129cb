import { light, lightColour } from '../frame/theme.js';
import { svgElement } from '../plots/svg.js';

/** Of the picture's own, because a file has no host to inherit from. */
const FONT = 'Helvetica, Arial, sans-serif';
/** At the right, where labels are longer in another font than the page's; in CSS pixels. */
const MARGIN = 8;

/**
 * Plots below one another as one SVG document: on white, in the light colours, without what is only for the screen.
 *
 * @param title for whoever cannot see it
 */
export function pictureSvg(plots: readonly SVGSVGElement[], title: string): string {
  const sizes = plots.map(plot => ({
    width: Number(plot.getAttribute('width')),
    height: Number(plot.getAttribute('height'))
  }));
  const width = Math.max(...sizes.map(size => size.width)) + MARGIN;
  const height = sizes.reduce((sum, size) => sum + size.height, 0);
  const picture = svgElement(
    'svg',
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONT,
      fill: light.ink
    },
    svgElement('title', {}, title),
    svgElement('rect', { width, height, fill: light.paper })
  );
  let top = 0;
  plots.forEach((plot, i) => {
    const copy = plot.cloneNode(true) as SVGSVGElement;
    for (const away of copy.querySelectorAll('[data-overlay], [data-notes], style')) away.remove();
    copy.removeAttribute('class');
    copy.setAttribute('y', String(top));
    copy.setAttribute('style', `color: ${light.ink}; font-size: 11px; overflow: visible`);
    for (const label of copy.querySelectorAll('.ag-axis-label')) label.setAttribute('fill', light.muted);
    top += sizes[i].height;
    picture.append(copy);
  });
  renumber(picture);
  return fixColours(new XMLSerializer().serializeToString(picture));
}

/** Plot counts clips and markers from when the page was opened; the same figure shall be the same document. */
function renumber(picture: SVGElement): void {
  const names = new Map<string, string>();
  picture.querySelectorAll('[id]').forEach((part, i) => {
    names.set(`url(#${part.id})`, `url(#part-${i + 1})`);
    part.id = `part-${i + 1}`;
  });
  for (const part of picture.querySelectorAll('*')) {
    for (const { name, value } of part.attributes) {
      if (names.has(value)) part.setAttribute(name, names.get(value)!);
    }
  }
}

/** Variables have no meaning outside the page. */
function fixColours(svg: string): string {
  return svg.replace(/var\(--ag-([a-z]+(?:-\d+)?)\)/g, (whole, part) => lightColour(part) ?? whole);
}

/** The picture as PNG bytes, at twice its size so that it is sharp in print and on fine screens. */
export async function pictureToPng(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = canvas.getContext('2d')!;
    context.scale(scale, scale);
    context.drawImage(image, 0, 0);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        blob => (blob ? resolve(blob) : reject(new Error('The browser made no PNG of the picture.'))),
        'image/png'
      )
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
