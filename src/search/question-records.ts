import { anchorOf, type Addresses } from '../addresses/addresses.ts';
import type { EntriesByKind } from '../reading/content.ts';
import type { Portal } from '../schemas/portal.ts';
import { BREAKDOWNS, EMERGENCY_NUMBERS } from '../schemas/emergency.ts';
import { daysInWords, hoursOfReception } from '../schemas/reception.ts';
import { stripMarks } from '../text/fold.ts';
import { midSentence } from '../text/format.ts';
import { mattersElsewhere } from './elsewhere.ts';
import type { SearchKind } from './kinds.ts';
import { QUESTION_NAMES } from './question-names.ts';

/** A record of the search that answers a question. */
interface QuestionRecord {
  kind: SearchKind;
  address: string;
  title: string;
  text: string;
  hidden: readonly string[];
  keywords: readonly string[];
  answer?: string;
}

/** What the records of questions are made of. */
interface PortalFacts {
  portal: Portal;
  addresses: Addresses;
  entries: EntriesByKind;
}

/**
 * Makes the records for questions that no entry answers by its name: where a file is, to whom to complain, what became
 * of the old commune, who handles what the commune does not.
 */
export function questionRecords(facts: PortalFacts): QuestionRecord[] {
  return [
    ...QUESTIONS.flatMap((recordOf) => recordOf(facts) ?? []),
    ...emergencyRecords(facts),
    ...elsewhereRecords(facts),
  ];
}

/** One question a row, with the part of a page that answers it; the page itself where the portal lacks the part. */
const QUESTIONS: readonly ((facts: PortalFacts) => QuestionRecord | undefined)[] = [
  ({ portal, addresses }) => ({
    kind: 'giao-dich',
    address: addresses.contacts,
    title: `${QUESTION_NAMES.contact} ${portal.owner}`,
    text: `${portal.owner}, ${portal.address}. Điện thoại: ${portal.phone}. Thư điện tử: ${portal.email}.`,
    hidden: [portal.phone.replace(/\D/g, '')],
    keywords: ['thư điện tử', 'địa chỉ email', 'địa chỉ trụ sở', 'số điện thoại ủy ban', 'ủy ban ở đâu'],
    answer: `${portal.phone} · ${portal.email}`,
  }),
  ({ addresses, portal, entries }) => ({
    kind: 'giao-dich',
    address: addresses.procedures,
    title: QUESTION_NAMES.status,
    text: 'Tra cứu tình trạng hồ sơ đã nộp bằng mã hồ sơ trên Cổng Dịch vụ công quốc gia, hoặc hỏi nơi đã nộp.',
    hidden: [],
    keywords: ['hồ sơ của tôi đến đâu', 'hồ sơ xong chưa', 'tình trạng hồ sơ', 'mã hồ sơ', 'kết quả hồ sơ'],
    answer: `dichvucong.gov.vn · ${phoneOfOneStop(entries) ?? portal.phone}`,
  }),
  ({ addresses, portal }) => ({
    kind: 'phan-anh',
    address: addresses.feedbacks,
    title: QUESTION_NAMES.feedback,
    text: `Cách gửi phản ánh, kiến nghị tới ${portal.owner}, tiến độ và kết quả giải quyết.`,
    hidden: [],
    keywords: ['gửi phản ánh', 'gửi kiến nghị', 'phản ánh hiện trường', 'báo sự cố'],
    ...answerOf(portal.hotline?.phone),
  }),
  ({ addresses, portal }) => ({
    kind: 'phan-anh',
    address: `${addresses.feedbacks}#khieu-nai`,
    title: QUESTION_NAMES.complaint,
    text: `Gửi đơn khiếu nại tới ${placeOfComplaints(portal)}.`,
    hidden: [],
    keywords: ['gửi đơn', 'đơn khiếu nại', 'nộp đơn thư', 'kiện ủy ban', 'không đồng ý quyết định'],
    ...answerOf(phoneOfComplaints(portal)),
  }),
  ({ addresses, portal }) => ({
    kind: 'phan-anh',
    address: `${addresses.feedbacks}#to-cao`,
    title: QUESTION_NAMES.denunciation,
    text: `Gửi đơn tố cáo tới ${placeOfComplaints(portal)}.`,
    hidden: [],
    keywords: ['đơn tố cáo', 'cán bộ gây khó', 'cán bộ nhũng nhiễu', 'cán bộ đòi tiền', 'cán bộ làm khó dân'],
    ...answerOf(phoneOfComplaints(portal)),
  }),
  ({ addresses, portal }) => ({
    kind: 'phan-anh',
    address: `${addresses.feedbacks}#gop-y`,
    title: QUESTION_NAMES.suggestion,
    text: `Góp ý cho ${portal.owner}, cho dự thảo văn bản, cho cách phục vụ.`,
    hidden: [],
    keywords: ['đóng góp ý kiến', 'góp ý dự thảo', 'góp ý thái độ phục vụ', 'khảo sát hài lòng'],
    answer: portal.email,
  }),
  ({ addresses, portal, entries }) =>
    entries.leader.length === 0
      ? undefined
      : {
          kind: 'lanh-dao',
          address:
            portal.reception.length > 0 ? `${addresses.leaders}#lich-tiep-cong-dan` : addresses.leaders,
          title: QUESTION_NAMES.reception,
          text: `Tiếp công dân, gặp lãnh đạo ${midSentence(portal.name)}: ${timesOfReception(portal)}.`,
          hidden: [],
          keywords: ['lịch tiếp dân', 'gặp chủ tịch', 'gặp lãnh đạo', 'chủ tịch tiếp dân', 'lãnh đạo xã'],
          answer: portal.reception.length > 0 ? timesOfReception(portal) : portal.phone,
        },
  ({ addresses, portal: { matters } }) =>
    matters.length === 0
      ? undefined
      : {
          kind: 'lanh-dao',
          address: `${addresses.leaders}#viec-gi-gap-ai`,
          title: QUESTION_NAMES.matters,
          text: matters.map(({ name, who }) => (who ? `${name}: ${who}` : name)).join('. '),
          hidden: [],
          keywords: [
            'gặp ai',
            'ai phụ trách',
            'ai giải quyết',
            ...matters.map(({ name }) => `gặp ai ${name}`),
          ],
        },
  ({ addresses, portal }) => {
    const names = formerNamesOf(portal);
    if (names.length === 0) return undefined;
    return {
      kind: 'gioi-thieu',
      address: `${addresses.intro()}#don-vi-cu`,
      title: QUESTION_NAMES.merger,
      text: `${portal.name} được sắp xếp từ: ${names.join(', ')}.`,
      hidden: [],
      keywords: ['sáp nhập xã', 'tên cũ', 'tên xã cũ', 'sắp xếp đơn vị hành chính', ...names],
      answer: `Trước là: ${names.join(', ')}`,
    };
  },
];

function placeOfComplaints({ complaints, owner, address }: Portal): string {
  return `${complaints?.office ?? owner}, ${complaints?.address ?? address}`;
}

function phoneOfComplaints({ complaints, hotline, phone }: Portal): string {
  return complaints?.phone ?? hotline?.phone ?? phone;
}

/** Says when citizens are received: the first time that the portal lists. */
function timesOfReception({ reception }: Portal): string {
  const first = reception.find(({ kind }) => kind === 'tiep-cong-dan');
  return first
    ? `${daysInWords(first)}, ${hoursOfReception(first)}`
    : 'hỏi lịch theo số điện thoại của từng người';
}

/** Lists the names of the units that were merged into that of a portal, each once. */
function formerNamesOf({ predecessors, formerNames = [] }: Portal): string[] {
  return [...new Set([...predecessors.map(({ name }) => name), ...formerNames])];
}

/**
 * Makes the records of emergency numbers, each with the commune's own office that helps too, and one for breakdowns.
 */
function emergencyRecords({ addresses, portal, entries }: PortalFacts): QuestionRecord[] {
  const places = [...entries.contact.map(({ data }) => data), ...portal.hotlines];
  /** The name and number of the office that helps too. */
  const nearOf = (office: RegExp | undefined) => {
    const near = places.find(({ name }) => office?.test(stripMarks(name)));
    return near ? [`${near.name} ${near.phone}`] : [];
  };
  const numbers = EMERGENCY_NUMBERS.map(({ number, service, matters, words, office }): QuestionRecord => ({
    kind: 'giao-dich',
    address: `${addresses.contacts}#khan-cap-${number}`,
    title: `Gọi ${number}: ${matters}`,
    text: `${service}, gọi miễn phí, cả ngày đêm.`,
    hidden: [],
    keywords: [...words, number],
    answer: [number, ...nearOf(office)].join(' · '),
  }));
  const broken: QuestionRecord = {
    kind: 'giao-dich',
    address: `${addresses.contacts}#su-co`,
    title: BREAKDOWNS.name,
    text: `Báo cho ${portal.owner}.`,
    hidden: [],
    keywords: [...BREAKDOWNS.words],
    answer: [portal.hotline?.phone ?? portal.phone, ...nearOf(BREAKDOWNS.office)].join(' · '),
  };
  return [...numbers, broken];
}

function elsewhereRecords({ addresses, entries }: PortalFacts): QuestionRecord[] {
  const codes = new Set(entries.procedure.map(({ data }) => data.code));
  return mattersElsewhere(codes).map(({ id, name, keywords, office, basis }) => ({
    kind: 'giao-dich',
    address: `${addresses.mattersElsewhere}#${anchorOf('elsewhere', id)}`,
    title: name,
    text: `Nơi giải quyết: ${office}. Căn cứ: ${basis}.`,
    hidden: [],
    keywords,
    answer: `Nơi giải quyết: ${office}`,
  }));
}

/** Finds the telephone of the one-stop office among the contacts. */
function phoneOfOneStop({ contact }: EntriesByKind): string | undefined {
  return contact.find(({ data }) => /một cửa|phục vụ hành chính công/iu.test(data.name))?.data.phone;
}

function answerOf(answer: string | undefined): { answer?: string } {
  return answer === undefined ? {} : { answer };
}
