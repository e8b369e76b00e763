import { announcedCodes } from '../reading/announced-codes.ts';
import type { ShownPortal } from './portals.ts';
import { withZone } from './structured-data.ts';

/**
 * The portal's content as open data, one function for each file. Every entry has a stable `id` and its full address. The
 * files contain only facts that the pages show.
 */
export const apiLists = {
  portal: (portal: ShownPortal) => {
    const { plans, theme, tiles, demo, measurement, ...data } = portal.data;
    // With drafts the script is left out, and so the servers must not allow it.
    const measured = measurement && !portal.source.settings.drafts ? { measurement } : {};
    return { id: portal.id, ...data, ...measured, demo };
  },
  articles: ({ articles, addresses }: ShownPortal) => ({
    articles: articles.map(({ slug, data: { cover, attachments, draft, ...data } }) => ({
      id: slug,
      url: addresses.absolute(addresses.article(slug)),
      ...data,
      date: withZone(data.date),
      attachments: attachments.map(({ src, name }) => ({
        name: name ?? null,
        url: addresses.absolute(addresses.file(src)),
      })),
    })),
  }),
  procedures: ({ procedures, addresses }: ShownPortal) => ({
    procedures: procedures.map(({ slug, data: { url, forms, ...data } }) => ({
      id: slug,
      url: addresses.absolute(addresses.procedure(slug)),
      submitAt: url,
      ...data,
      forms: forms.map(({ src, name, sample }) => ({
        name,
        url: addresses.absolute(addresses.file(src)),
        ...(sample === undefined ? {} : { sample: addresses.absolute(addresses.file(sample)) }),
      })),
    })),
  }),
  documents: ({ documents, addresses, source }: ShownPortal) => {
    const announced = new Map(
      announcedCodes(source.content).map(({ document, codes }) => [document.slug, codes]),
    );
    return {
      documents: documents.map(({ slug, data: { file, ...data } }) => ({
        id: slug,
        url: addresses.absolute(addresses.document(slug)),
        ...data,
        codes: announced.get(slug),
        file: file ? addresses.absolute(addresses.file(file)) : null,
      })),
    };
  },
  leaders: ({ leaders, addresses }: ShownPortal) => ({
    leaders: leaders.map(({ slug, data: { photo, ...data } }) => ({
      id: slug,
      url: addresses.absolute(addresses.entry('leader', slug)),
      ...data,
    })),
  }),
  contacts: ({ contacts, addresses }: ShownPortal) => ({
    contacts: contacts.map(({ slug, data }) => ({
      id: slug,
      url: addresses.absolute(addresses.entry('contact', slug)),
      ...data,
    })),
  }),
};

/** Writes one of the lists. Escapes every `<`, so no text of an entry can pass for markup. */
export function writeList(name: keyof typeof apiLists, portal: ShownPortal): Response {
  return new Response(JSON.stringify(apiLists[name](portal)).replace(/</g, '\\u003c'), {
    headers: { 'Content-Type': 'application/json' },
  });
}

/** Says whether a list has this name. */
export function isApiList(name: string | undefined): name is keyof typeof apiLists {
  return name !== undefined && Object.hasOwn(apiLists, name);
}
