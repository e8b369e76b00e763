import { formatNumber } from '../../text/format.ts';
import { forExample, named, paste, quote, sentence } from './sentence.ts';

/** Sentences on the points that a plan gives. */
export const scoreSentences = {
  'score-points-unclear': sentence<{ isTwice: boolean }>({
    severity: 'error',
    message: ({ isTwice }) =>
      isTwice
        ? 'Chỉ tiêu vừa ghi số điểm (points) vừa ghi trọng số (weight).'
        : 'Chỉ tiêu chưa ghi số điểm (points) hay trọng số (weight).',
    fix: ({ isTwice }) => (isTwice ? 'Giữ lại một trong hai mục.' : forExample('points: 1')),
    why: 'Số điểm của một chỉ tiêu lấy từ một chỗ: con số ghi thẳng, hoặc phần của nó trong tổng điểm của kế hoạch.',
    example: { isTwice: false },
  }),
  'score-key-idle': sentence<{ key: string; rule: string }>({
    severity: 'error',
    message: ({ key, rule }) => `Mục ${quote(key)} không dùng được với cách tính điểm ${quote(rule)}.`,
    fix: ({ key }) =>
      key === 'perExtra'
        ? 'Bỏ mục này.'
        : {
            lead: 'Bỏ mục này, hoặc ghi:  ',
            sample: `rule: ${key === 'each' ? 'per-item' : key === 'steps' ? 'steps' : 'proportional'}`,
          },
    why: 'Mục không được dùng tới thì điểm khác với điều kế hoạch viết mà không ai thấy. Điểm của mỗi mục (each) chỉ đi với per-item; bảng mức đạt (steps) chỉ đi với rule: steps; tỷ lệ dưới đó 0 điểm (under) chỉ đi với proportional; điểm phần vượt (perExtra) không đi với per-item.',
    example: { key: 'each', rule: 'proportional' },
  }),
  'score-each-missing': sentence<object>({
    severity: 'error',
    message: () => 'Cách tính điểm theo từng mục (per-item) chưa ghi mỗi mục được mấy điểm.',
    fix: () => forExample('each: 0.25'),
    why: 'Không biết mỗi tin, bài, mỗi kênh được mấy điểm thì chỉ tiêu mãi mãi 0 điểm.',
    example: {},
  }),
  'score-steps-missing': sentence<object>({
    severity: 'error',
    message: () => 'Cách tính điểm theo bảng (steps) chưa ghi mức đạt nào được mấy điểm.',
    fix: () => forExample('steps: [{ from: 1, points: 2 }, { from: 0.8, points: 1 }]'),
    why: 'Không có bảng thì không biết đạt bao nhiêu phần trăm được mấy điểm, và chỉ tiêu mãi mãi 0 điểm.',
    example: {},
  }),
  'score-steps-order': sentence<{ from: number; points: number; above: number; pointsAbove: number }>({
    severity: 'error',
    message: ({ from, points, above, pointsAbove }) =>
      from === above
        ? `Hai mức của bảng điểm cùng bắt đầu từ ${percent(from)}.`
        : `Mức từ ${percent(above)} được ${formatNumber(pointsAbove)} điểm, không hơn mức từ ${percent(from)} (${formatNumber(points)} điểm).`,
    fix: ({ from, above }) =>
      from === above
        ? 'Giữ lại một mức, hoặc sửa tỷ lệ đầu (from) của một mức.'
        : 'Sửa điểm hay tỷ lệ của một trong hai mức: đạt nhiều hơn thì nhiều điểm hơn.',
    why: 'Trong bảng điểm, mức đạt cao hơn bao giờ cũng nhiều điểm hơn; ngược lại thường là gõ nhầm dòng này sang dòng kia.',
    example: { from: 0.8, points: 1.5, above: 0.9, pointsAbove: 1 },
  }),
  'score-steps-gap': sentence<{ from: number; to: number; end: number }>({
    severity: 'error',
    message: ({ from, to, end }) =>
      to > from && to < end
        ? `Kết quả từ ${percent(to)} đến ${end === 1 ? '' : 'dưới '}${percent(end)} không thuộc mức nào của bảng điểm.`
        : `Mức từ ${percent(from)} đến dưới ${percent(to)} không liền với mức trên, bắt đầu từ ${percent(end)}.`,
    fix: ({ end }) => paste(`to: ${end}`),
    why: 'Tỷ lệ đạt có phần lẻ: bảng ghi 80–89% và 90–99% để 89,5% ở ngoài; mỗi mức phải đến sát tỷ lệ đầu của mức trên. Bỏ to cũng được.',
    example: { from: 0.8, to: 0.89, end: 0.9 },
  }),
  'score-steps-points': sentence<{ points: number; most: number }>({
    severity: 'error',
    message: ({ points, most }) =>
      `Mức cao nhất của bảng được ${formatNumber(points)} điểm, mà điểm tối đa là ${formatNumber(most)} điểm.`,
    fix: ({ most }) => paste(`points: ${most}`),
    why: 'Mức cao nhất của bảng là điểm tối đa: nhiều hơn thì vượt thang điểm, ít hơn thì làm hết việc vẫn không đủ điểm.',
    example: { points: 2.5, most: 2 },
  }),
  'score-beyond-cap': sentence<{ points: number }>({
    severity: 'error',
    message: ({ points }) =>
      `Điểm cao nhất (cap) phải từ ${formatNumber(points)} điểm trở lên, và chỉ ghi khi có điểm cho phần vượt (perExtra).`,
    fix: ({ points }) => paste(`cap: ${points}`),
    why: 'Điểm tối đa của chỉ tiêu cao hơn mức chặn thì không cổng nào đạt được điểm ấy.',
    example: { points: 2 },
  }),
  'score-without-number': sentence<object>({
    severity: 'error',
    message: () => 'Chỉ tiêu có điểm mà không giao số, nên không bao giờ được điểm.',
    fix: () => 'Ghi mức phải đạt (min), hoặc cho điểm theo từng mục: rule: per-item và each.',
    why: 'Điểm tính từ phần đã đạt của mức phải đạt; chỉ tiêu chỉ ghi nhận thì không có mức ấy.',
    example: {},
  }),
  'score-goals-missing': sentence<object>({
    severity: 'error',
    message: () => 'Không có chỉ tiêu nào để chấm mức độ thực hiện kế hoạch (completion).',
    fix: () => 'Bỏ completion, hoặc bỏ score ở những chỉ tiêu là việc của kế hoạch.',
    why: 'Mức độ thực hiện kế hoạch là số chỉ tiêu đạt trên số chỉ tiêu có giao số mà không có điểm riêng; chỉ tiêu có điểm riêng đã được chấm một lần.',
    example: {},
  }),
  'score-deadlines-missing': sentence<object>({
    severity: 'error',
    message: () => 'Kế hoạch chấm điểm báo cáo mà chưa ghi hạn của báo cáo nào.',
    fix: () => forExample('deadlines: [{ period: 2026-Q1, due: 2026-03-15 }]'),
    why: 'Báo cáo chậm hay đúng hạn là so ngày gửi với hạn (due) ghi ở deadlines.',
    example: {},
  }),
  'score-total-missing': sentence<object>({
    severity: 'error',
    message: () => 'Chỉ tiêu ghi trọng số mà kế hoạch chưa ghi tổng điểm.',
    fix: () => forExample('score: { points: 100 }'),
    why: 'Trọng số là phần của tổng điểm; chưa có tổng điểm ở score của kế hoạch thì chỉ tiêu 0 điểm.',
    example: {},
  }),
  'score-weights-sum': sentence<{ sum: number; portal: string }>({
    severity: 'error',
    message: ({ sum, portal }) =>
      `Các phần chấm điểm của ${portal} cộng lại bằng ${formatNumber(sum)} tổng điểm, phải bằng 1.`,
    fix: () =>
      'Sửa các trọng số (weight) cho đủ 1; phần ghi bằng điểm tính theo tỷ lệ của nó trong tổng điểm.',
    why: 'Trọng số thiếu thì cổng làm hết việc vẫn không đủ điểm; thừa thì điểm vượt thang điểm.',
    example: { sum: 0.9, portal: 'Xã Minh Họa' },
  }),
  'score-total-exceeded': sentence<{ sum: number; points: number; portal: string }>({
    severity: 'error',
    message: ({ sum, points, portal }) =>
      `Các phần chấm điểm của ${portal} cộng lại ${formatNumber(sum)} điểm, nhiều hơn tổng điểm ${formatNumber(points)}.`,
    fix: ({ sum }) => ({ lead: 'Sửa điểm của các phần, hoặc ghi:  ', sample: `points: ${sum}` }),
    why: 'Điểm các phần vượt tổng điểm thì hạng xếp theo tổng điểm không còn đúng.',
    example: { sum: 105, points: 100, portal: 'Xã Minh Họa' },
  }),
  'score-bands-unreached': sentence<{
    sum: number;
    points?: number | undefined;
    bands: { name: string; from: number }[];
    portal: string;
  }>({
    severity: 'warning',
    message: ({ sum, points, bands, portal }) =>
      `Các phần chấm điểm của ${portal} cộng lại nhiều nhất ${formatNumber(sum)} điểm${points === undefined ? '' : `, ít hơn tổng điểm ${formatNumber(points)}`}, nên không bao giờ tới hạng ${bands.map(({ name, from }) => `${quote(name)} (từ ${formatNumber(from)} điểm)`).join(', ')}.`,
    fix: ({ sum }) =>
      `Bổ sung phần còn thiếu điểm, hoặc sửa tổng điểm (points) và các hạng (bands) theo ${formatNumber(sum)} điểm.`,
    why: 'Cổng làm hết việc mà vẫn xếp hạng thấp thì hạng không nói đúng kết quả; thường là còn phần chưa ghi điểm, hay hạng theo thang điểm 100 của kế hoạch ít điểm hơn.',
    example: { sum: 60, points: 100, bands: [{ name: 'A', from: 90 }], portal: 'Xã Minh Họa' },
  }),
  'score-band-empty': sentence<{ name: string; from: number; to: number }>({
    severity: 'error',
    message: ({ name, from, to }) =>
      `Hạng ${quote(name)} từ ${formatNumber(from)} điểm, mà cao nhất là ${formatNumber(to)} điểm, nên không số điểm nào tới.`,
    fix: () => 'Xem lại điểm đầu (from), điểm cuối (to) của hạng và tổng điểm của kế hoạch.',
    why: 'Hạng không số điểm nào tới thường là gõ nhầm, hay là thang điểm 100 ghi cho kế hoạch ít điểm hơn.',
    example: { name: 'B', from: 90, to: 80 },
  }),
  'score-bands-overlap': sentence<{ one: string; other: string; at: number; isTwin: boolean }>({
    severity: 'error',
    message: ({ one, other, at }) =>
      `Hai hạng ${quote(one)} và ${quote(other)} cùng nhận ${formatNumber(at)} điểm.`,
    fix: ({ at, isTwin }) =>
      isTwin
        ? 'Sửa điểm đầu (from) của một trong hai hạng.'
        : { lead: 'Hạng dưới chỉ đến điểm đầu của hạng trên:  ', sample: `to: ${at}` },
    why: 'Một số điểm chỉ thuộc một hạng; hai hạng chồng nhau thì không biết xếp vào hạng nào.',
    example: { one: 'B', other: 'A', at: 90, isTwin: false },
  }),
  'score-bands-gap': sentence<{ key: string; from: number; to: number }>({
    severity: 'error',
    message: ({ from, to }) =>
      `Số điểm từ ${formatNumber(from)} đến dưới ${formatNumber(to)} không thuộc hạng nào.`,
    fix: ({ key, from, to }) => paste(`${key}: ${key === 'to' ? to : from}`),
    why: 'Điểm có phần lẻ: bảng ghi 80–89 và 90–100 để 89,5 ở ngoài; mỗi hạng phải đến sát điểm đầu của hạng trên, hạng cuối từ 0.',
    example: { key: 'to', from: 89, to: 90 },
  }),
  'report-of-unknown': sentence<{ key: string; label: string; value: string; allowed: string[] }>({
    severity: 'error',
    message: ({ value, ...field }) =>
      `Mục ${named(field)} ghi ${quote(value)}, cổng không phải báo cáo như vậy.`,
    fix: ({ allowed }) =>
      allowed.length > 0
        ? `Chọn một trong: ${allowed.join(', ')}`
        : 'Ghi kỳ báo cáo ở deadlines của kế hoạch trước.',
    why: 'Văn bản là báo cáo của kế hoạch nào, kỳ nào thì được chấm đúng hạn hay chậm theo kế hoạch ấy; tên sai thì báo cáo bị coi là chưa gửi.',
    example: { key: 'period', label: 'Kỳ báo cáo', value: '2026-QI', allowed: ['2026-Q1', '2026-H1'] },
  }),
};

/** @example percent(0.895) // '89,5%' */
function percent(share: number): string {
  return `${formatNumber(share * 100)}%`;
}
