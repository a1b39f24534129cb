import { PathExt } from '@jupyterlab/coreutils';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { argyroditeIcon } from './icons.js';

/** The file type of what only an instrument's software writes: these open in our viewer when double-clicked. */
export const instrumentFileType: Partial<DocumentRegistry.IFileType> & {
  name: string;
  extensions: string[];
} = {
  name: 'argyrodite-instrument',
  displayName: 'Instrument file',
  // JupyterLab compares them in lower case, so that .DTA is .dta.
  extensions: ['.dta', '.mpr', '.mpt', '.nda', '.ndax', '.npl', '.par', '.spe', '.vms', '.z'],
  mimeTypes: ['application/octet-stream'],
  contentType: 'file',
  fileFormat: 'base64',
  icon: argyroditeIcon
};

/** Endings that belong to nobody: JupyterLab has no type for them, so that Open With would not offer us. */
export const exportFileType: Partial<DocumentRegistry.IFileType> & { name: string; extensions: string[] } = {
  name: 'argyrodite-export',
  displayName: 'Exported data',
  extensions: ['.dat', '.asc', '.xy'],
  mimeTypes: ['text/plain'],
  contentType: 'file',
  fileFormat: 'text'
};

/** A workbook or a table may hold anything: ours through Open With and the context menu. */
export const workbookFileType: Partial<DocumentRegistry.IFileType> & { name: string; extensions: string[] } =
  {
    name: 'argyrodite-workbook',
    displayName: 'Workbook or table',
    extensions: ['.xlsx', '.parquet'],
    mimeTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    contentType: 'file',
    fileFormat: 'base64'
  };

/** JupyterLab's own types of text that may hold a measurement: ours through Open With and the context menu. */
export const textFileTypes = { csv: '.csv', tsv: '.tsv', text: '.txt' } as const;

const readable = new Set<string>([
  ...instrumentFileType.extensions,
  ...exportFileType.extensions,
  ...workbookFileType.extensions,
  ...Object.values(textFileTypes)
]);

/** Whether a file of this name may be one that the readers understand; only its content tells. */
export function mayBeRead(path: string): boolean {
  return readable.has(PathExt.extname(path).toLowerCase());
}
