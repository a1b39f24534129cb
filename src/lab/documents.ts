import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ToolbarButton, WidgetTracker } from '@jupyterlab/apputils';
import {
  ABCWidgetFactory,
  DocumentModel,
  DocumentWidget,
  type DocumentRegistry
} from '@jupyterlab/docregistry';
import type { Contents } from '@jupyterlab/services';
import type { ReadonlyPartialJSONValue } from '@lumino/coreutils';
import { authorOf } from './author.js';
import { exportFileType, instrumentFileType, textFileTypes, workbookFileType } from './file-types.js';
import { argyroditeIcon } from './icons.js';
import { IPreferences, type Preferences } from './preferences.js';
import { InstrumentViewer } from './viewer.js';

/** The factory's name, by which documents are opened in our viewer. */
export const VIEWER = 'argyrodite-viewer';

const MODEL = 'argyrodite-file';

export type ViewerDocument = DocumentWidget<InstrumentViewer>;

/** Instrument files open in a viewer; text files do through Open With. */
export const documentsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'argyrodite:documents',
  description: 'Opens instrument files in a viewer.',
  autoStart: true,
  requires: [IPreferences],
  optional: [ILayoutRestorer],
  activate: (app: JupyterFrontEnd, preferences: Preferences, restorer: ILayoutRestorer | null) => {
    const { docRegistry, serviceManager } = app;
    docRegistry.addFileType(instrumentFileType);
    docRegistry.addFileType(exportFileType);
    docRegistry.addFileType(workbookFileType);
    docRegistry.addModelFactory(new FileModelFactory());
    const factory = new ViewerFactory(app, preferences);
    const tracker = new WidgetTracker<ViewerDocument>({ namespace: VIEWER });
    factory.widgetCreated.connect((_, document) => {
      document.context.pathChanged.connect(() => void tracker.save(document));
      void tracker.add(document);
    });
    docRegistry.addWidgetFactory(factory);
    void restorer?.restore(tracker, {
      command: 'docmanager:open',
      args: ({ context }) => ({ path: context.path, factory: VIEWER }),
      name: ({ context }) => context.path,
      when: serviceManager.ready
    });
  }
};

class ViewerFactory extends ABCWidgetFactory<ViewerDocument, DocumentRegistry.IModel> {
  constructor(
    private readonly app: JupyterFrontEnd,
    private readonly preferences: Preferences
  ) {
    super({
      name: VIEWER,
      label: 'argyrodite viewer',
      modelName: MODEL,
      fileTypes: [
        instrumentFileType.name,
        exportFileType.name,
        workbookFileType.name,
        ...Object.keys(textFileTypes)
      ],
      defaultFor: [instrumentFileType.name],
      readOnly: true
    });
  }

  protected override createNewWidget(
    context: DocumentRegistry.IContext<DocumentRegistry.IModel>
  ): ViewerDocument {
    markReadOnly(context);
    const { contents, user } = this.app.serviceManager;
    const { preferences } = this;
    const author = () => authorOf(user);
    const content = new InstrumentViewer({ context, contents, preferences, author });
    const document = new DocumentWidget({ content, context });
    document.addClass('argyrodite-ViewerDocument');
    document.title.icon = argyroditeIcon;
    document.toolbar.addItem('insert', this.insertButton(document));
    return document;
  }

  private insertButton({ context, content }: ViewerDocument): ToolbarButton {
    const button = new ToolbarButton({
      className: 'argyrodite-Viewer-insert',
      enabled: false,
      icon: argyroditeIcon,
      label: 'Insert into notebook',
      tooltip:
        'Put this file into the notebook used last, as it is set here; into a new one where none is open',
      onClick: () =>
        void this.app.commands.execute('argyrodite:insert-file', {
          paths: [context.path],
          settings: content.settings,
          columns: content.columns as ReadonlyPartialJSONValue | undefined
        })
    });
    content.changed.connect(() => (button.enabled = content.readable));
    return button;
  }
}

/**
 * Makes JupyterLab's own commands treat the document as one that may not be written: Ctrl+S then says so instead of trying, and the
 * toolbar tells. It asks the state that the server gave, which knows only of the file's permissions.
 */
export function markReadOnly(context: DocumentRegistry.IContext<DocumentRegistry.IModel>): void {
  const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(context), 'contentsModel')!;
  Object.defineProperty(context, 'contentsModel', {
    get: () => {
      const state: Contents.IModel | null = get!.call(context);
      return state && { ...state, writable: false };
    }
  });
}

/**
 * A document without content: the viewer reads the bytes itself, once it knows how many they are.
 *
 * A format of `null` is what keeps JupyterLab from reading the file into a text, and collaboration from sharing it as one.
 */
export class FileModelFactory implements DocumentRegistry.IModelFactory<DocumentRegistry.IModel> {
  readonly name = MODEL;
  readonly contentType = 'file';
  readonly fileFormat: Contents.FileFormat = null;
  readonly collaborative = false;
  isDisposed = false;

  dispose(): void {
    this.isDisposed = true;
  }

  createNew(): DocumentRegistry.IModel {
    return new FileModel();
  }

  preferredLanguage(): string {
    return '';
  }
}

/** Refuses to be saved: it would leave an empty file where the measurement was. */
class FileModel extends DocumentModel {
  constructor() {
    super();
    this.readOnly = true;
  }

  override toString(): string {
    throw new Error(
      'An instrument’s file is only shown here, never written. Copy or rename it in the file browser.'
    );
  }
}
