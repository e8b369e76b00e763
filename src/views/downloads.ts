import { formatBytes } from '../text/format.ts';
import type { Frame } from './portals.ts';

/** A file of the portal that visitors may save. */
export interface Download {
  name: string;
  /** Its type and size. @example 'PDF, 120 KB' */
  about: string;
  address: string;
}

/** Returns how pages offer a file of the portal's folder; without a name it goes by that of the file. */
export function downloadOf(
  portal: Pick<Frame, 'fileSize' | 'addresses'>,
  { src, name }: { src: string; name?: string | undefined },
): Download {
  return {
    name: name ?? src.split('/').at(-1)!,
    about: `${src.split('.').at(-1)!.toUpperCase()}, ${formatBytes(portal.fileSize(src))}`,
    address: portal.addresses.file(src),
  };
}
