import { stripMarks } from '../text/fold.ts';
import type { QuestionKind } from './question-kinds.ts';
import { nameOfAnswer, QUESTION_NAMES } from './question-names.ts';
import type { Meaning } from './readings.ts';
import { hasTellingWord } from './small-words.ts';
import type { TitleEntry } from './title-index.ts';

/** Scores a title as the answer to the question that a query asks; 0 when it is none. */
export function scoreAsAnswer(
  { kind, title, answer }: TitleEntry,
  score: number,
  { kinds, subject }: Meaning,
): number {
  const [asked] = kinds;
  if (asked === undefined) return 0;
  const isOffice = OWN_OFFICE.test(` ${stripMarks(subject)} `) && isOnlyPortal(subject);
  const name = (isOffice ? OFFICE_ANSWERS[asked] : undefined) ?? nameOfAnswer(asked);
  // The title of the contact record goes on with the authority's name. A hotline with a longer name is not the
  // commune's.
  if (name && (title === name || (name === QUESTION_NAMES.contact && title.startsWith(`${name} `))))
    return isOnlyPortal(subject) ? ANSWER_ALONE : ANSWER_BESIDE;
  if (!CONTACT_ANSWERS[asked]?.test(answer ?? '')) return 0;
  if (kind === 'lanh-dao') return asked !== 'where' && score > 0 ? score + LEADER_BONUS : 0;
  if (kind !== 'giao-dich') return 0;
  if (score >= MIN_CONTACT_SCORE) return score + PLACE_BONUS;
  if (!isOnlyPortal(subject)) return 0;
  return asked === 'where' && ONE_STOP.test(title) ? ANSWER_BESIDE : ANY_CONTACT;
}

/** Says whether a question is about nothing but the commune itself. */
function isOnlyPortal(subject: string): boolean {
  return !hasTellingWord(` ${stripMarks(subject)} `.replace(OWN_OFFICE, ' '));
}

const OWN_OFFICE = / (?:uy ban(?: nhan dan)?|ubnd|tru so)(?= )/;

/** What answers a question about the office of the commune. */
const OFFICE_ANSWERS: Partial<Record<QuestionKind, string>> = {
  hours: QUESTION_NAMES.hours,
  phone: QUESTION_NAMES.contact,
  email: QUESTION_NAMES.contact,
};

/** The place where residents hand in their files. */
const ONE_STOP = /hành chính công|một cửa/iu;

/** The form of a contact's answer to each question. */
const CONTACT_ANSWERS: Partial<Record<QuestionKind, RegExp>> = {
  hours: /\d\s*(?:giờ|h|:)/u,
  phone: /\d{2}[\s.]?\d{3}/,
  hotline: /\d{2}[\s.]?\d{3}/,
  email: /@/,
  who: /^/,
  where: /^/,
};

/** What is added to the score of a contact that answers a question. */
const PLACE_BONUS = 0.3;

/** What is added to the score of a leader who answers a question. */
const LEADER_BONUS = 0.3;

/**
 * A contact with a lower score is not what the question is about: “where” with the name of a procedure asks for the
 * procedure.
 */
const MIN_CONTACT_SCORE = 0.12;

/** The score of any contact for a question that names nothing. */
const ANY_CONTACT = 0.3;

/** The score of the item that answers a question by itself, when the query is nothing but the question. */
const ANSWER_ALONE = 2;

/** The score of the item that answers a question by itself, when the query names something besides the question. */
const ANSWER_BESIDE = 0.45;
