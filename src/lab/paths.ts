import { PathExt } from '@jupyterlab/coreutils';
import type { Contents } from '@jupyterlab/services';
import { ArgyroditeError } from '../arrow/error.js';

/**
 * A file's path as code in a notebook says it: relative to the notebook's folder, with `/` between folders.
 *
 * @throws ArgyroditeError `file-missing` where the kernel could not reach the file: it is on another drive
 */
export function relativePath(contents: Contents.IManager, notebookPath: string, path: string): string {
  if (contents.driveName(path) !== contents.driveName(notebookPath)) {
    throw new ArgyroditeError(
      'file-missing',
      `“${path}” is on another drive than the notebook, whose kernel would not find it. Copy it beside the notebook first.`
    );
  }
  return PathExt.relative(
    // With a slash before them, for the library takes others relative to the process's folder.
    `/${PathExt.dirname(contents.localPath(notebookPath))}`,
    `/${contents.localPath(path)}`
  );
}
