import { slugify } from '../text/fold.ts';

/** What proves something outside its own text: a file of the portal, or a page. */
interface LinkedProof {
  name: string;
  src?: string;
  url?: string;
}

/**
 * Says whether a proof looks like a list of persons or signatures, by its name or by that of its file. Such a list is
 * personal data: it is kept at the office, and the page only says where.
 */
export function isPersonalProof({ name, src, url }: LinkedProof): boolean {
  const target = src ?? url ?? '';
  return PERSONAL.test(name.toLowerCase().normalize('NFC')) || PERSONAL_FILE.test(fileNameOf(target));
}

/** A list of things is no list of persons, and a digital signature (chữ ký số) no signature. */
const PERSONAL =
  /danh sách(?! (?:các )?(?:thủ tục|dịch vụ|văn bản|nhiệm vụ|đơn vị))|điểm danh|ký nhận|ký tên|chữ ký(?! số)/u;

const PERSONAL_FILE =
  /danh-sach(?!-(?:cac-)?(?:thu-tuc|dich-vu|van-ban|nhiem-vu|don-vi))|diem-danh|ky-nhan|ky-ten|chu-ky(?!-so)/;

/** Returns the name of the file at the end of a path or address, spelt with hyphens; empty where there is none. */
function fileNameOf(target: string): string {
  const name = target.split('/').at(-1)!;
  return /\.[a-z0-9]{2,5}$/i.test(name) ? slugify(name) : '';
}
