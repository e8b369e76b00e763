import { anchorOf, type Addresses } from '../addresses/addresses.ts';
import type { EntriesByKind } from '../reading/content.ts';
import type { Portal } from '../schemas/portal.ts';
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
 * Makes the records that answer what residents ask and no entry is named after: where a file is, to whom to complain,
 * what became of the old commune, who handles what the commune does not.
 */
export function questionRecords(facts: PortalFacts): QuestionRecord[] {
  return [...QUESTIONS.flatMap((recordOf) => recordOf(facts) ?? []), ...elsewhereRecords(facts)];
}

/** One question a row. A page that is added later for one of them is an address here. */
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
    text: `Cách gửi phản ánh, kiến nghị, góp ý tới ${portal.owner}, tiến độ và kết quả giải quyết.`,
    hidden: [],
    keywords: ['gửi phản ánh', 'góp ý', 'gửi kiến nghị', 'phản ánh hiện trường'],
    ...answerOf(portal.hotline?.phone),
  }),
  ({ addresses, portal }) => ({
    kind: 'phan-anh',
    address: `${addresses.feedbacks}#cach-gui`,
    title: QUESTION_NAMES.complaint,
    text: `Gửi đơn khiếu nại, đơn tố cáo tới ${portal.owner}, ${portal.address}.`,
    hidden: [],
    keywords: [
      'gửi đơn',
      'đơn khiếu nại',
      'đơn tố cáo',
      'nộp đơn thư',
      'cán bộ gây khó',
      'cán bộ nhũng nhiễu',
    ],
    ...answerOf(portal.hotline?.phone ?? portal.phone),
  }),
  ({ addresses, portal, entries }) =>
    entries.leader.length === 0
      ? undefined
      : {
          kind: 'lanh-dao',
          address: addresses.leaders,
          title: QUESTION_NAMES.reception,
          text: `Tiếp công dân, gặp lãnh đạo ${midSentence(portal.name)}: hỏi lịch theo số điện thoại của từng người.`,
          hidden: [],
          keywords: ['lịch tiếp dân', 'gặp chủ tịch', 'gặp lãnh đạo', 'chủ tịch tiếp dân', 'lãnh đạo xã'],
          answer: portal.phone,
        },
  ({ addresses, portal: { name, formerNames } }) =>
    formerNames?.length
      ? {
          kind: 'gioi-thieu',
          address: addresses.intro(),
          title: QUESTION_NAMES.merger,
          text: `${name} được sắp xếp từ: ${formerNames.join(', ')}.`,
          hidden: [],
          keywords: ['sáp nhập xã', 'tên cũ', 'tên xã cũ', 'sắp xếp đơn vị hành chính', ...formerNames],
          answer: `Trước là: ${formerNames.join(', ')}`,
        }
      : undefined,
];

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
