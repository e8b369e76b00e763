import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { describeVideo, videoAt } from '../../src/markdown/videos.ts';
import { elementsOf, textOf } from '../fixtures/html.ts';

describe('địa chỉ nhúng thành địa chỉ xem, bỏ phần theo dõi', () => {
  test.each([
    ['https://www.youtube.com/embed/aB3_-x9?si=Zx&autoplay=1', 'https://www.youtube.com/watch?v=aB3_-x9'],
    ['//www.youtube-nocookie.com/embed/aB3?start=90', 'https://www.youtube.com/watch?v=aB3&t=90'],
    ['https://youtu.be/aB3?si=theo-doi&t=45s', 'https://www.youtube.com/watch?v=aB3&t=45'],
    ['http://m.youtube.com/watch?v=aB3&feature=share', 'https://www.youtube.com/watch?v=aB3'],
    ['https://www.youtube.com/shorts/aB3', 'https://www.youtube.com/watch?v=aB3'],
    ['https://www.youtube.com/embed/videoseries?list=PL9', 'https://www.youtube.com/playlist?list=PL9'],
    ['https://player.vimeo.com/video/76979871?h=8272103f6e', 'https://vimeo.com/76979871/8272103f6e'],
    ['https://vimeo.com/76979871', 'https://vimeo.com/76979871'],
    [
      'https://www.facebook.com/plugins/video.php?height=314&href=https%3A%2F%2Fwww.facebook.com%2Fxa%2Fvideos%2F123%2F%3Ffbclid%3Dx&show_text=false',
      'https://www.facebook.com/xa/videos/123/',
    ],
    ['https://fb.watch/abc/?mibextid=x', 'https://fb.watch/abc/'],
    ['https://www.facebook.com/watch/?v=55&ref=sharing', 'https://www.facebook.com/watch/?v=55'],
    ['https://www.tiktok.com/embed/v2/7012', 'https://www.tiktok.com/@/video/7012'],
    ['https://www.tiktok.com/@xa/video/7012?is_from_webapp=1', 'https://www.tiktok.com/@xa/video/7012'],
    ['https://geo.dailymotion.com/player.html?video=x8', 'https://www.dailymotion.com/video/x8'],
    ['https://vtv.vn/video/thoi-su-19h-123.htm?utm_source=zalo', 'https://vtv.vn/video/thoi-su-19h-123.htm'],
    ['https://video.zalo.me/xem/1?utm_medium=a', 'https://video.zalo.me/xem/1'],
  ])('%s', (embedded, watched) => expect(videoAt(embedded)?.address).toBe(watched));
});

describe('không phải video', () => {
  test.each([
    'https://www.youtube.com/@ubndxa',
    'https://www.facebook.com/ubndxa',
    'https://youtube.com.ke-xau.vn/embed/aB3',
    'https://ke-xau.vn/youtube.com/embed/aB3',
    'https://www.facebook.com/plugins/video.php?href=https://ke-xau.vn/x',
    'https://www.facebook.com/plugins/video.php?href=javascript:alert(1)',
    'https://www.youtube.com/embed/"><script>',
    'javascript:youtube.com/embed/aB3',
    'youtube.com/embed/aB3',
    `https://youtu.be/${'a'.repeat(3000)}`,
    '',
  ])('%s', (address) => expect(videoAt(address)).toBeNull());

  test('địa chỉ tìm được luôn là https của đúng nơi ấy, không kèm tên người dùng', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('youtube.com', 'youtu.be', 'vimeo.com', 'facebook.com', 'tiktok.com', 'vtv.vn'),
        fc.webPath(),
        fc.webQueryParameters(),
        (host, path, query) => {
          const video = videoAt(`http://ai:do@${host}${path}?${query}`);
          if (!video) return;
          const { protocol, hostname, username } = new URL(video.address);
          expect([protocol, username]).toEqual(['https:', '']);
          expect(hostname).toMatch(/(^|\.)(youtube|vimeo|facebook|tiktok|vtv)\.(com|vn)$/);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('lời của liên kết: tên video nếu có, không thì địa chỉ', () => {
  const video = { site: 'YouTube', address: 'https://www.youtube.com/watch?v=aB3' };
  expect(describeVideo(video, 'Hội thi nông thôn mới')).toBe('Xem video trên YouTube: Hội thi nông thôn mới');
  expect(describeVideo(video, 'YouTube video player')).toBe(
    'Xem video trên YouTube: youtube.com/watch?v=aB3',
  );
});

describe('trong bài viết', () => {
  const PICTURE = { sources: [], src: '/anh/a.jpg', width: 400, height: 300 };
  const linksOf = (body: string) =>
    elementsOf(
      renderMarkdown(body, {
        pictureOf: (src) => (src === 'video.jpg' ? PICTURE : null),
        addressOf: (href) => (href.includes(':') ? href : `/tep/${href}`),
      }).html,
    ).filter(({ tagName }) => tagName === 'a');
  const YOUTUBE = {
    href: 'https://www.youtube.com/watch?v=aB3',
    rel: ['external', 'noopener'],
    className: ['video'],
  };

  test.each([
    ['<iframe src="https://www.youtube.com/embed/aB3" title="Hội thi"></iframe>', 'Hội thi'],
    ['Trước <iframe data-src="//www.youtube.com/embed/aB3"></iframe> sau', 'youtube.com/watch?v=aB3'],
    [
      '<object data="https://www.youtube.com/v/aB3"><p>không xem được</p></object>',
      'youtube.com/watch?v=aB3',
    ],
    ['<embed src="https://www.youtube.com/v/aB3">', 'youtube.com/watch?v=aB3'],
    ['<video><source src="https://youtu.be/aB3"></video>', 'youtube.com/watch?v=aB3'],
    ['https://youtu.be/aB3?si=x', 'youtube.com/watch?v=aB3'],
    ['<https://youtu.be/aB3>', 'youtube.com/watch?v=aB3'],
  ])('%s thành liên kết', (body, words) => {
    const [link, ...more] = linksOf(body);
    expect(more).toEqual([]);
    expect(link!.properties).toEqual(YOUTUBE);
    expect(textOf(link!)).toBe(`Xem video trên YouTube: ${words}`);
  });

  test('ảnh trong liên kết tới video có dòng chỉ chỗ xem', () => {
    const [link] = linksOf('[![Đội văn nghệ](video.jpg)](https://youtu.be/aB3?utm_source=zalo)');
    expect(link!.properties).toEqual(YOUTUBE);
    expect(link!.children.map((child) => 'tagName' in child && child.tagName)).toEqual(['picture', 'span']);
    expect(textOf(link!)).toBe('Xem video trên YouTube');
  });

  test('lời do người viết đặt thì giữ', () => {
    expect(linksOf('[Phóng sự về xã](https://youtu.be/aB3)').map(textOf)).toEqual(['Phóng sự về xã']);
  });

  test('khung trong liên kết chỉ còn lời, không lồng hai liên kết', () => {
    const links = linksOf('<a href="https://bao.vidu.vn"><iframe src="https://youtu.be/aB3"></iframe></a>');
    expect(links.map(({ properties }) => properties.href)).toEqual(['https://bao.vidu.vn']);
  });

  test('phim để cạnh bài thì dẫn tới tệp, phim nơi khác cũng chỉ là liên kết', () => {
    expect(linksOf('<video controls src="le-hoi.mp4"></video>').map(textOf)).toEqual([
      'Xem video: le-hoi.mp4',
    ]);
    expect(linksOf('<video src="javascript:alert(1)//.mp4"></video>')).toEqual([]);
  });

  test.each([
    '<iframe src="https://ke-xau.vn/embed/aB3"></iframe>',
    '<iframe srcdoc="<a href=https://youtu.be/aB3>x</a>"></iframe>',
    '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
  ])('khung của nơi khác không còn gì: %s', (body) => expect(linksOf(body)).toEqual([]));
});
