import { expect, test } from 'vitest';
import { z } from 'zod';
import { reportSchema } from '../../src/schemas/report.ts';

test('khuôn JSON của báo cáo được công bố đúng như lược đồ', async () => {
  const published = `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`;
  await expect(published).toMatchFileSnapshot('../../src/schemas/report.schema.json');
});
