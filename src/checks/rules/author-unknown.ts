import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';
import { namedFacts } from '../named-ids.ts';

/** Finds authors that are written as an id of nobody; an author may also be a name of anybody, in words. */
export const authorUnknown: Rule = {
  entry: (context, { content: { portal } }) => {
    const people = portal?.data.people ?? [];
    if (people.length === 0 || !isOf(context, 'article')) return [];
    const { file, data, positionOf } = context.entry;
    const { author } = data;
    if (author === undefined || !ID.test(author) || people.some(({ id }) => id === author)) return [];
    const facts = namedFacts(author, people);
    // One word alone may be anybody's name, unless it is nearly an id.
    if (!author.includes('-') && facts.nearest === '') return [];
    return [problem('author-unknown', file, { author, ...facts }, positionOf(['author']))];
  },
};

/** Small letters and digits, joined by hyphens, as nobody writes a name. */
const ID = /^[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,9}$/;
