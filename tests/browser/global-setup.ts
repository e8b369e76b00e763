import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { stringify } from 'yaml';
import { addressOnServer, findBuilt, servePortals } from '../../src/commands/preview-server.ts';
import { writeFiles, type Files } from '../fixtures/folders.ts';
import { markdown, runScript } from '../fixtures/make.ts';
import { underPortal } from '../fixtures/portals.ts';
import type { BuiltPortal } from './portals.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The day the portals are built for: late enough for a year of content, before its one article of a day to come. */
const AS_OF = '2026-11-20';

/** A word that no browser breaks by itself, as file names and addresses in titles are. */
const LONG_WORD = 'mau_don_de_nghi_ho_tro_nguoi_co_cong_va_than_nhan_2026';

/** As long as a title may be, on an article that has nothing but what is required. */
const LONG_TITLE =
  `Ủy ban nhân dân xã hướng dẫn người dân điền ${LONG_WORD} khi nộp hồ sơ trực tuyến tại nhà hoặc tại trung tâm phục vụ hành chính công của xã trong giờ làm việc`
    .padEnd(198, ' và hỏi thêm cán bộ trực')
    .concat('.')
    .slice(0, 200);

/** Builds the shipped portals and one with next to nothing in it by the real command, and serves them to the tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), 'cong-xa-browser-'));
  const shipped = join(PROJECT, 'content');
  const small = await writeFiles(join(root, 'content'), smallPortal());
  await build(shipped, join(root, 'dist-shipped'));
  await build(small, join(root, 'dist-small'));

  const found = [
    ...findBuilt(join(root, 'dist-shipped')).map((portal) => ({ ...portal, content: shipped })),
    ...findBuilt(join(root, 'dist-small')).map((portal) => ({ ...portal, content: small })),
  ];
  const server = servePortals(found);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  project.provide(
    'portals',
    found.map((portal): BuiltPortal => ({ ...portal, address: addressOnServer(portal, port), asOf: AS_OF })),
  );

  return async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rm(root, { recursive: true, force: true });
  };
}

async function build(content: string, out: string): Promise<void> {
  const { code, stderr } = await runScript('build', ['--content', content, '--as-of', AS_OF, '--out', out]);
  if (code !== 0) throw new Error(`Lệnh dựng ${content} kết thúc với mã ${code}:\n${stderr}`);
}

/** A portal of one leader and one article. */
function smallPortal(): Files {
  return underPortal('xa-toi-thieu', {
    'portal.yaml': stringify({
      name: 'Xã Tối Thiểu',
      kind: 'xa',
      code: '99003',
      province: 'tỉnh Ví Dụ',
      url: 'https://xatoithieu.vidu.gov.vn/',
      owner: 'Ủy ban nhân dân xã Tối Thiểu',
      responsible: { name: 'Trần Thị B', position: 'Chủ tịch Ủy ban nhân dân xã' },
      address: 'Thôn Mẫu, xã Tối Thiểu, tỉnh Ví Dụ',
      phone: '0200 000 0030',
      email: 'ubnd@xatoithieu.vidu.gov.vn',
      sections: [{ id: 'cchc', name: 'Cải cách hành chính' }],
      plans: [],
    }),
    'lanh-dao/chu-tich.md': markdown({
      name: 'Trần Thị B',
      position: 'Chủ tịch Ủy ban nhân dân xã',
      phone: '0200 000 0031',
      email: 'chutich@xatoithieu.vidu.gov.vn',
      duties: 'Lãnh đạo, điều hành chung.',
      order: 1,
    }),
    'tin-tuc/2026/huong-dan-nop-ho-so.md': markdown(
      {
        title: LONG_TITLE,
        date: '2026-03-14',
        section: 'cchc',
        summary: 'Người dân nộp hồ sơ tại nhà; ai chưa quen thì đến trung tâm để được cầm tay chỉ việc.',
      },
      'Bài viết chỉ có một đoạn.\n',
    ),
  });
}
