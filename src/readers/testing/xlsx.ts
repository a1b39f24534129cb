import { strToU8, zipSync } from 'fflate';

export type Cell = string | number | undefined;

export interface SheetOptions {
  title?: string;
  rows: Cell[][];
  state?: string;
}

/** A workbook for the tests. Texts stand in the cells themselves (`inline`) or in the table of shared texts. */
export function writeXlsx(sheets: readonly SheetOptions[], { inline = false, prefix = '' } = {}): Uint8Array {
  const strings: string[] = [];
  const tag = (name: string) => prefix + name;
  const cell = (value: Cell, row: number, column: number) => {
    if (value === undefined) return '';
    const at = `r="${letters(column)}${row}"`;
    if (typeof value === 'number')
      return `<${tag('c')} ${at}><${tag('v')}>${value}</${tag('v')}></${tag('c')}>`;
    if (inline)
      return `<${tag('c')} ${at} t="inlineStr"><${tag('is')}><${tag('t')}>${escape(value)}</${tag('t')}></${tag('is')}></${tag('c')}>`;
    strings.push(value);
    return `<${tag('c')} ${at} t="s"><${tag('v')}>${strings.length - 1}</${tag('v')}></${tag('c')}>`;
  };
  const sheetXml = ({ rows }: SheetOptions) =>
    `<?xml version="1.0" encoding="UTF-8"?><${tag('worksheet')}><${tag('sheetData')}>${rows
      .map((cells, i) =>
        cells.length
          ? `<${tag('row')} r="${i + 1}">${cells.map((value, k) => cell(value, i + 1, k)).join('')}</${tag('row')}>`
          : ''
      )
      .join('')}</${tag('sheetData')}></${tag('worksheet')}>`;
  const files: Record<string, string> = { '[Content_Types].xml': '<Types/>' };
  sheets.forEach((sheet, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)));
  files['xl/workbook.xml'] =
    `<workbook><!-- > --><sheets>${sheets.map(({ title, state }, i) => `<sheet name="${escape(title ?? `S${i + 1}`)}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ''}r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`;
  files['xl/_rels/workbook.xml.rels'] =
    `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="${i % 2 ? '/xl/' : ''}worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`;
  if (strings.length)
    files['xl/sharedStrings.xml'] =
      `<sst>${strings.map(text => `<si><r><t xml:space="preserve">${escape(text)}</t></r><rPh><t>reading</t></rPh></si>`).join('')}</sst>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}
