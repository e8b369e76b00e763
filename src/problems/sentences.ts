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
import { scoreSentences } from './sentences/scores.ts';
import { typingSentences } from './sentences/typing.ts';
import type { Sentence } from './sentences/sentence.ts';

export type { Severity } from './sentences/sentence.ts';
export type { SyntaxCause } from './sentences/front-matter.ts';

/**
 * Every problem the project can report, with the words an editor reads. Codes are permanent.
 * A message says what is wrong; a fix is the fixed line, or the one thing to do.
 */
export const sentences = {
  ...folderSentences,
  ...encodingSentences,
  ...frontMatterSentences,
  ...fieldSentences,
  ...planSentences,
  ...scoreSentences,
  ...portalSentences,
  ...entrySentences,
  ...attachmentSentences,
  ...linkSentences,
  ...markupSentences,
  ...typingSentences,
  ...privacySentences,
};

/** The same sentences, grouped by subject. */
export const groups: { title: string; sentences: Record<string, Sentence<unknown>> }[] = [
  { title: 'Tệp và thư mục', sentences: folderSentences },
  { title: 'Chữ và bảng mã', sentences: encodingSentences },
  { title: 'Cách viết phần thông tin đầu bài', sentences: frontMatterSentences },
  { title: 'Giá trị của từng mục', sentences: fieldSentences },
  { title: 'Kế hoạch và lượt truy cập', sentences: planSentences },
  { title: 'Điểm của kế hoạch', sentences: scoreSentences },
  { title: 'Cả cổng', sentences: portalSentences },
  { title: 'Tin bài, văn bản, thủ tục, phản ánh', sentences: entrySentences },
  { title: 'Ảnh và tệp đính kèm', sentences: attachmentSentences },
  { title: 'Liên kết', sentences: linkSentences },
  { title: 'Đề mục, bảng, thẻ HTML', sentences: markupSentences },
  { title: 'Cách gõ trong bài', sentences: typingSentences },
  { title: 'Dữ liệu cá nhân', sentences: privacySentences },
];

export type Code = keyof typeof sentences;
export type FactsOf<C extends Code> = (typeof sentences)[C]['example'];
