import type { Schema } from 'hast-util-sanitize';

/** The prefix of every id in a body, so that none equals an id of the page. */
export const CLOBBER_PREFIX = 'noi-dung-';

/** The alignment of a column in a Markdown table. It becomes a class, so that no style reaches the page. */
const ALIGNED: [string, RegExp] = ['style', /^text-align: (left|center|right)$/];

/** Everything that a body may contain on the page. Other elements lose their tags, and those that could hide a program their content too. */
export const ALLOWED: Schema = {
  tagNames: [
    ...'a abbr b br cite code del dfn em i img input ins kbd mark q s small strong sub sup time u'.split(' '),
    ...'blockquote details figcaption figure h1 h2 h3 h4 h5 h6 hr p pre section summary'.split(' '),
    ...'dd dl dt li ol ul'.split(' '),
    ...'caption table tbody td tfoot th thead tr'.split(' '),
  ],
  attributes: {
    '*': ['id', 'lang', 'title'],
    a: ['href'],
    details: ['open'],
    img: ['src', 'alt'],
    input: ['checked', ['type', 'checkbox']],
    ol: ['start', 'reversed'],
    td: [ALIGNED, 'colSpan', 'rowSpan'],
    th: [ALIGNED, 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  ancestors: {
    li: ['ul', 'ol'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  clobber: ['id'],
  clobberPrefix: CLOBBER_PREFIX,
  strip: [
    ...'script style template noscript noembed noframes title'.split(' '),
    ...'iframe frameset object embed applet svg math canvas video audio'.split(' '),
    ...'select datalist textarea'.split(' '),
  ],
};
