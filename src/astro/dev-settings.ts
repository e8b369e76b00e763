import type { ViewSettings } from '../store/settings.ts';

/** The settings of the local server. */
export interface DevSettings extends ViewSettings {
  /** The portal to show. */
  portal: string;
}
