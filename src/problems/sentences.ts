import { attachmentSentences } from './sentences/attachments.ts';
import { encodingSentences } from './sentences/encoding.ts';
import { entrySentences } from './sentences/entries.ts';
import { fieldSentences } from './sentences/fields.ts';
import { folderSentences } from './sentences/folder.ts';
import { frontMatterSentences } from './sentences/front-matter.ts';
import { linkSentences } from './sentences/links.ts';
import { markupSentences } from './sentences/markup.ts';
import { planSentences } from './sentences/plans.ts';
import { portalSentences } from './sentences/portal.ts';
import { privacySentences } from './sentences/privacy.ts';

export type { Severity } from './sentences/sentence.ts';
export type { SyntaxCause } from './sentences/front-matter.ts';

/**
 * Every problem the project can name, with the words an editor reads. Codes are permanent.
 * A message says what is wrong; a fix is the corrected line, or the one thing to do.
 */
export const sentences = {
  ...folderSentences,
  ...encodingSentences,
  ...frontMatterSentences,
  ...fieldSentences,
  ...planSentences,
  ...portalSentences,
  ...entrySentences,
  ...attachmentSentences,
  ...linkSentences,
  ...markupSentences,
  ...privacySentences,
};

export type Code = keyof typeof sentences;
export type FactsOf<C extends Code> = (typeof sentences)[C]['example'];
