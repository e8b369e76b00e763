import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { AstroIntegration } from 'astro';
import { decodeSafely } from '../addresses/relative.ts';
import { isDownloadable } from '../checks/attachments.ts';
import type { DevSettings } from './dev-settings.ts';

/**
 * Answers requests to the local server for the pictures and files that a build would copy into the portal's site, and
 * redirects `/` to the portal.
 */
export function localFiles(settings: DevSettings): AstroIntegration {
  return {
    name: 'cong-xa-local-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const address = (request.url ?? '').split('?')[0]!;
          if (address === '/') {
            response.writeHead(302, { Location: `/${settings.portal}/` }).end();
            return;
          }
          const file = fileOf(settings, decodeSafely(address));
          if (!file) return next();
          stat(file).then(
            () => createReadStream(file).pipe(response),
            () => next(),
          );
        });
      },
    },
  };
}

/** Finds the file: `/<portal>/anh/<name>` is in the picture cache, `/<portal>/tep/<path>` in the portal's folder. */
function fileOf({ content, pictureCache }: DevSettings, address: string): string | null {
  const [, portal, folder, path] = /^\/([^/]+)\/(anh|tep)\/(.+)$/.exec(normalize(address)) ?? [];
  if (!portal || !path) return null;
  if (folder === 'anh') return /^[\w-]+\.(avif|webp|jpg|png)$/.test(path) ? join(pictureCache, path) : null;
  return isDownloadable(path) ? join(content, 'portals', portal, path) : null;
}
