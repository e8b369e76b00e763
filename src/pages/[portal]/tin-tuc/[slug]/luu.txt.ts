import type { APIRoute } from 'astro';
import { writeKept } from '../../../../site/keeping.ts';
import { pagesToMake } from '../../../../site/page-making.ts';
import { frameOf, shownPortals, type Frame, type Shown } from '../../../../site/portals.ts';
import { formatMoment } from '../../../../text/format.ts';

export const getStaticPaths = async () =>
  (await shownPortals()).flatMap((portal) =>
    pagesToMake(
      portal.articles.map((entry) => ({
        address: portal.addresses.plainText(portal.addresses.article(entry.slug)),
        params: { portal: portal.id, slug: entry.slug },
        props: { portal: frameOf(portal), entry },
        shows: entry.digest,
      })),
    ),
  );

export const GET: APIRoute<{ portal: Frame; entry: Shown<'articles'> }> = async ({ props }) => {
  const { portal, entry } = props;
  const { slug, data } = entry;
  return writeKept(portal, {
    title: data.title,
    address: portal.addresses.article(slug),
    facts: [
      ['Ngày đăng', formatMoment(data.date)],
      ['Cập nhật', data.updated && formatMoment(data.updated)],
      ['Nguồn tin', data.source && `${data.source.name}, ${data.source.url}`],
      ['Tóm tắt', data.summary],
    ],
    html: await entry.html(),
  });
};
