/**
 * As much of a page as drawing needs, for an engine without one: figures come from the very code that draws them on a page.
 * Where the host has a page (Pyodide in a browser), that one stays. Imported before any view.
 */
import { parseHTML } from 'linkedom/worker';

class Serializer implements XMLSerializer {
  serializeToString(element: Element): string {
    element.setAttribute('xmlns', element.namespaceURI!);
    return element.toString();
  }
}

if (!('document' in globalThis)) {
  const { document, window } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  Object.assign(globalThis, { document, window, XMLSerializer: Serializer });
}
