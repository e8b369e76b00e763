import { problem } from '../../problems/problem.ts';
import { bodyMatches } from '../texts.ts';
import { officialFields } from '../official-fields.ts';
import type { RuleContext, Rule } from '../rule.ts';

export const personalContact: Rule = {
  entry: ({ entry, texts, written }, context) => {
    const { kind, file, body, bodyLine, positionOf } = entry;
    if (!KINDS.has(kind) || !written.some((text) => MAY_BE.test(text))) return [];
    const found = [
      ...texts.flatMap(({ path, text }) =>
        personalIn(text).map((sample) => ({ sample, positionOf: () => positionOf(path) })),
      ),
      ...PERSONAL.filter(({ sign }) => sign.test(body))
        .flatMap(({ pattern }) => bodyMatches(body, bodyLine, pattern))
        .map(({ text, position }) => ({
          sample: text,
          positionOf: () => position,
        })),
    ];
    if (found.length === 0) return [];
    const official = officialContacts(context);
    return found
      .filter(({ sample }) => !official.has(bare(sample)))
      .map(({ sample, positionOf: position }) =>
        problem(
          'personal-contact',
          file,
          { sample: masked(sample), what: sample.includes('@') ? 'email' : 'phone' },
          position(),
        ),
      );
  },
};

const KINDS = new Set(['article', 'feedback', 'activity']);

function personalIn(text: string): string[] {
  return PERSONAL.filter(({ sign }) => sign.test(text)).flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].map(([sample]) => sample),
  );
}

/** Nine digits, or the sign of an e-mail address. */
const MAY_BE = /@|\d(?:[ .-]?\d){8}/;

/** Mobile numbers, and addresses at mail providers for private use; each with a quick test that rules out most texts. */
const PERSONAL = [
  { sign: /[084]\)?[ .]?[35789]/, pattern: /(?<![\d.])(?:\+84|0)[ .]?[35789]\d(?:[ .-]?\d){7}(?!\d)/g },
  {
    sign: /@/,
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|yahoo|outlook|hotmail|icloud|live|ymail)\.com(?:\.vn)?\b/gi,
  },
];

/** Lists the phone numbers and addresses that the office itself publishes. */
function officialContacts({ content }: RuleContext): Set<string> {
  return new Set(
    officialFields(content, ['phone', 'fax', 'email']).flatMap(({ value }) => value.split(/[;,/]/).map(bare)),
  );
}

function bare(contact: string): string {
  return contact.includes('@')
    ? contact.trim().toLowerCase()
    : contact.replace(/^\s*\+84/, '0').replace(/\D/g, '');
}

/** Hides most of a number or address, because the report must not leak it again. */
function masked(contact: string): string {
  return contact.includes('@')
    ? contact.replace(/^(.{2})[^@]*/, '$1…')
    : `${bare(contact).slice(0, 4)}…${bare(contact).slice(-3)}`;
}
