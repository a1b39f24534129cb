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

/** The label of an axis: the quantity in italics with an upright subscript, the unit upright. */
export function axisLabel(
  attributes: Record<string, string | number>,
  quantity: string,
  unit: string,
  subscript = ''
): SVGTextElement {
  return svgElement(
    'text',
    { class: 'ag-axis-label', 'font-size': 12, ...attributes },
    svgElement('tspan', { 'font-style': 'italic' }, quantity),
    ...(subscript ? [svgElement('tspan', { 'font-size': 9, dy: 3 }, subscript)] : []),
    unit ? svgElement('tspan', subscript ? { dy: -3 } : {}, ` (${unit})`) : ''
  );
}
