import { formatDay, formatNumber } from '../text/format.ts';
import { printable } from '../text/printable.ts';
import { dayAt } from './hour.ts';
import type { FileTally, PortalTally, RunTally } from './log-counter.ts';

/** Something about a run that a person should know; `isSerious` where the numbers may be wrong because of it. */
export interface Remark {
  code:
    | ('cut' | 'unreadable' | 'future' | 'early' | 'empty' | 'same-file')
    | ('proxy' | 'late' | 'others' | 'foreign' | 'outside');
  message: string;
  isSerious: boolean;
}

/** Share of unreadable lines from which a file deserves a look; a crash of the server leaves a line or two. */
const MAX_UNREADABLE = 0.01;

/** Says what was strange in each file. */
export function remarksOnFile(file: FileTally): Remark[] {
  const { name, lines, unreadable, firstUnreadable, isCut, early, earliest, future, latest } = file;
  const remarks: Remark[] = [];
  const say = (code: Remark['code'], isSerious: boolean, sentence: string) =>
    remarks.push({ code, isSerious, message: `${printable(name)}: ${sentence}` });
  if (isCut)
    say(
      'cut',
      true,
      `tệp nén bị đứt; chỉ đọc được ${formatNumber(lines)} dòng đầu. Chép lại tệp rồi đếm lại.`,
    );
  if (unreadable > 0)
    say(
      'unreadable',
      unreadable > lines * MAX_UNREADABLE,
      `${formatNumber(unreadable)}/${formatNumber(lines)} dòng không đọc được, không tính. ` +
        `Dòng đầu tiên như vậy là dòng ${formatNumber(firstUnreadable!.line)}: “${shown(firstUnreadable!.text)}”`,
    );
  if (future > 0)
    say(
      'future',
      true,
      `${formatNumber(future)} dòng có ngày sau hôm nay (tới ${formatDay(dayAt(latest!))}), không tính. Xem lại đồng hồ của máy chủ.`,
    );
  if (early > 0)
    say(
      'early',
      false,
      `${formatNumber(early)} dòng có ngày trước ngày bắt đầu đếm (từ ${formatDay(dayAt(earliest!))}), không tính.`,
    );
  return remarks;
}

/** Says what was strange in the requests of a portal. */
export function remarksOnPortal({ id, pages, late, mostPrivate }: PortalTally): Remark[] {
  const remarks: Remark[] = [];
  if (mostPrivate && mostPrivate.pages * 2 > pages)
    remarks.push({
      code: 'proxy',
      isSerious: true,
      message:
        `${id}: ${formatNumber(mostPrivate.pages)}/${formatNumber(pages)} trang là từ địa chỉ nội bộ ${printable(mostPrivate.address)}. ` +
        'Một máy chủ trung gian đứng trước đang che người xem, nên số đếm được thấp hơn thật. Hãy cho máy chủ ghi địa chỉ trong tiêu đề ' +
        'X-Forwarded-For: nginx dùng set_real_ip_from và real_ip_header; Apache dùng mod_remoteip, RemoteIPHeader; Caddy dùng trusted_proxies; ' +
        'IIS thêm cột X-Forwarded-For vào nhật ký.',
    });
  if (late > 0)
    remarks.push({
      code: 'late',
      isSerious: true,
      message: `${id}: ${formatNumber(late)} dòng đến quá muộn so với thứ tự thời gian, không tính. Hãy đếm từng tháng một.`,
    });
  return remarks;
}

/** Says which requests were nobody's. */
export function remarksOnRun({ others, foreign, foreignHosts, outside }: RunTally): Remark[] {
  const remarks: Remark[] = [];
  const say = (code: Remark['code'], message: string) => remarks.push({ code, message, isSerious: false });
  if (others > 0) say('others', `${formatNumber(others)} dòng là của cổng khác, không đếm lần này.`);
  if (foreign > 0)
    say(
      'foreign',
      `${formatNumber(foreign)} dòng hỏi tên máy không phải của cổng nào (${foreignHosts.map((host) => printable(host)).join(', ')}), không tính.`,
    );
  if (outside > 0)
    say('outside', `${formatNumber(outside)} dòng nằm ngoài đường dẫn gốc của các cổng, không tính.`);
  return remarks;
}

function shown(line: string): string {
  // Lines are read byte by byte, because nothing that is counted has marks; a person reads the letters.
  const text = printable(Buffer.from(line, 'latin1').toString());
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
