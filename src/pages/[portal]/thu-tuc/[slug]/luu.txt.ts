import type { APIRoute } from 'astro';
import { procedureLevels, procedureStatuses } from '../../../../schemas/vocabulary.ts';
import { writeKept } from '../../../../site/keeping.ts';
import { onePerEntry, type Shown, type ShownPortal } from '../../../../site/portals.ts';

export const getStaticPaths = () => onePerEntry((portal) => portal.procedures);

export const GET: APIRoute<{ portal: ShownPortal; entry: Shown<'procedures'> }> = async ({ props }) => {
  const { portal, entry } = props;
  const { slug, data } = entry;
  return writeKept(portal, {
    title: data.name,
    address: portal.addresses.procedure(slug),
    facts: [
      ['Mã thủ tục', data.code],
      ['Ai làm thủ tục này', data.forWhom],
      ['Giấy tờ phải có', data.papers],
      ['Nơi nộp', data.places],
      ['Thời hạn giải quyết', data.days],
      ['Phí, lệ phí', data.fee],
      ['Kết quả', data.result],
      ['Căn cứ pháp lý', data.legalBasis],
      ['Tình trạng', procedureStatuses[data.status]],
      ['Cách nộp', procedureLevels[data.level]],
      ['Nộp trực tuyến', data.url],
    ],
    html: await entry.html(),
  });
};
