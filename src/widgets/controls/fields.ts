/** A text that is being typed and is not a value yet. */
export interface Draft {
  text: string;
  problem?: string;
}

/** The drafts of a widget's text fields, by the field's key, so that a redraw in mid-word takes nothing away. */
export interface Fields {
  get(key: string): Draft | undefined;
  set(key: string, draft: Draft): void;
  drop(key: string): void;
  /** Drops all: the settings have come from elsewhere. */
  forget(): void;
}

export function makeFields(redraw: () => void): Fields {
  const drafts = new Map<string, Draft>();
  return {
    get: key => drafts.get(key),
    set(key, draft) {
      drafts.set(key, draft);
      redraw();
    },
    drop(key) {
      if (drafts.delete(key)) redraw();
    },
    forget: () => drafts.clear()
  };
}
