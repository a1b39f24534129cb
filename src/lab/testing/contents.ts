import type { Contents } from '@jupyterlab/services';
import { fromUint8Array, toUint8Array } from 'js-base64';

interface Entry {
  bytes: Uint8Array;
  /** As the service states it; by default the true one. */
  size?: number;
  modified: number;
}

/** What of the contents service reading and writing files needs, in memory; it keeps account of what was asked. */
export class MemoryContents {
  readonly files = new Map<string, Entry>();
  readonly read: string[] = [];
  readonly written: string[] = [];
  private clock = 0;

  put(path: string, content: string | Uint8Array, size?: number): this {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.files.set(path, { bytes, size, modified: this.clock++ });
    return this;
  }

  async get(path: string, { content = true, type }: Contents.IFetchOptions = {}): Promise<object> {
    if (type === 'directory') return { type, path, content: this.list(path) };
    const entry = this.files.get(path);
    if (!entry) throw Object.assign(new Error(`No such file: ${path}`), { response: { status: 404 } });
    if (content) this.read.push(path);
    const state = {
      type: 'file',
      path,
      size: entry.size ?? entry.bytes.length,
      last_modified: new Date(entry.modified).toISOString()
    };
    return content ? { ...state, format: 'base64', content: fromUint8Array(entry.bytes) } : state;
  }

  private list(folder: string): object[] {
    const start = folder && `${folder}/`;
    const below = [...this.files].filter(([path]) => path.startsWith(start));
    const folders = below
      .map(([path]) => path.slice(start.length).split('/'))
      .filter(parts => parts.length > 1);
    return [
      ...[...new Set(folders.map(([name]) => name))].map(name => ({
        type: 'directory',
        name,
        path: start + name
      })),
      ...below
        .filter(([path]) => !path.slice(start.length).includes('/'))
        .map(([path, { bytes, size }]) => ({
          type: 'file',
          name: path.slice(start.length),
          path,
          size: size ?? bytes.length
        }))
    ];
  }

  async save(path: string, { content }: Partial<Contents.IModel>): Promise<void> {
    this.written.push(path);
    this.put(path, toUint8Array(content as string));
  }

  localPath(path: string): string {
    return path.slice(path.indexOf(':') + 1);
  }

  driveName(path: string): string {
    return path.slice(0, Math.max(0, path.indexOf(':')));
  }

  get manager(): Contents.IManager {
    return this as unknown as Contents.IManager;
  }
}
