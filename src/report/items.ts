import type { Addresses } from '../addresses/addresses.ts';
import { resolveInPortal } from '../addresses/relative.ts';
import { isPersonalProof } from '../checks/personal-proofs.ts';
import { marksOfOthers } from '../checks/source-marks.ts';
import { pathInPortal, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import { dayOfMoment } from '../schemas/day.ts';
import { addressInNote, type Proof } from '../schemas/fields.ts';
import type { Portal } from '../schemas/portal.ts';
import type { ItemFacts } from '../schemas/report.ts';
import { activityForms, genres, publicationGenres } from '../schemas/vocabulary.ts';
import { hashOf, wordsOf } from '../text/fingerprint.ts';
import type { ArticleMeasure } from './article-measure.ts';
import type { Item } from './item.ts';

/** What the items of a portal have in common. */
export interface ItemContext {
  portal: string;
  addresses: Addresses;
  /** By whose names a text is the portal's own. */
  owner: Pick<Portal, 'name' | 'units' | 'people' | 'url'>;
  unitNames: ReadonlyMap<string, string>;
  /** The person of each id and each name in the register. */
  personOf: ReadonlyMap<string, string>;
  /** The name of each person of the register, by id. */
  personNames: ReadonlyMap<string, string>;
  /** The field (lĩnh vực) of each procedure, by its slug. */
  fieldOf: ReadonlyMap<string, string>;
  /** What the articles of one unit, kind and author share. One value for many, of which a process sends only one. */
  shared: Map<string, Pick<Item, 'topics' | 'units' | 'facts'>>;
}

/** Reads from a portal's content what its items have in common. */
export function itemContextOf(content: PortalContent, owner: Portal, addresses: Addresses): ItemContext {
  return {
    portal: content.id,
    addresses,
    owner,
    unitNames: new Map(owner.units.map(({ id, name }) => [id, name])),
    personOf: new Map(
      owner.people.flatMap(({ id, name }) => [
        [id, id],
        [name.toLowerCase(), id],
      ]),
    ),
    personNames: new Map((content.portal?.data.people ?? []).map(({ id, name }) => [id, name])),
    fieldOf: new Map(content.entries.procedure.map(({ slug, data }) => [slug, data.field])),
    shared: new Map(),
  };
}

/** Reduces an article to an item. */
export function articleItem(
  { file, slug, data }: Entry<'article'>,
  context: ItemContext,
  { marks, ...measure }: ArticleMeasure,
): Item {
  const { addresses, owner } = context;
  const doubts = marksOfOthers(marks, owner).map(({ kind, words }) => ({ kind, words }));
  return {
    ...commonOf(file, data),
    url: addresses.absolute(addresses.entry('article', slug)),
    draft: data.draft,
    section: data.section,
    genre: data.genre,
    origin: data.origin,
    ...authorOf(data.author, context),
    ...groupsOf(data),
    ...(data.labels.length > 0 ? { labels: data.labels } : {}),
    ...fieldsOf(data.procedures, context),
    ...measure,
    ...(doubts.length > 0 ? { doubts } : {}),
    ...sharedParts(data, context),
  };
}

function sharedParts(
  data: Entry<'article'>['data'],
  context: ItemContext,
): Pick<Item, 'topics' | 'units' | 'facts'> {
  const { genre, unit, units, topics, author } = data;
  const key = `${genre} ${unit ?? ''} ${units.join()} ${topics.join()} ${author ?? ''}`;
  const before = context.shared.get(key);
  if (before) return before;
  const facts = { form: genres[genre], ...unitFacts(data, context), ...authorFacts(author, context) };
  const parts = { topics, units: unitsOf(data), facts };
  context.shared.set(key, parts);
  return parts;
}

/** Reduces a publication to an item. */
export function publicationItem({ file, data }: Entry<'publication'>, context: ItemContext): Item {
  const day = dayOfMoment(data.date);
  return {
    ...commonOf(file, data),
    url: data.url ?? null,
    channel: data.channel,
    ...(data.status === 'tiep-nhan' ? {} : { status: data.status }),
    ...(data.sent ? { sentOn: dayOfMoment(data.sent) } : {}),
    genre: data.genre,
    origin: data.origin,
    ...groupsOf(data),
    fingerprint:
      data.url && !isBroadcast(data.channel)
        ? data.url
        : [data.url ?? hashOf(wordsOf(data.title)), data.outlet, day].join(' '),
    facts: {
      form: publicationGenres[data.genre],
      outlet: data.outlet,
      ...unitFacts(data, context),
      ...evidenceFacts(proofsOf(data.proof), file, context),
    },
  };
}

/** Reduces an activity to an item. */
export function activityItem({ file, slug, data }: Entry<'activity'>, context: ItemContext): Item {
  const { addresses } = context;
  const { total: people, byAudience } = data.people;
  const isSplit = Object.keys(byAudience).length > 0;
  return {
    ...commonOf(file, data),
    url: addresses.absolute(addresses.entry('activity', slug)),
    form: data.form,
    genre: data.genre,
    origin: data.origin,
    ...groupsOf(data),
    ...fieldsOf(data.procedures, context),
    ...(data.sent ? { sent: true } : {}),
    ...(data.integrated ? { integrated: true } : {}),
    times: data.times,
    people,
    ...(isSplit ? { byAudience } : {}),
    fingerprint: [hashOf(wordsOf(data.title)), data.date, data.form, data.unit ?? ''].join(' '),
    facts: {
      form: activityForms[data.form],
      ...unitFacts(data, context),
      times: data.times,
      people,
      ...(isSplit ? { byAudience } : {}),
      ...(data.copies === undefined ? {} : { copies: data.copies }),
      ...evidenceFacts(data.evidence ?? [], file, context),
    },
  };
}

/** Reduces a document to an item. */
export function documentItem({ file, slug, data }: Entry<'document'>, context: ItemContext): Item {
  const { addresses } = context;
  const { number, subject, issued, type, section } = data;
  return {
    ...commonOf(file, { title: `${number} ${subject}`, date: issued, topics: [], ...data }),
    url: addresses.absolute(addresses.entry('document', slug)),
    section,
    type,
    fingerprint: `${number} ${issued}`,
    facts: { form: type, ...unitFacts(data, context) },
  };
}

interface Credited {
  unit?: string | undefined;
  units?: readonly string[];
}

function commonOf(
  file: string,
  data: Credited & { title: string; date: string; topics: readonly string[] },
): Omit<Item, 'url' | 'fingerprint'> {
  return {
    path: file,
    title: data.title,
    day: dayOfMoment(data.date),
    draft: false,
    topics: data.topics,
    units: unitsOf(data),
    words: Infinity,
    times: 1,
    people: 0,
  };
}

/** Lists the units that an entry credits: `unit`, then those of `units`. */
export function unitsOf({ unit, units = [] }: Credited): readonly string[] {
  return unit === undefined ? units : [...new Set([unit, ...units])];
}

function authorOf(author: string | undefined, { personOf }: ItemContext): Pick<Item, 'author'> {
  const person = author && (personOf.get(author) ?? personOf.get(author.toLowerCase()));
  return person ? { author: person } : {};
}

/** Names who wrote an article, as the register writes the name. */
function authorFacts(author: string | undefined, context: ItemContext): Pick<ItemFacts, 'author'> {
  const { author: person = '' } = authorOf(author, context);
  const name = context.personNames.get(person) ?? author;
  return name === undefined ? {} : { author: name };
}

function groupsOf({ audience }: { audience: readonly string[] }): Pick<Item, 'audience'> {
  return audience.length > 0 ? { audience } : {};
}

function fieldsOf(procedures: readonly string[], { fieldOf }: ItemContext): Pick<Item, 'fields'> {
  const fields = procedures.flatMap((slug) => fieldOf.get(slug) ?? []);
  return fields.length > 0 ? { fields } : {};
}

function unitFacts(data: Credited, { unitNames }: ItemContext): Pick<ItemFacts, 'units'> {
  const names = unitsOf(data).map((unit) => unitNames.get(unit) ?? unit);
  return names.length > 0 ? { units: names } : {};
}

function evidenceFacts(
  proofs: readonly Proof[],
  file: string,
  { portal, addresses }: ItemContext,
): Pick<ItemFacts, 'evidence'> {
  if (proofs.length === 0) return {};
  const addressOf = (src: string): string | null => {
    const path = resolveInPortal(pathInPortal(portal, file), src);
    return path === null ? null : addresses.absolute(addresses.file(path));
  };
  return {
    evidence: proofs.map((proof) => {
      if ('note' in proof) return { name: proof.note, url: addressInNote(proof.note) ?? null };
      // The pages do not publish a list of persons either.
      if (isPersonalProof(proof)) return { name: proof.name, url: null };
      return { name: proof.name, url: 'src' in proof ? addressOf(proof.src) : proof.url };
    }),
  };
}

/** Lists what proves a publication that has no address. */
function proofsOf(proof: Entry<'publication'>['data']['proof']): Proof[] {
  const { issue, aired, src } = proof ?? {};
  return [
    ...(issue ? [{ note: issue }] : []),
    ...(aired ? [{ note: `Phát ${aired}` }] : []),
    ...(src ? [{ name: 'Bản chụp', src }] : []),
  ];
}

/** Says whether items of a channel may share an address, because a programme has one address for all its issues. */
function isBroadcast(channel: string): boolean {
  return channel === 'dai-tinh' || channel === 'truyen-thanh-xa';
}
