import { describe, expect, test } from 'vitest';
import { confirmFirstImport, noteOfImport } from '../../src/commands/earlier-import.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';
import { person } from '../terminal/person.ts';

const DIGEST = 'a'.repeat(64);
const PATH = 'portals/xa/tin-tuc/2025/le-hoi.md';
const BODY =
  'Sáng 14/3, xã tập huấn cho bốn mươi cán bộ thôn cách nộp hồ sơ trên Cổng Dịch vụ công quốc gia, có thực hành tại chỗ.';

const target = async (text: string) => ({
  content: await makeFolder({ 'portals/xa/portal.yaml': portalYaml(), [PATH]: text }),
  portal: 'xa',
  choices: {},
});

describe('tệp Word đã nhập', () => {
  test('được nhận ra theo dòng ghi chú, dù bài đã đổi chữ; người gõ đồng ý thì nhập thêm', async () => {
    const noted = articleMd({}, 'Đã sửa hết.').replace('\n---\n', `\n# ${noteOfImport(DIGEST)}\n---\n`);
    const portal = await target(noted);
    const { prompter, seen } = person(['có']);
    await confirmFirstImport(portal, { digest: DIGEST, body: BODY }, prompter);
    expect(seen()).toContain(`Tệp Word này đã được nhập thành ${PATH}. Nhập thêm một bài nữa? (có/không): `);
    for (const answer of ['', 'không']) {
      const declined = confirmFirstImport(portal, { digest: DIGEST, body: BODY }, person([answer]).prompter);
      await expect(declined).rejects.toThrow(`Chưa ghi tệp nào; bài đã có: ${PATH}`);
    }
  });

  test('được nhận ra theo chữ, dù tệp khác và chữ đậm nhạt khác', async () => {
    const portal = await target(articleMd({}, BODY.replace('bốn mươi', '**bốn mươi**')));
    const again = confirmFirstImport(portal, { digest: DIGEST, body: BODY }, null);
    await expect(again).rejects.toThrow(`đã được nhập thành ${PATH}; hãy sửa bài đó, hoặc thêm --again`);
  });
});

test('tệp khác chữ, hay bài chỉ có vài chữ giống nhau, thì không bị hỏi', async () => {
  const portal = await target(articleMd({}, 'Kính mời bà con.'));
  await confirmFirstImport(portal, { digest: DIGEST, body: BODY }, null);
  await confirmFirstImport(portal, { digest: DIGEST, body: 'Kính mời bà con.' }, null);
});
