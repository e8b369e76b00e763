import lighthouse from 'lighthouse';
import { Failure } from '../../../src/terminal/failure.ts';

/**
 * Returns the four scores that Lighthouse gives a page, out of 100: performance, accessibility, best practices, SEO.
 */
export async function scorePage(address: string, port: number): Promise<string[]> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'silent' });
  if (!result) throw new Failure(`Lighthouse không đo được ${address}.`);
  return ['performance', 'accessibility', 'best-practices', 'seo'].map((id) =>
    String(Math.round((result.lhr.categories[id]!.score ?? 0) * 100)),
  );
}
