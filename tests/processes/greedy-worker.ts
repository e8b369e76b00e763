// A worker process whose jobs misbehave in the ways that a portal's content could make ours misbehave.
import { serveJobs } from '../../src/processes/serve-jobs.ts';

const MIB = 1024 * 1024;

serveJobs(
  async (job: string, run): Promise<string> => {
    run.step(`truoc-${job}`);
    run.step(job);
    switch (job) {
      case 'lap-mai':
        for (;;);
      case 'bieu-thuc':
        return String(/^(a+)+$/.test(`${'a'.repeat(60)}b`));
      case 'nhieu-bo-nho': {
        const held: Buffer[] = [];
        for (;;) held.push(Buffer.alloc(8 * MIB, 1));
      }
      case 'nhieu-chu': {
        const held: string[] = [];
        for (;;) held.push(`${job} ${held.length} `.repeat(2000).toUpperCase());
      }
      case 'cho-mai':
        return new Promise(() => undefined);
      case 'do-vo':
        process.abort();
      // eslint-disable-next-line no-fallthrough -- abort does not come back
      case 'nem-loi':
        throw new Error('một lỗi thường');
      case 'nhieu-buoc':
        for (let at = 0; ; at++) {
          run.step(`${job}-${at}`);
          for (let wasted = 0; wasted < 1e7; wasted++);
        }
      default:
        return `xong ${job}`;
    }
  },
  // A job that eats memory is stopped for that, however slow the machine is.
  (job) =>
    job.startsWith('nhieu-bo') || job === 'nhieu-chu'
      ? { stepSeconds: 60, jobSeconds: 60, bytes: 400 * MIB }
      : { stepSeconds: 0.5, jobSeconds: 1.5, bytes: 400 * MIB },
);
