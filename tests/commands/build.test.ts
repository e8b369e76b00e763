import { hash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeHTML } from 'entities';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf, MANIFEST_FILE, readManifest } from '../../src/building/manifest.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { elementsOf, metaOf, structuredDataOf, targetsOf, textOf } from '../fixtures/html.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, planYaml, portalYaml, runScript, type Outcome } from '../fixtures/make.ts';
import { leastPortal, pdf, phonePhoto, portalFiles, underPortal } from '../fixtures/portals.ts';
import { differences, filesWith, readSite, type Tree } from '../fixtures/trees.ts';

const root = await makeSharedFolder();

/** Builds into a folder of its own below `root`; gives what the command said and every portal's files. */
async function build(content: string, name: string, args: string[] = [], run = callBuild) {
  const out = join(root, name);
  const outcome = await run(['--content', content, '--out', out, '--as-of', AS_OF, ...args]);
  return { out, ...outcome, trees: await readPortals(out) };
}

/** Builds as `npm run build` does, in processes of its own. */
const processesIn =
  (env: Record<string, string> = {}) =>
  (args: string[]) =>
    runScript('build', args, { env });

async function readPortals(out: string): Promise<Record<string, Tree>> {
  const ids = (await readdir(out).catch(() => [])).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, await readSite(join(out, id))] as const)),
  );
}

const AS_OF = '2026-06-30';
const STACK = /^ {4}at /m;

/** Two portals with the same file names: one at the root of a host, one below a path. */
const PORTALS = [
  {
    id: 'xa-goc',
    url: 'https://xagoc.vidu.gov.vn/',
    mark: 'ZQMOC',
    colours: { upper: '#ff0000', lower: '#0000ff' },
  },
  {
    id: 'phuong-a',
    url: 'https://tinh.vidu.gov.vn/phuong-a/',
    mark: 'ZQHAI',
    colours: { upper: '#00ff00', lower: '#ffff00' },
  },
] as const;

/** With the others more than one page of a list holds. */
const PLAIN_ARTICLES = 28;

const FILE_NAME = 'Biểu mẫu số 1, (mới) & đủ.pdf';
/** Unlike in every run, so that no picture comes from an earlier one. */
const CAMERA = `MayAnh-${randomUUID()}`;

async function articlesOf({ id, mark, colours }: (typeof PORTALS)[number]): Promise<Files> {
  const plain = Object.fromEntries(
    Array.from({ length: PLAIN_ARTICLES }, (_, index) => [
      `tin-tuc/2026/tin-${index + 1}.md`,
      articleMd({
        title: `Tin thứ ${index + 1} của xã ${mark}`,
        date: `2026-02-${String(index + 1).padStart(2, '0')}`,
        section: 'thong-bao',
      }),
    ]),
  );
  return underPortal(id, {
    ...plain,
    'tin-tuc/2026/co-anh/index.md': articleMd(
      {
        title: `Bài có ảnh của xã ${mark}`,
        date: '2026-03-14T08:30',
        cover: { src: 'anh.jpg', alt: `Ảnh bìa ${mark}` },
        attachments: [
          { src: 'ke-hoach.pdf', name: `Kế hoạch ${mark}` },
          { src: FILE_NAME },
          { src: 'anh.jpg', name: `Ảnh gốc ${mark}` },
        ],
      },
      `![Ảnh giữa bài ${mark}](than-bai.png)\n\nXem [thủ tục](/thu-tuc/khai-sinh/) và [biểu mẫu](<${FILE_NAME}>).\n`,
    ),
    'tin-tuc/2026/co-anh/anh.jpg': await phonePhoto({ ...colours, camera: CAMERA }),
    'tin-tuc/2026/co-anh/than-bai.png': await sharp({
      create: { width: 300, height: 200, channels: 3, background: colours.lower },
    })
      .withExif({ IFD0: { Model: CAMERA } })
      .png()
      .toBuffer(),
    'tin-tuc/2026/co-anh/ke-hoach.pdf': pdf(`tệp của ${mark}`),
    [`tin-tuc/2026/co-anh/${FILE_NAME}`.normalize('NFD')]: pdf(`biểu mẫu của ${mark}`),
    'tin-tuc/2026/co-anh/khong-ai-nhac.pdf': pdf(`KHONGAINHAC ${mark}`),
    'tin-tuc/2026/co-anh/khong-ai-nhac.txt': `KHONGAINHAC ${mark}`,
    'tin-tuc/2026/ban-nhap.md': articleMd({
      title: `BANNHAP chưa xong của xã`,
      date: '2026-05-01',
      draft: true,
    }),
    'tin-tuc/2026/tuong-lai.md': articleMd({ title: `TUONGLAI ngày mai mới đăng`, date: '2026-07-01' }),
    'tin-tuc/2026/hom-nay.md': articleMd({ title: `HOMNAY đăng đúng hôm nay`, date: AS_OF }),
    'tin-tuc/2026/het-han.md': articleMd({
      title: `HETHAN hôm qua của xã ${mark}`,
      date: '2026-05-02',
      expires: '2026-06-29',
    }),
    'tin-tuc/2026/con-han.md': articleMd({
      title: `CONHAN đến hết hôm nay`,
      date: '2026-05-03',
      expires: AS_OF,
    }),
    'tin-tuc/2026/doc-hai.md': articleMd(HOSTILE, hostileBody('co-anh/anh.jpg')),
    'lanh-dao/doc-hai.md': markdown(
      {
        name: '<script>alert("than-1")</script>Lê Văn B',
        position: '"><img src=x onerror=alert("than-2")>',
        phone: '"><b>0200',
        email: 'b@vidu.gov.vn',
        duties: '</dd></dl><iframe src="https://khung.vidu.vn"></iframe>',
        order: 2,
      },
      hostileBody('../tin-tuc/2026/co-anh/anh.jpg'),
    ),
  });
}

const HOSTILE = {
  title: 'Bài xấu </script><script>alert("tua")</script> ]]> &amp; <b>đậm</b>',
  date: '2026-03-20',
  summary: 'Tóm tắt ]]> <img src=x onerror=alert("tom")> </description></item> & hết, dài cho đủ.',
  author: '"><svg onload=alert("tac-gia")>',
  attachments: [{ src: '../2026/co-anh/ke-hoach.pdf', name: '</a><script>alert("tep")</script>' }],
  origin: 'dang-lai',
  source: { name: '<style>*{display:none}</style>', url: 'https://bao.vidu.gov.vn/?a=1&b="' },
};

/** A body of everything that must not reach a page; `picture` is one that the portal has. */
const hostileBody = (picture: string) => `<script>alert("than-3")</script>

Xem <img src="${picture}" alt="ảnh thật" onerror="alert('than-4')"> <img src="https://ke-xau.vidu.vn/theo-doi.gif" alt="theo dõi">

[một](javascript:alert('than-5')) [hai](JaVaScRiPt:alert('than-5')) <a href="java&#115;cript:alert('than-5')">ba</a>
[bốn](data:text/html;base64,PHNjcmlwdD4=) [năm](vbscript:x) [sáu](//ke-xau.vidu.vn/x)

<iframe src="https://ke-xau.vidu.vn"></iframe><object data="https://ke-xau.vidu.vn"></object><embed src="https://ke-xau.vidu.vn">

<form action="https://ke-xau.vidu.vn"><input name="mat-khau"><button formaction="javascript:alert('than-6')">Gửi</button></form>

<style>body { background: url(https://ke-xau.vidu.vn) }</style><p style="position:fixed" onclick="alert('than-7')">chữ</p>

<svg onload="alert('than-8')"><script>alert('than-8')</script></svg><math><mtext><style><img src=https://ke-xau.vidu.vn/x onerror=alert('than-9')></style></mtext></math>

![ảnh](data:image/svg+xml;base64,PHN2Zy8+) <base href="https://ke-xau.vidu.vn/"><meta http-equiv="refresh" content="0;url=https://ke-xau.vidu.vn">

<video src="https://ke-xau.vidu.vn/v.mp4" autoplay></video><link rel="stylesheet" href="https://ke-xau.vidu.vn/a.css">

Câu cuối cùng còn nguyên.

<ScRiPt src="https://ke-xau.vidu.vn/a.js"></ScRiPt>
`;

/** Everything an editor of bad will typed in a body starts with this. */
const PAYLOAD = /than-[3-9]|ke-xau\.vidu\.vn/;

const hostilePortal = {
  sections: [
    { id: 'cchc', name: 'Cải cách hành chính' },
    { id: 'thong-bao', name: 'Thông báo & <i>tin</i> ]]>' },
  ],
  links: [{ name: '<script>alert("lien-ket")</script>', url: 'https://dichvucong.gov.vn/' }],
  social: { zalo: 'https://zalo.me/"onmouseover="alert(1)' },
};

/** Gives the portals of the first build and what each is expected to be. */
const built = {} as { first: Awaited<ReturnType<typeof build>> };
const content = join(root, 'noi-dung');

function siteOf({ id, url }: (typeof PORTALS)[number]) {
  const tree = built.first.trees[id]!;
  const { origin, pathname: base } = new URL(url);
  return {
    tree,
    base,
    url,
    read: (path: string) => {
      const bytes = tree.get(path);
      if (!bytes) throw new Error(`Không có ${path} trong ${id}.`);
      return bytes.toString('utf8');
    },
    pages: () => [...tree].filter(([path]) => path.endsWith('.html') && !path.startsWith('pagefind/')),
    /** The file an address of the portal is served from. */
    fileOf: (address: string) => {
      const { origin: host, pathname } = new URL(address, origin);
      if (host !== origin || !pathname.startsWith(base)) return null;
      const path = decodeURIComponent(pathname.slice(base.length));
      return path === '' || path.endsWith('/') ? `${path}index.html` : path;
    },
  };
}

beforeAll(async () => {
  await writeFiles(content, {
    'plans/ke-hoach-2026.yaml': planYaml(),
    ...portalFiles('xa-goc', {
      ...PORTALS[0],
      portal: { ...hostilePortal, plans: ['ke-hoach-2026'] },
    }),
    ...portalFiles('phuong-a', { ...PORTALS[1], portal: { kind: 'phuong', theme: { accent: '#0b5394' } } }),
    ...(await articlesOf(PORTALS[0])),
    ...(await articlesOf(PORTALS[1])),
  });
  built.first = await build(content, 'kết quả', [], processesIn({ TZ: 'UTC' }));
});

afterAll(async () => {
  // What this run's pictures left in the cache is of no use to any other.
  const cache = fileURLToPath(new URL('../../.cache/pictures', import.meta.url));
  const made = Object.values(built.first.trees)
    .flatMap((tree) => [...tree.keys()])
    .filter((path) => path.startsWith('anh/'))
    .map((path) => path.slice('anh/'.length));
  const names = new Set([...made, ...made.map((name) => name.replace(/-\d+\..*$/, '.json'))]);
  await Promise.all([...names].map((name) => rm(join(cache, name), { force: true })));
});

describe('một lần dựng hai cổng', () => {
  test('xong thì mã thoát là 0, tiến độ ra stderr, báo cáo ra stdout, không còn thư mục tạm', async () => {
    const { code, stdout, stderr, out } = built.first;
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/\[1\/2\] phuong-a: \d+ trang/);
    expect(stderr).toMatch(/\[2\/2\] xa-goc: \d+ trang/);
    expect(stderr).toContain('Đã dựng 2/2 cổng');
    expect(stderr).not.toMatch(STACK);
    expect(stdout).toContain('Kết quả thực hiện chỉ tiêu tính đến ngày 30/06/2026');
    expect(stdout).toContain('Tin CCHC');
    expect(stdout).not.toContain('Đã dựng');
    expect(await readdir(out)).toEqual(['phuong-a', 'xa-goc']);
  });

  describe.each(PORTALS)('$id', (portal) => {
    const { id, url, mark } = portal;

    test('có mọi địa chỉ mà hợp đồng hứa', () => {
      const { tree } = siteOf(portal);
      const parts = [
        'lich-su',
        'dieu-kien-tu-nhien',
        'kinh-te-xa-hoi',
        'van-hoa',
        'dia-gioi-hanh-chinh',
        'ban-do-hanh-chinh',
      ];
      const promised = [
        'index.html',
        'gioi-thieu/index.html',
        ...parts.map((part) => `gioi-thieu/${part}/index.html`),
        'lanh-dao/index.html',
        'giao-dich/index.html',
        'tin-tuc/index.html',
        'tin-tuc/trang/2/index.html',
        'tin-tuc/co-anh/index.html',
        'tin-tuc/tin-1/index.html',
        'chuyen-muc/cchc/index.html',
        'chuyen-muc/thong-bao/index.html',
        'chuyen-muc/thong-bao/rss.xml',
        'thu-tuc/index.html',
        'thu-tuc/khai-sinh/index.html',
        'van-ban/index.html',
        'van-ban/ke-hoach/index.html',
        'phan-anh/index.html',
        'phan-anh/duong-hong/index.html',
        'hoat-dong/index.html',
        'tim-kiem/index.html',
        'so-do-trang/index.html',
        'en/index.html',
        'rss.xml',
        'sitemap-index.xml',
        'robots.txt',
        '404.html',
        ...['portal', 'articles', 'procedures', 'documents', 'leaders', 'contacts'].map(
          (name) => `api/${name}.json`,
        ),
      ];
      expect(promised.filter((path) => !tree.has(path))).toEqual([]);
      expect(tree.has('404/index.html')).toBe(false);
    });

    test('không còn chữ thay tạm cho địa chỉ của tệp dùng chung', () => {
      expect(filesWith(siteOf(portal).tree, 'tai-nguyen.invalid')).toEqual([]);
    });

    test('mọi liên kết trong cổng mang đường dẫn gốc và dẫn tới tệp có thật', () => {
      const { pages, tree, base, fileOf } = siteOf(portal);
      const lost: string[] = [];
      for (const [path, bytes] of pages()) {
        for (const target of targetsOf(bytes.toString('utf8'))) {
          if (/^(https?:|mailto:|tel:|#)/.test(target)) continue;
          if (!target.startsWith(base)) lost.push(`${path}: ${target}`);
          else if (!target.endsWith('pagefind/') && !tree.has(fileOf(target.replace(/#.*/, ''))!))
            lost.push(`${path}: ${target}`);
        }
      }
      expect(lost).toEqual([]);
    });

    test('trang không lấy gì từ máy khác khi mở', () => {
      const foreign = siteOf(portal)
        .pages()
        .flatMap(([, bytes]) => elementsOf(bytes.toString('utf8')))
        .filter(({ tagName, properties }) => {
          const isFetched =
            properties.src !== undefined ||
            (tagName === 'link' && [properties.rel].flat().includes('stylesheet'));
          return isFetched && /^(https?:)?\/\//.test(String(properties.src ?? properties.href));
        });
      expect(foreign).toEqual([]);
    });

    test('địa chỉ chuẩn của mỗi trang là chính địa chỉ của nó, có tên máy và đường dẫn gốc', () => {
      const { pages, fileOf } = siteOf(portal);
      for (const [path, bytes] of pages()) {
        const canonical = elementsOf(bytes.toString('utf8')).find(
          ({ tagName, properties }) => tagName === 'link' && [properties.rel].flat().includes('canonical'),
        );
        if (isUnlisted(path)) expect(canonical, path).toBeUndefined();
        else {
          expect(String(canonical?.properties.href), path).toMatch(url);
          expect(fileOf(String(canonical!.properties.href))).toBe(path);
        }
      }
    });

    test('danh sách tệp của trang có đúng mọi tệp, với đúng mã băm của từng tệp', () => {
      const { tree } = siteOf(portal);
      const digests = [...tree].map(([path, bytes]): [string, string] => [path, hash('sha256', bytes)]);
      const listed = filesOf(readManifest(join(built.first.out, id))!);
      expect(Object.fromEntries(listed)).toEqual(
        Object.fromEntries(digests.filter(([path]) => path !== MANIFEST_FILE)),
      );
    });

    test('sơ đồ cho máy tìm kiếm kê đúng các trang có thật, không kê trang lỗi và trang lọc văn bản', () => {
      const { read, pages, fileOf } = siteOf(portal);
      const parser = new XMLParser({ isArray: (name) => ['sitemap', 'url'].includes(name) });
      const index = parser.parse(read('sitemap-index.xml')) as {
        sitemapindex: { sitemap: { loc: string }[] };
      };
      const maps = index.sitemapindex.sitemap.map(({ loc }) => fileOf(loc)!);
      const listed = maps.flatMap((map) =>
        (parser.parse(read(map)) as { urlset: { url: { loc: string }[] } }).urlset.url.map(({ loc }) => loc),
      );
      expect(listed.every((loc) => loc.startsWith(url))).toBe(true);
      const expected = pages()
        .map(([path]) => path)
        .filter((path) => !isUnlisted(path));
      expect(listed.map(fileOf).sort()).toEqual(expected.sort());
    });

    test('robots.txt chỉ tới sơ đồ bằng địa chỉ đầy đủ', () => {
      const { read, base } = siteOf(portal);
      expect(read('robots.txt')).toBe(
        `User-agent: *\nDisallow: ${base}tim-kiem/?\n\nSitemap: ${url}sitemap-index.xml\n`,
      );
    });

    test('trang 404 nằm ở gốc, không cho máy tìm kiếm giữ, liên kết về trang chủ', () => {
      const { read, base } = siteOf(portal);
      expect(metaOf(read('404.html'), 'robots')).toBe('noindex');
      expect(targetsOf(read('404.html'))).toContain(base);
    });

    test('dữ liệu mở đọc được, mã bền, địa chỉ đầy đủ và có trang thật', () => {
      const { read, tree, fileOf } = siteOf(portal);
      const list = (name: string) =>
        (JSON.parse(read(`api/${name}.json`)) as Record<string, Record<string, unknown>[]>)[name]!;
      for (const name of ['articles', 'procedures', 'documents', 'leaders', 'contacts'])
        for (const entry of list(name)) {
          expect(String(entry['url']).startsWith(url), `${name} ${String(entry['id'])}`).toBe(true);
          expect(tree.has(fileOf(String(entry['url']))!)).toBe(true);
          expect(entry).not.toHaveProperty('draft');
        }
      expect(
        list('articles')
          .map((article) => article['id'])
          .sort(),
      ).toEqual(
        [
          ...Array.from({ length: PLAIN_ARTICLES }, (_, index) => `tin-${index + 1}`),
          'co-anh',
          'hom-nay',
          'het-han',
          'con-han',
          'doc-hai',
        ].sort(),
      );
      const withPicture = list('articles').find((article) => article['id'] === 'co-anh')!;
      expect(withPicture['date']).toBe('2026-03-14T08:30:00+07:00');
      const attachments = withPicture['attachments'] as { url: string }[];
      expect(attachments).toHaveLength(3);
      for (const attachment of attachments) {
        expect(attachment.url.startsWith(url)).toBe(true);
        expect(tree.has(fileOf(attachment.url)!)).toBe(true);
      }
      expect(list('procedures')).toMatchObject([
        { id: 'khai-sinh', url: `${url}thu-tuc/khai-sinh/`, code: '1.001193' },
      ]);
      expect(list('documents')[0]).toMatchObject({
        id: 'ke-hoach',
        file: `${url}tep/van-ban/ke-hoach.pdf`,
      });
      const { plans, ...known } = JSON.parse(read('api/portal.json')) as Record<string, unknown>;
      expect(known).toMatchObject({ id, url, name: `Xã ${mark}`, code: '99901' });
      expect(plans).toBeUndefined();
    });

    test.each(['rss.xml', 'chuyen-muc/cchc/rss.xml', 'chuyen-muc/thong-bao/rss.xml'])(
      'kênh tin %s đúng cách viết XML, liên kết đầy đủ, bài mới đứng trước',
      (path) => {
        const { read, tree, fileOf } = siteOf(portal);
        const xml = read(path);
        expect(XMLValidator.validate(xml)).toBe(true);
        const { channel } = (
          new XMLParser({ isArray: (name) => name === 'item' }).parse(xml) as {
            rss: { channel: { link: string; item: { link: string; guid: string; pubDate: string }[] } };
          }
        ).rss;
        expect(channel.link).toBe(url + path.replace('rss.xml', ''));
        const links = channel.item.map(({ link }) => link);
        expect(links.every((link) => link.startsWith(`${url}tin-tuc/`) && tree.has(fileOf(link)!))).toBe(
          true,
        );
        const times = channel.item.map(({ pubDate }) => Date.parse(pubDate));
        expect(times).toEqual([...times].sort((a, b) => b - a));
        const isNotice = path.includes('thong-bao');
        expect(links.includes(`${url}tin-tuc/tin-1/`)).toBe(!path.includes('cchc'));
        expect(links.includes(`${url}tin-tuc/hom-nay/`)).toBe(!isNotice);
        if (!isNotice)
          expect(channel.item.find(({ link }) => link.endsWith('/co-anh/'))?.pubDate).toBe(
            'Sat, 14 Mar 2026 01:30:00 GMT',
          );
      },
    );

    test('dữ liệu có cấu trúc của mỗi loại trang đọc được', () => {
      const { read } = siteOf(portal);
      const find = (path: string, type: string) =>
        structuredDataOf(read(path)).find((thing) => thing['@type'] === type);
      expect(find('index.html', 'GovernmentOrganization')).toMatchObject({
        name: `Ủy ban nhân dân xã ${mark}`,
        url,
        telephone: '0200 000 0010',
      });
      expect(find('tin-tuc/co-anh/index.html', 'NewsArticle')).toMatchObject({
        headline: `Bài có ảnh của xã ${mark}`,
        datePublished: '2026-03-14T08:30:00+07:00',
        mainEntityOfPage: `${url}tin-tuc/co-anh/`,
        image: expect.stringMatching(`^${url}anh/`) as string,
      });
      expect(find('thu-tuc/khai-sinh/index.html', 'GovernmentService')).toMatchObject({
        identifier: '1.001193',
        url: `${url}thu-tuc/khai-sinh/`,
      });
      expect(find('tin-tuc/co-anh/index.html', 'BreadcrumbList')).toMatchObject({
        itemListElement: [
          { position: 1, item: url },
          { position: 2, item: `${url}tin-tuc/` },
          { position: 3, item: `${url}chuyen-muc/cchc/` },
          { position: 4, item: `${url}tin-tuc/co-anh/` },
        ],
      });
    });

    test('trang bài có thẻ chia sẻ, ảnh chia sẻ là tệp có thật', () => {
      const { read, tree, fileOf } = siteOf(portal);
      const html = read('tin-tuc/co-anh/index.html');
      expect(metaOf(html, 'og:title')).toBe(`Bài có ảnh của xã ${mark}`);
      expect(metaOf(html, 'og:type')).toBe('article');
      expect(metaOf(html, 'og:url')).toBe(`${url}tin-tuc/co-anh/`);
      expect(metaOf(html, 'og:site_name')).toBe(`Xã ${mark}`);
      expect(metaOf(html, 'og:description')).toMatch(/^Xã tập huấn/);
      expect(metaOf(html, 'og:image:alt')).toBe(`Ảnh bìa ${mark}`);
      expect(tree.has(fileOf(metaOf(html, 'og:image')!)!)).toBe(true);
      expect(metaOf(read('index.html'), 'og:type')).toBe('website');
    });

    test('trang nào cũng có ảnh để chia sẻ, của chính cổng này', async () => {
      const { read, tree, fileOf, pages } = siteOf(portal);
      for (const [path, bytes] of pages()) {
        const image = metaOf(bytes.toString('utf8'), 'og:image');
        expect(image, path).toMatch(/^https:/);
        expect(tree.has(fileOf(image!)!), path).toBe(true);
      }
      const html = read('tin-tuc/index.html');
      const drawn = fileOf(metaOf(html, 'og:image')!)!;
      expect(drawn).toMatch(/^anh\/.*\.png$/);
      const { width, height } = await sharp(tree.get(drawn)!).metadata();
      expect(metaOf(html, 'og:image:width')).toBe(String(width));
      expect(metaOf(html, 'og:image:height')).toBe(String(height));
    });

    test('chỗ người kiểm tra tìm được đánh dấu', () => {
      const { read } = siteOf(portal);
      const marked = (path: string) =>
        elementsOf(read(path)).flatMap(({ properties: { dataElement } }) => dataElement ?? []);
      expect(marked('lanh-dao/index.html')).toEqual(
        expect.arrayContaining([
          'leader-name',
          'leader-position',
          'leader-phone',
          'leader-email',
          'leader-duties',
          'footer-owner',
          'footer-responsible',
        ]),
      );
      expect(marked('giao-dich/index.html')).toEqual(
        expect.arrayContaining(['contact-address', 'contact-phone', 'contact-email']),
      );
      expect(marked('tin-tuc/co-anh/index.html')).toEqual(
        expect.arrayContaining(['article-title', 'article-date', 'article-body']),
      );
      expect(marked('gioi-thieu/lich-su/index.html')).toContain('intro-lich-su');
    });
  });

  test('hai cổng cùng tên tệp không lẫn chữ, ảnh hay địa chỉ của nhau', async () => {
    const [one, other] = PORTALS;
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const) {
      const { tree } = siteOf(mine);
      expect(filesWith(tree, mine.mark).length).toBeGreaterThan(20);
      expect(filesWith(tree, theirs.mark)).toEqual([]);
      expect(filesWith(tree, theirs.id)).toEqual([]);
      expect(filesWith(tree, new URL(theirs.url).host)).toEqual([]);
    }
    const picturesOf = (portal: (typeof PORTALS)[number]) =>
      [...siteOf(portal).tree.keys()].filter((path) => path.startsWith('anh/'));
    expect(picturesOf(one).filter((path) => picturesOf(other).includes(path))).toEqual([]);
  });
});

describe('bản nháp, ngày đăng và ngày hết hạn', () => {
  test('bản nháp và bài chưa đến ngày không có ở bất cứ đâu, kể cả trong chỉ mục tìm kiếm', () => {
    for (const portal of PORTALS) {
      const { tree } = siteOf(portal);
      for (const word of ['BANNHAP', 'ban-nhap', 'TUONGLAI', 'tuong-lai'])
        expect(filesWith(tree, word), word).toEqual([]);
    }
  });

  test('bài đăng đúng ngày hôm nay thì có', () => {
    const found = filesWith(siteOf(PORTALS[0]).tree, 'HOMNAY');
    expect(found).toEqual(
      expect.arrayContaining(['index.html', 'rss.xml', 'tin-tuc/index.html', 'tin-tuc/hom-nay/index.html']),
    );
  });

  test('bài hết hạn hôm qua giữ trang của mình nhưng rời trang chủ, danh sách và kênh tin', () => {
    const found = filesWith(siteOf(PORTALS[0]).tree, 'HETHAN');
    expect(found).toContain('tin-tuc/het-han/index.html');
    const lists = found.filter((path) =>
      /^(index|tin-tuc\/(index|trang)|chuyen-muc|so-do|.*rss\.xml)/.test(path),
    );
    expect(lists).toEqual([]);
    expect(siteOf(PORTALS[0]).read('tin-tuc/het-han/index.html')).toContain('đã hết hạn');
  });

  test('bài hết hạn vào cuối hôm nay vẫn còn trong danh sách', () => {
    const found = filesWith(siteOf(PORTALS[0]).tree, 'CONHAN');
    expect(found).toEqual(expect.arrayContaining(['index.html', 'rss.xml', 'tin-tuc/index.html']));
    expect(siteOf(PORTALS[0]).read('tin-tuc/con-han/index.html')).not.toContain('đã hết hạn');
  });

  test('--as-of quyết định cả hai: lùi một ngày thì bài hôm nay chưa có, bài hết hạn lại còn', async () => {
    const { code, trees } = await build(content, 'hom-qua', ['--portal', 'xa-goc', '--as-of', '2026-06-29']);
    expect(code).toBe(0);
    const tree = trees['xa-goc']!;
    expect(filesWith(tree, 'HOMNAY')).toEqual([]);
    expect(filesWith(tree, 'HETHAN')).toEqual(
      expect.arrayContaining(['index.html', 'rss.xml', 'tin-tuc/index.html']),
    );
  });

  test('--drafts dựng cả bản nháp và bài chưa đến ngày, bản nháp không cho máy tìm kiếm giữ', async () => {
    const { code, trees } = await build(content, 'nhap', ['--portal', 'xa-goc', '--drafts']);
    expect(code).toBe(0);
    const tree = trees['xa-goc']!;
    expect(filesWith(tree, 'BANNHAP')).toEqual(
      expect.arrayContaining(['index.html', 'tin-tuc/ban-nhap/index.html', 'tin-tuc/index.html']),
    );
    expect(filesWith(tree, 'TUONGLAI')).toContain('tin-tuc/tuong-lai/index.html');
    const html = tree.get('tin-tuc/ban-nhap/index.html')!.toString('utf8');
    expect(metaOf(html, 'robots')).toBe('noindex');
    expect(html).toContain('Bản nháp, chưa đăng.');
  });
});

describe.each(PORTALS)('ảnh và tệp của $id', (portal) => {
  const { mark, colours } = portal;
  const picturesIn = (html: string) => elementsOf(html).filter(({ tagName }) => tagName === 'picture');

  test('ảnh bìa có AVIF, WebP và JPEG nhiều cỡ, ghi rõ rộng cao', async () => {
    const { read, tree, fileOf } = siteOf(portal);
    const [cover] = picturesIn(read('tin-tuc/co-anh/index.html'));
    const parts = cover!.children.filter((child) => child.type === 'element');
    const sources = parts.filter(({ tagName }) => tagName === 'source');
    expect(sources.map(({ properties }) => properties.type)).toEqual(['image/avif', 'image/webp']);
    for (const [index, format] of ['heif', 'webp'].entries()) {
      const sizes = targetsOfSource(sources[index]!.properties.srcSet);
      expect(sizes.map(({ width }) => width)).toEqual([400, 800, 900]);
      for (const { address, width } of sizes) {
        const metadata = await sharp(tree.get(fileOf(address)!)).metadata();
        expect(metadata).toMatchObject({ format, width, height: Math.round((width * 1000) / 900) });
      }
    }
    const img = parts.find(({ tagName }) => tagName === 'img')!;
    expect(img.properties).toMatchObject({ width: 900, height: 1000, alt: `Ảnh bìa ${mark}` });
    const fallback = tree.get(fileOf(String(img.properties.src))!);
    expect(await sharp(fallback).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 1000 });
  });

  test('ảnh giữa bài cũng vậy, và không bị phóng lớn hơn bản gốc', async () => {
    const { read, tree, fileOf } = siteOf(portal);
    const body = picturesIn(read('tin-tuc/co-anh/index.html')).find((picture) =>
      picture.children.some(
        (child) => child.type === 'element' && child.properties.alt === `Ảnh giữa bài ${mark}`,
      ),
    );
    const img = body!.children.findLast((child) => child.type === 'element')!;
    expect(img.properties).toMatchObject({ width: 300, height: 200 });
    expect(await sharp(tree.get(fileOf(String(img.properties.src))!)).metadata()).toMatchObject({
      width: 300,
      height: 200,
    });
  });

  test('ảnh chụp bằng điện thoại đăng ra không còn nơi chụp và tên máy', async () => {
    const photo = await phonePhoto({ ...colours, camera: CAMERA });
    const { exif, orientation } = await sharp(photo).metadata();
    expect(exif?.includes(CAMERA)).toBe(true);
    expect(exif?.includes(GPS_TAG)).toBe(true);
    expect(orientation).toBe(6);

    const pictures = [...siteOf(portal).tree].filter(([path]) => path.startsWith('anh/'));
    expect(pictures.length).toBeGreaterThanOrEqual(10);
    for (const [path, bytes] of pictures) {
      const metadata = await sharp(bytes).metadata();
      expect(metadata.exif, path).toBeUndefined();
      expect(metadata.xmp, path).toBeUndefined();
      expect(bytes.includes(CAMERA), path).toBe(false);
    }
  });

  test('ảnh chụp để tải về cũng không còn, mà vẫn là ảnh gốc từng điểm, vẫn xoay đúng chiều', async () => {
    const photo = await phonePhoto({ ...colours, camera: CAMERA });
    const offered = siteOf(portal).tree.get('tep/tin-tuc/2026/co-anh/anh.jpg')!;
    expect(offered.includes(CAMERA)).toBe(false);
    const { exif, orientation, xmp } = await sharp(offered).metadata();
    expect([orientation, xmp, exif?.includes(GPS_TAG)]).toEqual([6, undefined, false]);
    expect(await sharp(offered).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
  });

  test('ảnh chụp nghiêng đăng ra thẳng đứng, và là ảnh của chính cổng này', async () => {
    const { tree, read, fileOf } = siteOf(portal);
    const [, ...addresses] = [metaOf(read('tin-tuc/co-anh/index.html'), 'og:image')!].flatMap((jpeg) => [
      jpeg,
      jpeg,
      jpeg.replace(/\.jpg$/, '.avif'),
      jpeg.replace(/\.jpg$/, '.webp'),
    ]);
    for (const address of addresses) {
      const picture = tree.get(fileOf(address)!)!;
      expect(await colourAt(picture, 450, 100), address).toBe(colours.upper);
      expect(await colourAt(picture, 450, 900), address).toBe(colours.lower);
    }
  });

  test('tệp đính kèm được chép nguyên vẹn, tên có dấu và dấu cách cũng được', () => {
    const { tree, read, fileOf } = siteOf(portal);
    const names = targetsOf(read('tin-tuc/co-anh/index.html'))
      .filter((target) => target.includes('/tep/'))
      .map((target) => fileOf(target)!);
    expect(new Set(names)).toEqual(
      new Set(['ke-hoach.pdf', FILE_NAME, 'anh.jpg'].map((name) => `tep/tin-tuc/2026/co-anh/${name}`)),
    );
    expect(tree.get('tep/tin-tuc/2026/co-anh/ke-hoach.pdf')).toEqual(pdf(`tệp của ${mark}`));
    expect(tree.get(`tep/tin-tuc/2026/co-anh/${FILE_NAME}`)).toEqual(pdf(`biểu mẫu của ${mark}`));
    expect(tree.get('tep/van-ban/ke-hoach.pdf')).toEqual(pdf(`văn bản ${mark}`));
  });

  test('tệp không bài nào nhắc tới thì không đăng, ảnh gốc và tệp Markdown cũng không', () => {
    const { tree } = siteOf(portal);
    expect(filesWith(tree, 'KHONGAINHAC')).toEqual([]);
    expect(filesWith(tree, 'khong-ai-nhac')).toEqual([]);
    expect(
      [...tree.keys()].filter(
        (path) =>
          /\.(md|ya?ml|png|txt)$/.test(path) &&
          !/^robots\.txt$|\/luu\.txt$|^anh\/[0-9a-f]{16}-1200\.png$/.test(path),
      ),
    ).toEqual([]);
  });
});

test('màu nhấn đi bằng một tệp kiểu riêng của cổng, chỉ ở cổng có màu nhấn', () => {
  const sheets = PORTALS.map((portal) => {
    const { tree, pages, base } = siteOf(portal);
    const made = [...tree.keys()].filter((path) => path.startsWith('mau/'));
    const linked = pages().map(([, bytes]) =>
      elementsOf(bytes.toString('utf8'))
        .filter(({ tagName, properties }) => tagName === 'link' && String(properties.href).includes('/mau/'))
        .map(({ properties }) => String(properties.href)),
    );
    expect(linked.every((links) => links.join() === made.map((path) => base + path).join())).toBe(true);
    return made.map((path) => tree.get(path)!.toString('utf8')).join('');
  });
  expect(sheets[0]).toBe('');
  expect(sheets[1]).toMatch(/^:root:root\{--colour-accent:#0b5394;--colour-on-accent:#ffffff;/);
});

describe.each(PORTALS)('nội dung xấu ở $id', (portal) => {
  test('trong trang không còn mã, khung, biểu mẫu, kiểu chữ hay liên kết nguy hiểm nào của người viết', () => {
    const { pages, base } = siteOf(portal);
    for (const [path, bytes] of pages()) {
      const html = bytes.toString('utf8');
      expect(html, path).not.toMatch(PAYLOAD);
      for (const { tagName, properties } of elementsOf(html)) {
        const where = `${path} <${tagName}> ${JSON.stringify(properties)}`;
        expect(['iframe', 'object', 'embed', 'base', 'style', 'video', 'math'], where).not.toContain(tagName);
        expect(
          Object.keys(properties).filter((name) => /^on/i.test(name)),
          where,
        ).toEqual([]);
        if (
          tagName === 'script' &&
          !['application/ld+json', 'application/json'].includes(String(properties.type))
        )
          expect(String(properties.src), where).toMatch(`${base}_astro/`);
        if (tagName === 'form') expect(properties.action, where).toBe(`${base}tim-kiem/`);
        if (tagName === 'svg')
          expect(['flag', 'icon', 'qr', 'silhouette', 'pace'], where).toContain(String(properties.className));
        if (tagName === 'meta') expect(properties.httpEquiv, where).toBeUndefined();
        expect(properties.style, where).toBeUndefined();
        expect(String(properties.href ?? ''), where).toMatch(/^($|#|\/(?!\/)|https?:|mailto:|tel:)/);
        expect(String(properties.src ?? ''), where).toMatch(/^($|\/(?!\/))/);
      }
    }
  });

  test('phần lành của bài vẫn còn', () => {
    const html = siteOf(portal).read('tin-tuc/doc-hai/index.html');
    expect(html).toContain('Câu cuối cùng còn nguyên.');
    expect(html).toContain('theo dõi');
    expect(html).toContain('alt="ảnh thật"');
  });

  test('thẻ viết trong tiêu đề hiện ra thành chữ, không mở hay đóng thẻ nào', () => {
    const { read } = siteOf(portal);
    const html = read('tin-tuc/doc-hai/index.html');
    const heading = elementsOf(html).find(({ tagName }) => tagName === 'h1')!;
    expect(textOf(heading).trim()).toBe(HOSTILE.title);
    expect(metaOf(html, 'og:title')).toBe(HOSTILE.title);
    const written = elementsOf(html).filter(
      ({ tagName, properties }) => tagName === 'script' && properties.src === undefined,
    );
    expect(written).toHaveLength(1);
    expect(structuredDataOf(html).find((thing) => thing['@type'] === 'NewsArticle')).toMatchObject({
      headline: HOSTILE.title,
      description: HOSTILE.summary,
      author: { name: HOSTILE.author },
    });
  });

  test('trong kênh tin, dữ liệu xấu chỉ là chữ', () => {
    const { read, url } = siteOf(portal);
    const xml = read('rss.xml');
    expect(xml).not.toMatch(PAYLOAD);
    expect(xml).not.toContain('<img');
    expect(xml).not.toContain(']]>');
    const { item } = (
      new XMLParser({ isArray: (name) => name === 'item', parseTagValue: false }).parse(xml) as {
        rss: { channel: { item: { link: string; title: string; description: string }[] } };
      }
    ).rss.channel;
    const bad = item.find(({ link }) => link === `${url}tin-tuc/doc-hai/`);
    // Readers take a description for HTML; in a title, which is text, nothing may open a tag.
    expect(bad!.title).toBe(HOSTILE.title.replace(/<(?=[a-z/])/g, '‹'));
    expect(decodeHTML(bad!.description)).toBe(HOSTILE.summary);
  });

  test('trong dữ liệu mở không có thân bài, tiêu đề đúng như đã gõ', () => {
    const { read } = siteOf(portal);
    for (const name of ['articles', 'leaders']) expect(read(`api/${name}.json`)).not.toMatch(PAYLOAD);
    const { articles } = JSON.parse(read('api/articles.json')) as {
      articles: { id: string; title: string }[];
    };
    expect(articles.find(({ id }) => id === 'doc-hai')?.title).toBe(HOSTILE.title);
  });
});

describe('dựng lại', () => {
  test('máy ở múi giờ khác, chạy hai tiến trình: từng byte như cũ, kể cả chỉ mục tìm kiếm', async () => {
    const { code, stderr, trees } = await build(
      content,
      'new-york',
      ['--jobs', '2'],
      processesIn({ TZ: 'America/New_York' }),
    );
    expect(code, stderr).toBe(0);
    for (const { id } of PORTALS) expect(differences(trees[id]!, built.first.trees[id]!), id).toEqual([]);
  });

  test('dựng riêng một cổng ra đúng như dựng chung với cổng khác', async () => {
    const { code, trees, stderr } = await build(content, 'rieng', ['--portal', 'phuong-a']);
    expect(code, stderr).toBe(0);
    expect(Object.keys(trees)).toEqual(['phuong-a']);
    expect(differences(trees['phuong-a']!, built.first.trees['phuong-a']!)).toEqual([]);
  });

  test('hai lần dựng chạy cùng lúc, kết quả ở ngoài thư mục dự án: không lẫn nội dung của nhau', async () => {
    const sides = ['mot', 'hai'].map((side) => ({
      side,
      id: `xa-${side}`,
      text: `Chữ riêng của lần ${side}.\n`,
    }));
    const outcomes = await Promise.all(
      sides.map(async ({ side, id, text }) =>
        build(
          await writeFiles(join(root, `cung-luc-${side}`), leastPortal(id, text)),
          `ra-${side}`,
          [],
          processesIn(),
        ),
      ),
    );
    for (const [index, { id, text }] of sides.entries()) {
      const { code, stderr, trees } = outcomes[index]!;
      expect(code, stderr).toBe(0);
      expect(Object.keys(trees)).toEqual([id]);
      expect(trees[id]?.get('tin-tuc/bai-mot/index.html')?.toString('utf8')).toContain(text.trim());
    }
  });

  test('chia cho hai máy: mỗi cổng ở đúng một máy', async () => {
    const shared = await writeFiles(join(root, 'chia'), {
      ...leastPortal('xa-mot'),
      ...leastPortal('xa-hai'),
      ...leastPortal('xa-ba'),
    });
    const one = await build(shared, 'may-1', ['--shard', '1/2']);
    const other = await build(shared, 'may-2', ['--shard', '2/2']);
    expect([one.code, other.code]).toEqual([0, 0]);
    // What stands of the shard is told in place of the report, for the job that hands it on.
    for (const { stdout, trees } of [one, other])
      expect(stdout).toBe(
        Object.keys(trees)
          .sort()
          .map((id) => `${id}\n`)
          .join(''),
      );
    const [mine, theirs] = [Object.keys(one.trees), Object.keys(other.trees)];
    expect(mine.length).toBeGreaterThan(0);
    expect(theirs.length).toBeGreaterThan(0);
    expect([...mine, ...theirs].sort()).toEqual(['xa-ba', 'xa-hai', 'xa-mot']);
  });

  test('hai cổng cùng địa chỉ ở hai máy, chưa cổng nào được dựng: cả hai bị từ chối như khi dựng trên một máy', async () => {
    const twin = { url: 'https://chung.vidu.gov.vn/' };
    const shared = await writeFiles(join(root, 'chung-dia-chi'), {
      ...leastPortal('xa-mot'),
      ...leastPortal('xa-hai'),
      ...underPortal('xa-mot', { 'portal.yaml': portalYaml(twin) }),
      ...underPortal('xa-hai', { 'portal.yaml': portalYaml(twin) }),
    });
    const shards = await Promise.all(
      [1, 2].map((part) => build(shared, `may-chung-${part}`, ['--shard', `${part}/2`])),
    );
    expect(shards.map(({ code }) => code)).toEqual([1, 1]);
    expect(shards.flatMap(({ trees }) => Object.keys(trees))).toEqual([]);
    const named = shards.flatMap(({ stderr }) => stderr.match(/(?<=\/)portals\/xa-\w+\/portal\.yaml$/gm));
    expect(named.sort()).toEqual(['portals/xa-hai/portal.yaml', 'portals/xa-mot/portal.yaml']);
  });

  test('cổng không còn trong nội dung: trang cũ được để yên và được gọi tên', async () => {
    const shared = await writeFiles(join(root, 'bo-cong'), {
      ...leastPortal('xa-mot'),
      ...leastPortal('xa-cu'),
    });
    const first = await build(shared, 'bo-cong-ra');
    await rm(join(shared, 'portals/xa-cu'), { recursive: true });
    const { code, stderr, trees } = await build(shared, 'bo-cong-ra');
    expect(code, stderr).toBe(0);
    expect(first.stderr).not.toContain('không còn trong nội dung');
    expect(stderr).toMatch(
      /bo-cong-ra\/xa-cu không còn trong nội dung; nếu đúng là bỏ thì xóa thư mục này\.$/m,
    );
    expect(differences(trees['xa-cu']!, first.trees['xa-cu']!)).toEqual([]);
  });
});

/** Portals each with one fault: the code of the problem it must be told by, and the file it must be told of. */
const FAULTY: Record<string, { code: string; file: string; files: Files; hasPortalFile?: boolean }> = {
  'loi-bai': {
    code: 'missing-field',
    file: 'tin-tuc/2026/thieu.md',
    files: { 'tin-tuc/2026/thieu.md': '---\ndate: 2026-03-14\n---\n\nThân bài.\n' },
  },
  'loi-yaml': {
    code: 'yaml-syntax',
    file: 'portal.yaml',
    files: { 'portal.yaml': 'name: "Xã\nkind: xa\n' },
    hasPortalFile: false,
  },
  'thieu-tep-cong': { code: 'portal-file-missing', file: '', files: {}, hasPortalFile: false },
  'khong-noi-dung': { code: 'portal-empty', file: 'portal.yaml', files: {} },
  'anh-hong': {
    code: 'picture-broken',
    file: 'tin-tuc/2026/anh.md',
    files: {
      'tin-tuc/2026/anh.md': articleMd({ cover: { src: 'hong.jpg', alt: 'Ảnh hỏng' } }),
      'tin-tuc/2026/hong.jpg': Buffer.from('ffd8ffe000104a46', 'hex'),
    },
  },
  'tep-nhi-phan': {
    code: 'not-text',
    file: 'tin-tuc/2026/nhi-phan.md',
    files: { 'tin-tuc/2026/nhi-phan.md': Buffer.from([0x50, 0x4b, 3, 4, 0, 255, 254]) },
  },
  'bai-hai-mega': {
    code: 'file-too-large',
    file: 'tin-tuc/2026/to.md',
    files: { 'tin-tuc/2026/to.md': articleMd({}, 'chữ '.repeat(420_000)) },
  },
  'trung-dia-chi': {
    code: 'duplicate-slug',
    file: 'tin-tuc/2026/trung.md',
    files: { 'tin-tuc/2025/trung.md': articleMd(), 'tin-tuc/2026/trung.md': articleMd() },
  },
  'lien-ket-ra-ngoai': {
    code: 'symbolic-link',
    file: 'tin-tuc/2026/ngoai.md',
    files: { 'tin-tuc/2026/ngoai.md': { link: '/etc/passwd' } },
  },
  'ten-dau-cach': {
    code: 'file-name',
    file: 'tin-tuc/2026/bai moi.md',
    files: { 'tin-tuc/2026/bai moi.md': articleMd() },
  },
  'ten-nfd': {
    code: 'file-name',
    file: 'tin-tuc/2026/bài.md'.normalize('NFD'),
    files: { ['tin-tuc/2026/bài.md'.normalize('NFD')]: articleMd() },
  },
  'tep-html': {
    code: 'file-type',
    file: 'tin-tuc/2026/html.md',
    files: {
      'tin-tuc/2026/html.md': articleMd({ attachments: [{ src: 'trang.html' }] }),
      'tin-tuc/2026/trang.html': '<script>alert(1)</script>',
    },
  },
  'tep-svg': {
    code: 'file-type',
    file: 'van-ban/svg.md',
    files: {
      'van-ban/svg.md': markdown({
        number: '1/QĐ',
        type: 'Quyết định',
        issuer: 'UBND xã',
        issued: '2026-01-01',
        subject: 'Trích yếu',
        file: 'hinh.SVG',
      }),
      'van-ban/hinh.SVG': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    },
  },
  'lay-tep-cong-khac': {
    code: 'file-missing',
    file: 'tin-tuc/2026/lay.md',
    files: {
      'tin-tuc/2026/lay.md': articleMd({
        attachments: [{ src: '../../../loi-bai/portal.yaml' }, { src: '/etc/passwd' }],
      }),
    },
  },
};

describe('cổng có lỗi', () => {
  let outcome: Outcome;
  let before: Record<string, Tree>;
  let after: Record<string, Tree>;

  beforeAll(async () => {
    const faulty = Object.entries(FAULTY).map(([id, { files, hasPortalFile = true }]) =>
      underPortal(id, {
        ...(hasPortalFile ? { 'portal.yaml': portalYaml({ url: `https://${id}.vidu.gov.vn/` }) } : {}),
        ...(id === 'khong-noi-dung' ? {} : { 'tin-tuc/2026/bai-tot.md': articleMd() }),
        ...files,
      }),
    );
    const shared = await writeFiles(
      join(root, 'co-loi'),
      Object.assign({}, leastPortal('xa-tot'), leastPortal('xa-tot-hai'), ...faulty) as Files,
    );
    const out = await writeFiles(
      join(root, 'da-co'),
      Object.fromEntries(
        ['xa-tot', ...Object.keys(FAULTY)].flatMap((id) => [
          [`${id}/index.html`, `trang cũ của ${id}`],
          [`${id}/cu/index.html`, 'trang cũ'],
        ]),
      ),
    );
    before = await readPortals(out);
    outcome = await build(shared, 'da-co', [], processesIn());
    after = await readPortals(out);
  });

  test('thì mã thoát là 1, các cổng khác vẫn dựng, báo cáo vẫn in', () => {
    expect(outcome.code, outcome.stderr).toBe(1);
    expect(outcome.stderr).toContain(`Đã dựng 2/${Object.keys(FAULTY).length + 2} cổng`);
    expect(outcome.stdout).toContain('Kết quả thực hiện chỉ tiêu');
    for (const id of ['xa-tot', 'xa-tot-hai']) {
      expect(after[id]?.get('index.html')?.toString('utf8')).toContain(`Bài thứ nhất của ${id}`);
      expect(after[id]?.has('cu/index.html')).toBe(false);
    }
  });

  test('thì trang cũ của cổng đó còn nguyên từng byte', () => {
    for (const id of Object.keys(FAULTY)) expect(differences(after[id]!, before[id]!), id).toEqual([]);
  });

  test('không lộ dòng nào của máy', () => {
    expect(outcome.stderr).not.toMatch(STACK);
    expect(outcome.stderr).not.toMatch(/\b(TypeError|SyntaxError|ENOENT|EISDIR|undefined)\b/);
    expect(outcome.stdout).not.toMatch(STACK);
  });

  test.each(Object.entries(FAULTY))('%s: được gọi tên bằng mã và tệp', (id, { code, file }) => {
    const place = ['portals', id, file].filter(Boolean).join('/');
    const block = outcome.stderr.split('\n\n').find((part) => part.split('\n', 1)[0]!.endsWith(`/${place}`));
    expect(block, outcome.stderr).toBeDefined();
    expect(block).toMatch(new RegExp(`lỗi .* ${code}$`, 'm'));
  });

  test('không tệp nào ngoài cổng bị đọc vào trang', () => {
    for (const tree of Object.values(after)) expect(filesWith(tree, 'root:x:0')).toEqual([]);
  });
});

describe('nội dung khác thường mà vẫn hợp lệ', () => {
  let outcome: Awaited<ReturnType<typeof build>>;

  beforeAll(async () => {
    // The content folder's own name has marks, as folders on an officer's machine do.
    const shared = await writeFiles(join(root, 'nội dung xã'), {
      ...leastPortal('mat-tep', 'Xem [mẫu đơn](/tep/khong-co.pdf).\n'),
      ...leastPortal('mat-anh', 'Xem [ảnh](/anh/0123456789abcdef-400.jpg).\n'),
      ...leastPortal('phan-tram', 'Xem [tỷ lệ](/tep/100%.pdf).\n'),
      ...leastPortal('tep-nfd'),
      ...underPortal('tep-nfd', {
        'tin-tuc/2026/co-tep.md': articleMd({ attachments: [{ src: 'Mẫu đơn.pdf' }] }),
        ['tin-tuc/2026/Mẫu đơn.pdf'.normalize('NFD')]: pdf('mẫu đơn'),
      }),
      ...leastPortal('ky-tu-la'),
      ...underPortal('ky-tu-la', {
        'tin-tuc/2026/dan-tu-word.md': articleMd({ title: 'Dán từ Word\u000b có ký tự \u0002 lạ \uffff' }),
      }),
    });
    outcome = await build(shared, 'khac-thuong');
  });

  test.each(['mat-tep', 'mat-anh', 'phan-tram'])(
    'liên kết tới tệp không có (%s) không làm cổng dựng dở chừng',
    (id) => {
      expect(outcome.stderr).not.toContain(`${id}: không dựng được`);
      expect(outcome.stderr).not.toMatch(/ENOENT|URI malformed/);
      expect(outcome.trees[id]?.has('index.html')).toBe(true);
    },
  );

  test('tệp có tên dạng NFD trong thư mục nội dung có dấu vẫn được chép', () => {
    expect(outcome.stderr).not.toMatch(/tep-nfd: không dựng được/);
    expect(outcome.trees['tep-nfd']?.get('tep/tin-tuc/2026/Mẫu đơn.pdf')).toEqual(pdf('mẫu đơn'));
  });

  test('ký tự điều khiển dán từ Word không lọt vào kênh tin', () => {
    const xml = outcome.trees['ky-tu-la']?.get('rss.xml')?.toString('utf8');
    // What XML 1.0 allows (section 2.2, Char).
    expect(xml).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u);
  });
});

test('cổng chỉ còn portal.yaml và tệp lẻ được coi là trống, trang cũ giữ nguyên', async () => {
  const shared = await writeFiles(
    join(root, 'con-anh'),
    underPortal('xa-trong', { 'portal.yaml': portalYaml(), 'tin-tuc/2026/anh.jpg': 'ảnh sót lại' }),
  );
  await writeFiles(join(root, 'da-co-trong'), { 'xa-trong/index.html': 'trang cũ' });
  const { code, trees, stderr } = await build(shared, 'da-co-trong');
  expect(trees['xa-trong']?.get('index.html')?.toString('utf8')).toBe('trang cũ');
  expect(stderr).toContain('portal-empty');
  expect(code).toBe(1);
});

describe('không làm được việc thì mã thoát là 2', () => {
  test('không có thư mục nội dung', async () => {
    const { code, stderr, stdout } = await callBuild(['--content', join(root, 'khong-co')]);
    expect(code).toBe(2);
    expect(stderr).toBe(`Không có thư mục nội dung ${join(root, 'khong-co')}.\n`);
    expect(stdout).toBe('');
  });

  test('thư mục nội dung chưa có cổng nào', async () => {
    const empty = join(root, 'khong-cong');
    await mkdir(join(empty, 'portals'), { recursive: true });
    const { code, stderr } = await callBuild(['--content', empty]);
    expect(code).toBe(2);
    expect(stderr).toContain('chưa có cổng nào');
  });

  test('nơi đặt kết quả nằm dưới một tệp', async () => {
    await writeFile(join(root, 'tep-thuong'), 'tệp');
    const { code, stderr, stdout } = await build(content, 'tep-thuong/dist', ['--portal', 'phuong-a']);
    expect(code).toBe(2);
    expect(stderr).toContain(`Không ghi được vào ${join(root, 'tep-thuong/dist')}`);
    expect(stderr).not.toMatch(STACK);
    expect(stdout).toBe('');
  });

  test.runIf(process.getuid?.() === 0)('không có quyền ghi vào nơi đặt kết quả', async () => {
    const out = await writeFiles(join('/tmp', `cong-xa-quyen-${process.pid}`), { 'noi-dung/x': '' });
    await writeFiles(join(out, 'noi-dung'), leastPortal('xa-mot'));
    const { code, stderr } = await runScript(
      'build',
      ['--content', join(out, 'noi-dung'), '--out', join(out, 'dist')],
      { uid: 65_534 },
    );
    await rm(out, { recursive: true, force: true });
    expect(stderr).toContain('Không ghi được vào');
    expect(stderr).not.toMatch(STACK);
    expect(code).toBe(2);
  });

  test('tham số lạ: nói tên tham số và in hướng dẫn', async () => {
    const { code, stderr, stdout } = await callBuild(['--cong', 'a']);
    expect(code).toBe(2);
    expect(stderr).toContain('Không có tham số --cong.');
    expect(stderr).toContain('npm run build --');
    expect(stdout).toBe('');
  });

  test('cổng không ai có', async () => {
    const { code, stderr } = await build(content, 'khong-ai-co', ['--portal', 'xa-goc,xa-la']);
    expect(code).toBe(2);
    expect(stderr).toBe('Không có cổng xa-la. Các cổng hiện có: phuong-a, xa-goc.\n');
  });

  test.each([
    ['--shard', '0/2'],
    ['--shard', '3/2'],
    ['--shard', '1'],
    ['--shard', 'a/b'],
    ['--jobs', '0'],
    ['--jobs', '1.5'],
    ['--jobs', 'nhieu'],
    ['--as-of', '2026-02-30'],
  ])('%s %s', async (flag, value) => {
    const { code, stderr, trees } = await build(content, 'tham-so-sai', [flag, value]);
    expect(code).toBe(2);
    expect(stderr).toContain(flag);
    expect(stderr).toContain(`“${value}”`);
    expect(trees).toEqual({});
  });
});

test('--help in hướng dẫn ra stdout, mã thoát 0', async () => {
  const { code, stdout, stderr } = await runScript('build', ['--help']);
  expect(code).toBe(0);
  for (const flag of [
    '--content',
    '--portal',
    '--out',
    '--as-of',
    '--drafts',
    '--jobs',
    '--shard',
    '--force',
  ])
    expect(stdout).toContain(flag);
  expect(stderr).toBe('');
});

/** The tag that leads to the GPS part of an EXIF block, as little-endian files write it. */
const GPS_TAG = Buffer.from([0x25, 0x88]);

function targetsOfSource(srcSet: unknown): { address: string; width: number }[] {
  return [srcSet].flat().flatMap((value) =>
    String(value)
      .split(', ')
      .map((size) => {
        const [address = '', width = ''] = size.trim().split(' ');
        return { address, width: Number.parseInt(width) };
      }),
  );
}

/** Names the pure colour nearest to a point of a picture. */
async function colourAt(picture: Buffer, left: number, top: number): Promise<string> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return `#${[...data.subarray(0, 3)].map((value) => (value > 127 ? 'ff' : '00')).join('')}`;
}

/** Pages that say nothing of their own: search engines are told to leave them. */
function isUnlisted(path: string): boolean {
  return /^(404\.html|chi-so\/index\.html|van-ban\/[^/]+\/[^/]+\/(?:trang\/\d+\/)?index\.html)$/.test(path);
}
