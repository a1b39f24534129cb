import type { XpsSettings } from '../../xps/settings.js';
import type { XpsResult } from '../../xps/types.js';
import type { Scene } from '../frame/create-view.js';

/** What every part of the XPS quantifier draws itself from. */
export type XpsScene = Scene<XpsSettings, XpsResult>;

/** What only this view knows, until it is closed. */
export interface ViewState {
  /** The component that keys and a drag mean, by its id. */
  selected: string | undefined;
  /** Components whose limits and links are shown. */
  open: Set<string>;
  /** Where the pointer reads the spectrum, eV. */
  reading: number | undefined;
}
