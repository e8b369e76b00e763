import { openingSpecification } from '../schemas/opening.ts';
import type { Frame, Shown } from './portals.ts';

type StructuredData = Record<string, unknown>;

/**
 * Describes the commune's office as schema.org's GovernmentOrganization.
 * @param tellsHours whether its hours are told too: once in a portal is enough, since every page names the same office
 */
export function organization({ data, addresses }: Frame, tellsHours = false): StructuredData {
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${addresses.absolute(addresses.home)}#co-quan`,
    name: data.owner,
    url: addresses.absolute(addresses.home),
    address: {
      '@type': 'PostalAddress',
      streetAddress: data.address,
      addressRegion: data.province,
      addressCountry: 'VN',
    },
    telephone: data.phone,
    email: data.email,
    ...(tellsHours && data.opening ? { openingHoursSpecification: openingSpecification(data.opening) } : {}),
    sameAs: Object.values(data.social ?? {}),
  };
}

/** Describes an article as NewsArticle, with times in the time zone of Việt Nam. */
export function newsArticle(
  portal: Frame,
  { slug, data }: Pick<Shown<'articles'>, 'slug' | 'data'>,
  image?: string,
): StructuredData {
  const { addresses } = portal;
  return {
    '@type': 'NewsArticle',
    headline: data.title,
    description: data.summary,
    datePublished: withZone(data.date),
    dateModified: withZone(data.updated ?? data.date),
    articleSection: portal.sectionName(data.section),
    inLanguage: 'vi',
    mainEntityOfPage: addresses.absolute(addresses.article(slug)),
    ...(image ? { image: addresses.absolute(image) } : {}),
    ...(data.author ? { author: { '@type': 'Organization', name: data.author } } : {}),
    ...(data.source ? { isBasedOn: data.source.url } : {}),
    publisher: { '@id': organization(portal)['@id'] },
  };
}

/** Describes a procedure as GovernmentService. */
export function governmentService(
  portal: Frame,
  { slug, data }: Pick<Shown<'procedures'>, 'slug' | 'data'>,
): StructuredData {
  const { addresses } = portal;
  return {
    '@type': 'GovernmentService',
    name: data.name,
    identifier: data.code,
    serviceType: data.field,
    url: addresses.absolute(addresses.procedure(slug)),
    serviceOperator: { '@id': organization(portal)['@id'] },
    availableChannel: { '@type': 'ServiceChannel', serviceUrl: data.url },
    ...(data.forWhom ? { audience: { '@type': 'Audience', name: data.forWhom.join('; ') } } : {}),
  };
}

/** Describes the path from the home page to a page as BreadcrumbList. */
export function breadcrumbList(
  { addresses }: Frame,
  crumbs: { name: string; address: string }[],
): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: addresses.absolute(address),
    })),
  };
}

/** Writes structured data for a script element. Escapes every `<`, so no text can close the element. */
export function writeStructuredData(data: StructuredData[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': data }).replace(/</g, '\\u003c');
}

/** Adds the time zone of Việt Nam to a moment that has a time; returns a day unchanged. */
export function withZone(moment: string): string {
  if (!moment.includes('T') || moment.endsWith('+07:00')) return moment;
  return `${moment.length === 16 ? `${moment}:00` : moment}+07:00`;
}
