import { isTracker } from '../text/direct-address.ts';

/** A video on a video site. */
export interface Video {
  /** The name by which people know the site. */
  site: string;
  /** Where people watch the video. */
  address: string;
}

/**
 * Recognises the address of a video, also one for embedding, and gives the address at which people watch it, without
 * parameters that track readers. Null for any other address.
 * @example videoAt('https://www.youtube-nocookie.com/embed/abc?si=x') // { site: 'YouTube', address: 'https://www.youtube.com/watch?v=abc' }
 */
export function videoAt(address: string): Video | null {
  if (address.length > MAX_ADDRESS_LENGTH) return null;
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.replace(/^(www|m)\./, '');
  const site = SITES.find(({ hosts }) => hosts.includes(host));
  const watched = site?.watch(url, host);
  return site && watched ? { site: site.name, address: withoutTracking(watched) } : null;
}

/**
 * Writes the words of a link to a video that has none of its own.
 * @example describeVideo({ site: 'YouTube', address: 'https://www.youtube.com/watch?v=abc' }) // 'Xem video trên YouTube: youtube.com/watch?v=abc'
 */
export function describeVideo({ site, address }: Video, title = ''): string {
  const isGeneric = /^$|\b(player|embed)\b|^video$/i.test(title.trim());
  return `${watchOn(site)}: ${isGeneric ? bareAddress(address) : title.trim()}`;
}

/** Writes the words “watch the video on” a site. */
export function watchOn(site: string): string {
  return `Xem video trên ${site}`;
}

/** Says whether the words of a link only repeat its address. */
export function isBareAddress(text: string, address: string): boolean {
  return bareAddress(text.trim()) === bareAddress(address);
}

/** Characters. No video site has longer addresses, and one address may contain another, which contains another. */
const MAX_ADDRESS_LENGTH = 2000;

interface VideoSite {
  name: string;
  hosts: string[];
  /** Gives the address at which people watch a video; undefined for an address without a video. */
  watch(url: URL, host: string): URL | string | undefined;
}

const SITES: VideoSite[] = [
  { name: 'YouTube', hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'], watch: watchYoutube },
  { name: 'Vimeo', hosts: ['vimeo.com', 'player.vimeo.com'], watch: watchVimeo },
  { name: 'Facebook', hosts: ['facebook.com', 'web.facebook.com', 'fb.watch'], watch: watchFacebook },
  { name: 'TikTok', hosts: ['tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'], watch: watchTiktok },
  {
    name: 'Dailymotion',
    hosts: ['dailymotion.com', 'geo.dailymotion.com', 'dai.ly'],
    watch: watchDailymotion,
  },
  { name: 'Zalo', hosts: ['video.zalo.me', 'zalo.video', 'video.zaloapp.com'], watch: (url) => url },
  { name: 'VTV', hosts: ['vtv.vn', 'vtvgo.vn'], watch: watchVtv },
];

const ID = '([\\w-]+)';

function watchYoutube({ pathname, searchParams }: URL, host: string): URL | undefined {
  const [, list] = /^([\w-]+)$/.exec(searchParams.get('list') ?? '') ?? [];
  const [, id] =
    new RegExp(host === 'youtu.be' ? `^/${ID}` : `^/(?:embed|v|e|shorts|live)/${ID}`).exec(pathname) ??
    (pathname === '/watch' ? new RegExp(`^${ID}$`).exec(searchParams.get('v') ?? '') : null) ??
    [];
  if (id && id !== 'videoseries') {
    const watched = new URL(`https://www.youtube.com/watch?v=${id}`);
    const [, start] = /^(\d+)s?$/.exec(searchParams.get('t') ?? searchParams.get('start') ?? '') ?? [];
    if (start) watched.searchParams.set('t', start);
    return watched;
  }
  return list ? new URL(`https://www.youtube.com/playlist?list=${list}`) : undefined;
}

function watchVimeo({ pathname, searchParams }: URL): string | undefined {
  const [, id, written] = /^\/(?:video\/|channels\/[\w-]+\/)?(\d+)(?:\/(\w+))?\/?$/.exec(pathname) ?? [];
  const secret = written ?? /^\w+$/.exec(searchParams.get('h') ?? '')?.[0];
  return id && `https://vimeo.com/${id}${secret ? `/${secret}` : ''}`;
}

function watchFacebook(url: URL, host: string): URL | string | undefined {
  const { pathname, searchParams } = url;
  if (pathname === '/plugins/video.php') return videoAt(searchParams.get('href') ?? '')?.address;
  if (/^\/watch\/?$/.test(pathname))
    return /^\d+$/.test(searchParams.get('v') ?? '')
      ? `https://www.facebook.com/watch/?v=${searchParams.get('v')}`
      : undefined;
  return host === 'fb.watch' || /^\/(reel|share\/v)\/|\/videos\//.test(pathname) ? url : undefined;
}

function watchTiktok(url: URL, host: string): URL | string | undefined {
  const [, id] = /^\/(?:embed(?:\/v\d)?|player\/v\d)\/(\d+)/.exec(url.pathname) ?? [];
  if (id) return `https://www.tiktok.com/@/video/${id}`;
  return host !== 'tiktok.com' || /^\/(@[^/]*\/video|t)\//.test(url.pathname) ? url : undefined;
}

function watchDailymotion({ pathname, searchParams }: URL, host: string): string | undefined {
  const [, id] = new RegExp(host === 'dai.ly' ? `^/${ID}` : `^/(?:embed/)?video/${ID}`).exec(pathname) ?? [];
  const videoId = id ?? (host === 'geo.dailymotion.com' ? searchParams.get('video') : undefined);
  return videoId && /^[\w-]+$/.test(videoId) ? `https://www.dailymotion.com/video/${videoId}` : undefined;
}

function watchVtv(url: URL, host: string): URL | undefined {
  return host === 'vtvgo.vn' || /^\/(video|embed|truyen-hinh)/.test(url.pathname) ? url : undefined;
}

/** Parameters that record, at video sites, who passed an address on to whom. */
const TRACKING = /^(si|feature|is_from_webapp|sender_device|_r|_t|rdid|share_url)$/i;

function withoutTracking(watched: URL | string): string {
  const url = new URL(watched);
  url.protocol = 'https:';
  url.username = url.password = '';
  for (const key of [...url.searchParams.keys()])
    if (TRACKING.test(key) || isTracker(key)) url.searchParams.delete(key);
  return url.href;
}

function bareAddress(address: string): string {
  return address.replace(/^(https?:)?\/\/(www\.)?/i, '').replace(/\/$/, '');
}
