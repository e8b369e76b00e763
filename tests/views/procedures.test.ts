import { describe, expect, test } from 'vitest';
import { schemas, type DataOf } from '../../src/schemas/kinds.ts';
import { changesByStatus, procedureChanges } from '../../src/views/procedure-changes.ts';
import {
  atAGlance,
  mainGroups,
  mentionsOf,
  mostUsedProcedures,
  procedureGroups,
  proceduresByField,
  receives,
  relatedTo,
} from '../../src/views/procedures.ts';

const procedure = (slug: string, changes: Record<string, unknown> = {}) => ({
  slug,
  digest: '',
  data: schemas.procedure.parse({
    ...{ code: '1.001193', name: slug, field: 'Hộ tịch', level: 'toan-trinh', status: 'hien-hanh' },
    ...{ url: 'https://dichvucong.gov.vn/p', ...changes },
  }),
});

const decision = (number: string, issued: string) => ({
  slug: number,
  digest: '',
  data: schemas.document.parse({
    ...{ number, issued, type: 'Quyết định', issuer: 'UBND tỉnh', subject: 'Công bố' },
  }),
});

const contact = (slug: string, name: string) => ({
  slug,
  digest: '',
  data: schemas.contact.parse({ name, address: 'Thôn 1', phone: '0200 000 0010', email: 'a@vidu.gov.vn' }),
});

describe('thay đổi thủ tục', () => {
  const changes = procedureChanges({
    documents: [decision('45/QĐ-UBND', '2026-02-06'), decision('112/QĐ-UBND', '2026-07-10')],
    procedures: [
      procedure('dang-ap-dung', { decision: '45/QĐ-UBND' }),
      procedure('theo-quyet-dinh', {
        status: 'sua-doi',
        decision: 'Quyết định số 45/QĐ-UBND ngày 06/02/2026',
      }),
      procedure('chua-ro', { status: 'sua-doi', decision: '9/QĐ-UBND' }),
      procedure('co-ngay-rieng', { status: 'sua-doi', decision: '45/QĐ-UBND', changed: '2026-03-01' }),
      procedure('moi', { status: 'moi', decision: '112/QĐ-UBND' }),
    ],
  });

  test('mới nhất đứng đầu; ngày lấy ở thủ tục, rồi ở quyết định; không rõ ngày thì đứng cuối', () => {
    expect(changes.map(({ procedure: { slug }, day }) => [slug, day])).toEqual([
      ['moi', '2026-07-10'],
      ['co-ngay-rieng', '2026-03-01'],
      ['theo-quyet-dinh', '2026-02-06'],
      ['chua-ro', undefined],
    ]);
  });

  test('xếp theo loại thay đổi, loại nào không có thì không nêu', () => {
    expect(
      changesByStatus(changes).map(({ status, changes: ofStatus }) => [status, ofStatus.length]),
    ).toEqual([
      ['moi', 1],
      ['sua-doi', 3],
    ]);
  });
});

test('hay làm nhất xếp theo số hồ sơ; thủ tục không ghi số hồ sơ hoặc đã bãi bỏ thì không nêu', () => {
  const procedures = [
    procedure('it', { files: 12 }),
    procedure('nhieu', { files: 900 }),
    procedure('khong-ghi'),
    procedure('bai-bo', { files: 5000, status: 'bai-bo' }),
  ];
  expect(mostUsedProcedures({ procedures }).map(({ slug }) => slug)).toEqual(['nhieu', 'it']);
});

describe('theo cách nộp, nơi nộp', () => {
  const oneStop = contact('mot-cua', 'Trung tâm Phục vụ hành chính công phường Thử Nghiệm');
  const police = contact('cong-an', 'Công an phường Thử Nghiệm');
  const atCounter = procedure('tai-quay', {
    places: ['Quầy 1, Trung tâm Phục vụ hành chính công phường'],
    post: true,
  });
  const atPolice = procedure('cu-tru', { places: ['Trụ sở Công an phường Thử Nghiệm, số 14 đường Chợ'] });
  const groupsOf = (procedures: (typeof atCounter)[]) =>
    procedureGroups({ procedures, contacts: [oneStop, police] }).map(({ id, procedures: found }) => [
      id,
      ...found.map(({ slug }) => slug),
    ]);

  test('mỗi nơi nộp một nhóm khi có từ hai nơi', () => {
    expect(groupsOf([atCounter, atPolice, procedure('lien-thong', { linked: true })])).toEqual([
      ['buu-chinh', 'tai-quay'],
      ['lien-thong', 'lien-thong'],
      ['noi-nop-mot-cua', 'tai-quay'],
      ['noi-nop-cong-an', 'cu-tru'],
    ]);
  });

  test('mọi thủ tục nộp một nơi thì không chia theo nơi', () => {
    expect(groupsOf([atCounter])).toEqual([['buu-chinh', 'tai-quay']]);
  });

  test('vài chữ đầu giống nhau chưa phải là một nơi', () => {
    expect(receives(police.data, { places: ['Công an, tầng 2'] })).toBe(false);
  });
});

test('trang của thủ tục biết bài, hoạt động và phản ánh nhắc tới nó', () => {
  const named = <K extends 'article' | 'activity' | 'feedback'>(kind: K, data: object) => ({
    slug: kind,
    digest: '',
    data: schemas[kind].parse(data) as DataOf<K>,
  });
  const guide = named('article', {
    ...{ title: 'Cách nộp hồ sơ khai sinh', date: '2026-03-14', section: 'cchc' },
    ...{ summary: 'Hướng dẫn từng bước nộp hồ sơ khai sinh.', procedures: ['khai-sinh'] },
  });
  const talk = named('activity', {
    ...{ title: 'Phát thanh', date: '2026-03-14', form: 'truyen-thanh', times: 1, people: 0 },
    procedures: ['ket-hon', 'khai-sinh'],
  });
  const question = named('feedback', {
    ...{ received: '2026-03-14', topic: 'Giấy tờ', question: 'Cần gì?', status: 'tiep-nhan' },
    procedure: 'ket-hon',
  });
  const portal = { listed: [guide], activities: [talk], feedbacks: [question] };
  expect(mentionsOf(portal, 'khai-sinh')).toEqual({ articles: [guide], activities: [talk], feedbacks: [] });
  expect(mentionsOf(portal, 'ket-hon')).toEqual({ articles: [], activities: [talk], feedbacks: [question] });
});

describe('danh mục dài', () => {
  test('lĩnh vực viết hoa viết thường là một, thủ tục bãi bỏ không ở trong lĩnh vực nào', () => {
    const procedures = [
      procedure('mot'),
      procedure('hai', { field: 'Hộ Tịch' }),
      procedure('ba', { field: 'Đất đai', status: 'bai-bo' }),
    ];
    const fields = proceduresByField({ procedures });
    expect(fields.map(({ id, name }) => [id, name])).toEqual([['ho-tich', 'Hộ tịch']]);
    expect(fields[0]!.procedures.map(({ slug }) => slug)).toEqual(['mot', 'hai']);
  });

  test('nhiều lĩnh vực thì những lĩnh vực ít thủ tục nhất lùi vào sau, thứ tự giữ nguyên', () => {
    const procedures = Array.from({ length: 40 }, (_, field) =>
      Array.from({ length: field % 3 === 0 ? 4 : 1 }, (_, index) =>
        procedure(`f${field}-${index}`, { field: `Lĩnh vực ${field}` }),
      ),
    ).flat();
    const groups = proceduresByField({ procedures });
    const { main, minor } = mainGroups(groups);
    expect(main.length + minor.length).toBe(40);
    expect(main.filter((group) => group.procedures.length === 4)).toHaveLength(14);
    expect(minor.every((group) => group.procedures.length === 1)).toBe(true);
    expect(main.map((group) => groups.indexOf(group))).toEqual(
      main.map((group) => groups.indexOf(group)).toSorted((a, b) => a - b),
    );
    expect(mainGroups(groups.slice(0, 20)).minor).toEqual([]);
  });

  test('danh mục vài trăm thủ tục không kê lại gần hết chúng dưới nơi nhận mọi hồ sơ', () => {
    const center = contact('trung-tam', 'Trung tâm Phục vụ hành chính công');
    const procedures = Array.from({ length: 80 }, (_, index) =>
      procedure(`tt-${index}`, {
        places: index < 5 ? ['Công an xã', center.data.name] : [center.data.name],
        post: index % 4 === 0,
      }),
    );
    const contacts = [center, contact('cong-an', 'Công an xã')];
    expect(procedureGroups({ procedures, contacts }).map(({ id }) => id)).toEqual([
      'buu-chinh',
      'noi-nop-cong-an',
    ]);
    const few = procedures.slice(0, 20);
    expect(procedureGroups({ procedures: few, contacts })).toHaveLength(3);
  });
});

test('thủ tục liên quan: cùng việc trong đời trước, rồi cùng lĩnh vực, không có thủ tục đã bãi bỏ', () => {
  const birth = procedure('khai-sinh', { lifeEvent: 'sinh-con' });
  const procedures = [
    procedure('ket-hon'),
    birth,
    procedure('khai-tu', { status: 'bai-bo' }),
    procedure('the-bao-hiem', { field: 'Bảo hiểm y tế', lifeEvent: ['sinh-con'] }),
    procedure('dat', { field: 'Đất đai' }),
  ];
  expect(relatedTo({ procedures }, birth).map(({ slug }) => slug)).toEqual(['the-bao-hiem', 'ket-hon']);
});

test('phí, thời hạn dài thì màn hình đầu nói phần đầu, ngắt giữa hai từ', () => {
  expect(atAGlance('Không thu')).toBe('Không thu');
  expect(atAGlance('Trong ngày làm việc; hồ sơ nhận sau 15 giờ thì trả kết quả ngày sau')).toBe(
    'Trong ngày làm việc; hồ sơ nhận sau 15 giờ …',
  );
  expect(atAGlance('x'.repeat(500))).toBe(`${'x'.repeat(22)} …`);
});
