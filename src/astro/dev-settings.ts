import type { ViewSettings } from '../store/settings.ts';

/** What the local server was started with. */
export interface DevSettings extends ViewSettings {
  /** The portal to show. */
  portal: string;
}
