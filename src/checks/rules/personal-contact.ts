import { problem } from '../../problems/problem.ts';
import { bareContact, PRIVATE_CONTACTS, privateContactsIn } from '../../text/personal-data.ts';
import { officialContacts } from '../official-fields.ts';
import { bodyMatches } from '../texts.ts';
import type { Rule } from '../rule.ts';

export const personalContact: Rule = {
  entry: ({ entry, texts, written }, { content }) => {
    const { kind, file, body, bodyLine, positionOf } = entry;
    if (!KINDS.has(kind) || !written.some((text) => MAY_BE.test(text))) return [];
    const found = [
      ...texts.flatMap(({ path, text }) =>
        privateContactsIn(text).map((sample) => ({ sample, positionOf: () => positionOf(path) })),
      ),
      ...PRIVATE_CONTACTS.filter(({ sign }) => sign.test(body))
        .flatMap(({ pattern }) => bodyMatches(body, bodyLine, pattern))
        .map(({ text, position }) => ({
          sample: text,
          positionOf: () => position,
        })),
    ];
    if (found.length === 0) return [];
    const official = officialContacts(content);
    return found
      .filter(({ sample }) => !official.has(bareContact(sample)))
      .map(({ sample, positionOf: position }) =>
        problem(
          'personal-contact',
          file,
          {
            sample: masked(sample),
            what: sample.includes('@') ? 'email' : 'phone',
            isHeldBack: kind === 'feedback',
          },
          position(),
        ),
      );
  },
};

const KINDS = new Set(['article', 'feedback', 'activity']);

/** Nine digits, or the “@” of an e-mail address. */
const MAY_BE = /@|\d(?:[ \u00a0.-]?\d){8}/;

/** Hides most of a number or address, because the report must not leak it again. */
function masked(contact: string): string {
  return contact.includes('@')
    ? contact.replace(/^(.{2})[^@]*/, '$1…')
    : `${bareContact(contact).slice(0, 4)}…${bareContact(contact).slice(-3)}`;
}
