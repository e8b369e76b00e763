import type { JobResult } from './worker-process.ts';

/** The result of a job, with the number of jobs that its process had been given by then. */
export interface Attempt<Answer> {
  result: JobResult<Answer>;
  jobs: number;
}

/**
 * Does a job, and does a failed job once more in a process that has done no other, because the earlier jobs of its
 * process may be to blame. Does not repeat a job that was too slow: its own CPU time is counted, whatever came before.
 * @param attempt does the job in any process, or in a new one
 */
export async function retryAlone<Answer>(
  attempt: (options: { isNew: boolean }) => Promise<Attempt<Answer>>,
): Promise<JobResult<Answer>> {
  const { result, jobs } = await attempt({ isNew: false });
  if ('answer' in result || jobs === 1 || result.failure.is === 'too-slow') return result;
  return (await attempt({ isNew: true })).result;
}
