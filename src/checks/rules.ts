import type { Code } from '../problems/sentences.ts';
import { accentContrast } from './rules/accent-contrast.ts';
import { aliasTaken } from './rules/alias-taken.ts';
import { aliasTwice } from './rules/alias-twice.ts';
import { attachmentName } from './rules/attachment-name.ts';
import { blockUnclosed } from './rules/block-unclosed.ts';
import { authorUnknown } from './rules/author-unknown.ts';
import { bodyEmpty } from './rules/body-empty.ts';
import { bodyExcess } from './rules/body-excess.ts';
import { boldForm } from './rules/bold-form.ts';
import { bracketsSwapped } from './rules/brackets-swapped.ts';
import { bulletOdd } from './rules/bullet-odd.ts';
import { citizenNumber } from './rules/citizen-number.ts';
import { closedPortalLink } from './rules/closed-portal-link.ts';
import { contactsMissing } from './rules/contacts-missing.ts';
import { datesOrder } from './rules/dates-order.ts';
import { deadAnchor } from './rules/dead-anchor.ts';
import { deadLink } from './rules/dead-link.ts';
import { decisionMissing } from './rules/decision-missing.ts';
import { decisionUnnamed } from './rules/decision-unnamed.ts';
import { documentNumber } from './rules/document-number.ts';
import { duplicateSlug } from './rules/duplicate-slug.ts';
import { emailOfficial } from './rules/email-official.ts';
import { emptySection } from './rules/empty-section.ts';
import { evidenceMissing } from './rules/evidence-missing.ts';
import { evidencePersonal } from './rules/evidence-personal.ts';
import { feedbackAnswer } from './rules/feedback-answer.ts';
import { feedbackOverdue } from './rules/feedback-overdue.ts';
import { feedbackSender } from './rules/feedback-sender.ts';
import { figureFuture } from './rules/figure-future.ts';
import { figureShare } from './rules/figure-share.ts';
import { fileMissing } from './rules/file-missing.ts';
import { fileType } from './rules/file-type.ts';
import { foreignFrame } from './rules/foreign-frame.ts';
import { frontMatterTwice } from './rules/front-matter-twice.ts';
import { futureDate } from './rules/future-date.ts';
import { headingBold } from './rules/heading-bold.ts';
import { headingSkip } from './rules/heading-skip.ts';
import { headingSpace } from './rules/heading-space.ts';
import { headingUnderline } from './rules/heading-underline.ts';
import { hiddenSigns } from './rules/hidden-signs.ts';
import { holidaysMissing } from './rules/holidays-missing.ts';
import { imageAlt } from './rules/image-alt.ts';
import { inlineScript } from './rules/inline-script.ts';
import { inlineStyle } from './rules/inline-style.ts';
import { insecureLink } from './rules/insecure-link.ts';
import { introPartEmpty } from './rules/intro-part-empty.ts';
import { introPartMissing } from './rules/intro-part-missing.ts';
import { keystrokesLeft } from './rules/keystrokes-left.ts';
import { leadersMissing } from './rules/leaders-missing.ts';
import { linkDisguised } from './rules/link-disguised.ts';
import { linkForm } from './rules/link-form.ts';
import { linkLookalike } from './rules/link-lookalike.ts';
import { linkTextOther } from './rules/link-text-other.ts';
import { linkTracked } from './rules/link-tracked.ts';
import { linkUserinfo } from './rules/link-userinfo.ts';
import { mapMissing } from './rules/map-missing.ts';
import { markupLeft } from './rules/markup-left.ts';
import { measurementForeign } from './rules/measurement-foreign.ts';
import { missingHotline } from './rules/missing-hotline.ts';
import { movingText } from './rules/moving-text.ts';
import { noticesMany } from './rules/notices-many.ts';
import { originDoubtful } from './rules/origin-doubtful.ts';
import { personalContact } from './rules/personal-contact.ts';
import { phoneForm } from './rules/phone-form.ts';
import { pictureForeign } from './rules/picture-foreign.ts';
import { pictureMissing } from './rules/picture-missing.ts';
import { pinnedExpired } from './rules/pinned-expired.ts';
import { portalUnfinished } from './rules/portal-unfinished.ts';
import { procedureAbsent } from './rules/procedure-absent.ts';
import { privateAddress } from './rules/private-address.ts';
import { procedureCode } from './rules/procedure-code.ts';
import { procedureTwice } from './rules/procedure-twice.ts';
import { procedureUnlisted } from './rules/procedure-unlisted.ts';
import { receptionHoliday } from './rules/reception-holiday.ts';
import { receptionOver } from './rules/reception-over.ts';
import { receptionOverlap } from './rules/reception-overlap.ts';
import { redirectDead } from './rules/redirect-dead.ts';
import { redirectLoop } from './rules/redirect-loop.ts';
import { redirectTaken } from './rules/redirect-taken.ts';
import { reportOfUnknown } from './rules/report-of-unknown.ts';
import { reservedName } from './rules/reserved-name.ts';
import { sameOrder } from './rules/same-order.ts';
import { sameTitle } from './rules/same-title.ts';
import { sampleText } from './rules/sample-text.ts';
import { slugTaken } from './rules/slug-taken.ts';
import { spaceOdd } from './rules/space-odd.ts';
import { staleSection } from './rules/stale-section.ts';
import { stateLinksMissing } from './rules/state-links-missing.ts';
import { strayFile } from './rules/stray-file.ts';
import { surveyHost } from './rules/survey-host.ts';
import { surveyMissing } from './rules/survey-missing.ts';
import { tableCells } from './rules/table-cells.ts';
import { tableHeader } from './rules/table-header.ts';
import { tableTyped } from './rules/table-typed.ts';
import { termOver } from './rules/term-over.ts';
import { titleCapitals } from './rules/title-capitals.ts';
import { blocsMissing } from './rules/blocs-missing.ts';
import { listUnpublished } from './rules/list-unpublished.ts';
import { peopleMissing } from './rules/people-missing.ts';
import { taskOutsidePlan } from './rules/task-outside-plan.ts';
import { unknownPerson } from './rules/unknown-person.ts';
import { unitsMissing } from './rules/units-missing.ts';
import { unknownActivity } from './rules/unknown-activity.ts';
import { unknownEntry } from './rules/unknown-entry.ts';
import { unknownPlan } from './rules/unknown-plan.ts';
import { unknownProcedure } from './rules/unknown-procedure.ts';
import { unknownSection } from './rules/unknown-section.ts';
import { unknownUnit } from './rules/unknown-unit.ts';
import { unreadArticle } from './rules/unread-article.ts';
import { unsafeLink } from './rules/unsafe-link.ts';
import { vagueLink } from './rules/vague-link.ts';
import { visitsFuture } from './rules/visits-future.ts';
import { visitsOverlap } from './rules/visits-overlap.ts';
import { wikiLink } from './rules/wiki-link.ts';
import { yearFolder } from './rules/year-folder.ts';
import type { Rule } from './rule.ts';

/** Every rule of content by its code. The table is written out because Node and Vite have no common way to list a folder. */
export const rules = {
  'accent-contrast': accentContrast,
  'alias-taken': aliasTaken,
  'alias-twice': aliasTwice,
  'attachment-name': attachmentName,
  'block-unclosed': blockUnclosed,
  'author-unknown': authorUnknown,
  'body-empty': bodyEmpty,
  'body-excess': bodyExcess,
  'bold-form': boldForm,
  'brackets-swapped': bracketsSwapped,
  'bullet-odd': bulletOdd,
  'citizen-number': citizenNumber,
  'closed-portal-link': closedPortalLink,
  'contacts-missing': contactsMissing,
  'dates-order': datesOrder,
  'dead-anchor': deadAnchor,
  'dead-link': deadLink,
  'decision-missing': decisionMissing,
  'decision-unnamed': decisionUnnamed,
  'document-number': documentNumber,
  'duplicate-slug': duplicateSlug,
  'email-official': emailOfficial,
  'empty-section': emptySection,
  'evidence-missing': evidenceMissing,
  'evidence-personal': evidencePersonal,
  'feedback-answer': feedbackAnswer,
  'feedback-overdue': feedbackOverdue,
  'feedback-sender': feedbackSender,
  'figure-future': figureFuture,
  'figure-share': figureShare,
  'file-missing': fileMissing,
  'file-type': fileType,
  'foreign-frame': foreignFrame,
  'front-matter-twice': frontMatterTwice,
  'future-date': futureDate,
  'heading-bold': headingBold,
  'heading-skip': headingSkip,
  'heading-space': headingSpace,
  'heading-underline': headingUnderline,
  'hidden-signs': hiddenSigns,
  'holidays-missing': holidaysMissing,
  'image-alt': imageAlt,
  'inline-script': inlineScript,
  'inline-style': inlineStyle,
  'insecure-link': insecureLink,
  'intro-part-empty': introPartEmpty,
  'intro-part-missing': introPartMissing,
  'keystrokes-left': keystrokesLeft,
  'leaders-missing': leadersMissing,
  'link-disguised': linkDisguised,
  'link-form': linkForm,
  'link-lookalike': linkLookalike,
  'link-text-other': linkTextOther,
  'link-tracked': linkTracked,
  'link-userinfo': linkUserinfo,
  'map-missing': mapMissing,
  'markup-left': markupLeft,
  'measurement-foreign': measurementForeign,
  'missing-hotline': missingHotline,
  'moving-text': movingText,
  'notices-many': noticesMany,
  'origin-doubtful': originDoubtful,
  'personal-contact': personalContact,
  'phone-form': phoneForm,
  'picture-foreign': pictureForeign,
  'picture-missing': pictureMissing,
  'pinned-expired': pinnedExpired,
  'portal-unfinished': portalUnfinished,
  'procedure-absent': procedureAbsent,
  'private-address': privateAddress,
  'procedure-code': procedureCode,
  'procedure-twice': procedureTwice,
  'procedure-unlisted': procedureUnlisted,
  'reception-holiday': receptionHoliday,
  'reception-over': receptionOver,
  'reception-overlap': receptionOverlap,
  'redirect-dead': redirectDead,
  'redirect-loop': redirectLoop,
  'redirect-taken': redirectTaken,
  'report-of-unknown': reportOfUnknown,
  'reserved-name': reservedName,
  'same-order': sameOrder,
  'same-title': sameTitle,
  'sample-text': sampleText,
  'slug-taken': slugTaken,
  'space-odd': spaceOdd,
  'stale-section': staleSection,
  'state-links-missing': stateLinksMissing,
  'stray-file': strayFile,
  'survey-host': surveyHost,
  'survey-missing': surveyMissing,
  'table-cells': tableCells,
  'table-header': tableHeader,
  'table-typed': tableTyped,
  'term-over': termOver,
  'title-capitals': titleCapitals,
  'blocs-missing': blocsMissing,
  'list-unpublished': listUnpublished,
  'people-missing': peopleMissing,
  'task-outside-plan': taskOutsidePlan,
  'unknown-person': unknownPerson,
  'units-missing': unitsMissing,
  'unknown-activity': unknownActivity,
  'unknown-entry': unknownEntry,
  'unknown-plan': unknownPlan,
  'unknown-procedure': unknownProcedure,
  'unknown-section': unknownSection,
  'unknown-unit': unknownUnit,
  'unread-article': unreadArticle,
  'unsafe-link': unsafeLink,
  'vague-link': vagueLink,
  'visits-future': visitsFuture,
  'visits-overlap': visitsOverlap,
  'wiki-link': wikiLink,
  'year-folder': yearFolder,
} satisfies Partial<Record<Code, Rule>>;
