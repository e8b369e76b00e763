import { expect, test } from 'vitest';
import { activitiesByTime, campaignFiles, describeCopies } from '../../src/views/activities.ts';
import { openConsultations } from '../../src/views/consultations.ts';
import type { Shown } from '../../src/views/portals.ts';

const activity = (slug: string, data: Partial<Shown<'activities'>['data']>) =>
  ({ slug, data: { form: 'hoi-nghi', ...data } }) as unknown as Shown<'activities'>;

test('hoạt động của ngày mai là sắp diễn ra, của hôm nay là đã thực hiện; gần nhất đứng trước', () => {
  const activities = [
    activity('thang-sau', { date: '2026-07-30' }),
    activity('ngay-mai', { date: '2026-07-01T08:00' }),
    activity('hom-nay', { date: '2026-06-30T14:00' }),
    activity('thang-truoc', { date: '2026-05-30' }),
  ];
  const { upcoming, done } = activitiesByTime({ activities, today: '2026-06-30' });
  expect(upcoming.map(({ slug }) => slug)).toEqual(['ngay-mai', 'thang-sau']);
  expect(done.map(({ slug }) => slug)).toEqual(['hom-nay', 'thang-truoc']);
});

test('số lượng ấn phẩm đọc theo loại', () => {
  expect(describeCopies({ form: 'to-roi', copies: 1500 })).toBe('1.500 tờ');
  expect(describeCopies({ form: 'pano-ap-phich', copies: 9 })).toBe('9 tấm');
  expect(describeCopies({ form: 'cuoc-thi', copies: 30 })).toBe('30 bản');
});

test('tải về được tệp của tờ rơi, pano, băng rôn; không có tệp của hội nghị và danh sách ký nhận', () => {
  const file = (name: string) => ({ name, src: 'hoat-dong/tep.pdf' });
  const activities = [
    activity('to-roi', {
      form: 'to-roi',
      evidence: [file('Tờ rơi'), file('Bảng ký nhận'), { note: 'Biên bản' }],
    }),
    activity('pano', { form: 'pano-ap-phich', evidence: [file('Mẫu pano')] }),
    activity('hoi-nghi', { evidence: [file('Giấy mời')] }),
    activity('bang-ron', { form: 'bang-ron' }),
  ];
  expect(campaignFiles({ activities }).map(({ name }) => name)).toEqual(['Tờ rơi', 'Mẫu pano']);
});

test('dự thảo hết hạn góp ý thì rời danh sách sau ngày cuối; hạn gần hơn đứng trước', () => {
  const draft = (slug: string, until?: string) =>
    ({ slug, data: { subject: slug, consultation: until && { until } } }) as unknown as Shown<'documents'>;
  const documents = [
    draft('xa', '2026-08-01'),
    draft('da-het', '2026-06-29'),
    draft('khong'),
    draft('gan', '2026-06-30'),
  ];
  const open = openConsultations({ documents, today: '2026-06-30' });
  expect(open.map(({ slug }) => slug)).toEqual(['gan', 'xa']);
});
