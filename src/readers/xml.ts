/** A tag, and the text that stands before it. Prefixes (`x:row`) are taken off. */
export interface Tag {
  name: string;
  kind: 'open' | 'close' | 'empty';
  text: string;
  attributes: string;
}

/** What is no well-formed XML, or uses what a sheet has no need of. */
export class XmlError extends Error {}

/**
 * The tags of an XML document in their order, as far as sheets need it: no document type, and no entities but the five of XML itself
 * and numbered characters.
 *
 * @throws XmlError
 */
export function* tags(xml: string): Generator<Tag> {
  let text = '';
  for (let at = 0; at < xml.length;) {
    const open = xml.indexOf('<', at);
    text += decode(xml.slice(at, open < 0 ? xml.length : open));
    if (open < 0) return;
    if (xml.startsWith('<!--', open)) at = after(xml, '-->', open);
    else if (xml.startsWith('<?', open)) at = after(xml, '?>', open);
    else if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open);
      text += xml.slice(open + 9, at - 3);
    } else if (xml[open + 1] === '!') throw new XmlError('document type');
    else {
      const end = endOfTag(xml, open);
      yield { ...parseTag(xml.slice(open + 1, end)), text };
      text = '';
      at = end + 1;
    }
  }
}

/** An attribute's value; prefixes count (`r:id`). */
export function attribute({ attributes }: Tag, name: string): string | undefined {
  for (let at = 0; ;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return undefined;
    let open = equals + 1;
    while (/\s/.test(attributes[open] ?? '')) open++;
    const quote = attributes[open];
    const close = quote === '"' || quote === "'" ? attributes.indexOf(quote, open + 1) : -1;
    if (close < 0) throw new XmlError('an attribute without a value');
    if (attributes.slice(at, equals).trim() === name) return decode(attributes.slice(open + 1, close));
    at = close + 1;
  }
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new XmlError(`no ${mark}`);
  return at + mark.length;
}

/** The `>` that ends a tag; in a quoted value it ends nothing. */
function endOfTag(xml: string, open: number): number {
  let quote = '';
  for (let i = open + 1; i < xml.length; i++) {
    const char = xml[i];
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return i;
  }
  throw new XmlError('no end of a tag');
}

function parseTag(content: string): Omit<Tag, 'text'> {
  const kind = content.startsWith('/') ? 'close' : content.endsWith('/') ? 'empty' : 'open';
  const inner = content.slice(kind === 'close' ? 1 : 0, kind === 'empty' ? -1 : undefined);
  let end = 0;
  while (end < inner.length && !/\s/.test(inner[end])) end++;
  const name = inner.slice(0, end);
  return { name: name.slice(name.indexOf(':') + 1), kind, attributes: inner.slice(end) };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/gi, (whole, entity: string) => {
    if (entity[0] !== '#') return ENTITIES[entity.toLowerCase()];
    const code = entity[1].toLowerCase() === 'x' ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
