import { decodeSafely } from '../addresses/relative.ts';
import { addressableName } from '../reading/file-role.ts';

/**
 * Gives the name that a file on the editor's own computer gets beside the entry; empty for any other address.
 * @example nameOfOwnFile('C:\\Users\\Admin\\hội nghị.jpg') // 'hoi-nghi.jpg'
 */
export function nameOfOwnFile(target: string): string {
  const written = decodeSafely(target.trim().replace(/^<|>$/g, ''));
  if (!OWN_COMPUTER.test(written)) return '';
  return addressableName(written.split(/[\\/]/).at(-1) ?? '');
}

/** A path from the root of a disk, of a home folder or of a shared folder. */
const OWN_COMPUTER =
  /^(?:file:|[a-z]:[\\/]|\\\\|~\/|\/(?:Users|home|Volumes|media|mnt|storage|sdcard|var\/mobile)\/)/i;
