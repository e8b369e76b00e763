import type { Element, ElementContent, Root } from 'hast';
import { element } from './tree.ts';
import { describeVideo, videoAt } from './videos.ts';

/**
 * Replaces each embedded video, in place, by a plain link. Leaves other frames to the allow-list, which drops them.
 */
export function linkVideos(root: Root): void {
  const open: { node: Root | Element; inLink: boolean }[] = [{ node: root, inLink: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, inLink } = next;
    node.children = (node.children as ElementContent[]).map((child) => {
      if (child.type !== 'element') return child;
      const link = linkTo(child);
      if (link) return inLink ? link.children[0]! : node.type === 'root' ? element('p', {}, [link]) : link;
      open.push({ node: child, inLink: inLink || child.tagName === 'a' });
      return child;
    });
  }
}

function linkTo(frame: Element): Element | undefined {
  const address = addressIn(frame);
  if (!address) return undefined;
  const title = String(frame.properties.title ?? frame.properties.ariaLabel ?? '');
  const video = videoAt(address);
  if (video) return element('a', { href: video.address }, [text(describeVideo(video, title))]);
  // A film of the portal can be downloaded; a film of an unknown site is dropped with its frame.
  return frame.tagName === 'video' && FILM.test(address)
    ? element('a', { href: address }, [text(`Xem video: ${title || address.split('/').at(-1)!}`)])
    : undefined;
}

/** The address of a film of the portal, in the format that the portal offers for download. */
export const FILM = /^(?!\/\/)[^:]*\.mp4$/i;

/** Finds the address of the video in an element, because each way of embedding has its own attribute for it. */
function addressIn({ tagName, properties, children }: Element): string | undefined {
  const own = properties as Record<string, unknown>;
  const from: Record<string, unknown[]> = {
    iframe: [own['src'], own['dataSrc']],
    embed: [own['src']],
    object: [own['data'], ...children.map((child) => 'properties' in child && child.properties['value'])],
    video: [own['src'], ...children.map((child) => 'properties' in child && child.properties['src'])],
    div: [String(own['className']).includes('fb-video') && own['dataHref']],
  };
  return from[tagName]?.find((value): value is string => typeof value === 'string' && value !== '');
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
