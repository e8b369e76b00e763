import type { APIRoute } from 'astro';
import { writeKept } from '../../../../site/keeping.ts';
import { onePerEntry, type Shown, type ShownPortal } from '../../../../site/portals.ts';
import { formatMoment } from '../../../../text/format.ts';

export const getStaticPaths = () => onePerEntry((portal) => portal.articles);

export const GET: APIRoute<{ portal: ShownPortal; entry: Shown<'articles'> }> = ({ props }) => {
  const { portal, entry } = props;
  const { slug, data, html } = entry;
  return writeKept(portal, {
    title: data.title,
    address: portal.addresses.article(slug),
    facts: [
      ['Ngày đăng', formatMoment(data.date)],
      ['Nguồn tin', data.source && `${data.source.name}, ${data.source.url}`],
      ['Tóm tắt', data.summary],
    ],
    html,
  });
};
