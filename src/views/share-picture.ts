import { join } from 'node:path';
import type { Addresses } from '../addresses/addresses.ts';
import type { Picture } from '../pictures/picture-cache.ts';
import { makeSharePicture } from '../pictures/share-picture.ts';
import { midSentence } from '../text/format.ts';
import type { Hex } from '../theme/colour.ts';
import { paletteOf } from '../theme/palette.ts';
import { colourOf } from '../theme/tokens.ts';
import type { PortalSource } from './portal-source.ts';
import type { SharedPicture } from './sharing.ts';

/**
 * Draws the picture that other sites show for a page without a picture of its own. Returns a function that each such page
 * calls for its address, so that each records it.
 */
export async function readySharePicture(
  portal: PortalSource,
  addresses: Addresses,
): Promise<() => SharedPicture> {
  const { fallback } = await drawSharePicture(portal);
  const { name, province } = portal.content.portal!.data;
  return () => ({
    src: addresses.picture(fallback.name),
    width: fallback.width,
    height: fallback.height,
    alt: `Cổng thông tin điện tử ${midSentence(name)}, ${province}`,
  });
}

function drawSharePicture(portal: PortalSource): Promise<Picture> {
  const { id, settings, inventory } = portal;
  const { name, province, theme } = portal.content.portal!.data;
  const accent = theme?.accent as Hex | undefined;
  const digest = theme?.mark && inventory.get(theme.mark.src);
  const facts = {
    ...{ name, province },
    accent: accent ? paletteOf(accent).light.accent : colourOf('accent', 'light'),
  };
  const mark =
    theme?.mark && digest !== undefined
      ? { file: join(settings.content, 'portals', id, theme.mark.src), digest }
      : undefined;
  return makeSharePicture({ ...facts, mark }, settings.pictureCache).catch((error: unknown) => {
    // The local server shows pages to an editor whose mark is broken still.
    if (settings.local && mark) return makeSharePicture(facts, settings.pictureCache);
    throw error;
  });
}
