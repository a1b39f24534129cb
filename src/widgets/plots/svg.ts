const NAMESPACE = 'http://www.w3.org/2000/svg';

type Child = SVGElement | string;

/** An SVG element with attributes and children; text goes in as text. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number> = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** The label of an axis: the quantity in italics, the unit upright. */
export function axisLabel(
  attributes: Record<string, string | number>,
  quantity: string,
  unit: string
): SVGTextElement {
  return svgElement(
    'text',
    { class: 'ag-axis-label', 'font-size': 12, ...attributes },
    svgElement('tspan', { 'font-style': 'italic' }, quantity),
    unit ? ` (${unit})` : ''
  );
}
