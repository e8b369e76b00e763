import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { commentOf, MARK } from './quoted.ts';

const HELP = `Ghi kết quả kiểm tra vào yêu cầu gộp nhánh. Chỉ CI gọi lệnh này, ở việc không
chạy gì của yêu cầu đó.

  node scripts/ci/comment.ts github TỆP   sau một lần chạy (workflow_run), kết
                                          quả đã tải về ở TỆP
  node scripts/ci/comment.ts gitlab       mọi yêu cầu vừa được kiểm tra

Không cần gói nào; mã truy cập ở GITHUB_TOKEN hoặc BAO_CAO_TOKEN.
`;

/** The most bytes of a result that are read. */
const MAX_READ_BYTES = 256 * 1024;

/** The age of the oldest GitLab pipelines that are read; the schedule runs more often. */
const MAX_PIPELINE_AGE_HOURS = 6;

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean' } },
  allowPositionals: true,
});
const [host, file = ''] = positionals;
if (values.help || (host !== 'github' && host !== 'gitlab')) process.stdout.write(HELP);
else if (host === 'github') await commentOnGitHub(file);
else await commentOnGitLab();

/** Comments on the pull request that a run of the checks belongs to. */
async function commentOnGitHub(file: string): Promise<void> {
  const { GITHUB_EVENT_PATH, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN } = process.env;
  const { workflow_run: run } = JSON.parse(await readFile(GITHUB_EVENT_PATH!, 'utf8')) as {
    workflow_run: Run;
  };
  const ask = asker(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`, {
    authorization: `Bearer ${GITHUB_TOKEN}`,
    accept: 'application/vnd.github+json',
  });
  const text = await readStart(file);
  // Asks GitHub which request it is, because the proposal could have written anything into its result.
  const head = new URLSearchParams({
    state: 'open',
    head: `${run.head_repository?.owner.login}:${run.head_branch}`,
  });
  const pulls = await ask<{ number: number; head: { sha: string } }[]>(`/pulls?${head}`);
  const pull = pulls.find((each) => each.head.sha === run.head_sha);
  if (text === null || !pull) return say('Không có kết quả, hoặc yêu cầu đã đổi từ lần kiểm tra này.');
  const body = commentOf(text, { run: run.id, url: run.html_url });
  const comments = await ask<{ id: number; body: string; user: { login: string } }[]>(
    `/issues/${pull.number}/comments?per_page=100`,
  );
  const ours = comments.find(
    (each) => each.user.login === 'github-actions[bot]' && each.body.startsWith(MARK),
  );
  if (ours) await ask(`/issues/comments/${ours.id}`, { method: 'PATCH', body });
  else await ask(`/issues/${pull.number}/comments`, { method: 'POST', body });
  say(`Đã ghi vào yêu cầu ${pull.number}.`);
}

interface Run {
  id: number;
  html_url: string;
  head_sha: string;
  head_branch: string;
  /** Null once the fork is gone. */
  head_repository: { owner: { login: string } } | null;
}

/** Comments on every recently checked merge request that does not have the latest result yet. */
async function commentOnGitLab(): Promise<void> {
  const { CI_API_V4_URL, CI_PROJECT_ID, BAO_CAO_TOKEN } = process.env;
  if (!BAO_CAO_TOKEN) return say('Chưa đặt BAO_CAO_TOKEN: bỏ qua việc ghi vào yêu cầu hợp nhất.');
  const headers = { 'private-token': BAO_CAO_TOKEN };
  const project = `${CI_API_V4_URL}/projects/${CI_PROJECT_ID}`;
  const ask = asker(project, headers);
  const self = await asker(`${CI_API_V4_URL}`, headers)<{ id: number }>('/user');
  const since = new Date(Date.now() - MAX_PIPELINE_AGE_HOURS * 3_600_000).toISOString();
  const recent = new URLSearchParams({
    ...{ source: 'merge_request_event', scope: 'finished', updated_after: since },
    ...{ order_by: 'id', sort: 'desc', per_page: '100' },
  });
  const pipelines = await ask<{ id: number; ref: string }[]>(`/pipelines?${recent}`);
  const seen = new Set<string>();
  for (const { id, ref } of pipelines) {
    const request = /^refs\/merge-requests\/(\d+)\//.exec(ref)?.[1];
    if (request === undefined || seen.has(request)) continue;
    seen.add(request);
    try {
      if (await commentOnMergeRequest(request, id)) say(`Đã ghi vào yêu cầu ${request}.`);
    } catch (error) {
      // Continues, so that one request that refuses comments does not keep the others from theirs.
      process.exitCode = 1;
      say(`Không ghi được vào yêu cầu ${request}: ${(error as Error).message}`);
    }
  }

  async function commentOnMergeRequest(request: string, pipeline: number): Promise<boolean> {
    const jobs = await ask<{ id: number; name: string; web_url: string }[]>(
      `/pipelines/${pipeline}/jobs?per_page=100`,
    );
    const job = jobs.find(({ name }) => name === 'bao-cao');
    const notes = await ask<{ id: number; body: string; author: { id: number } }[]>(
      `/merge_requests/${request}/notes?per_page=100`,
    );
    const ours = notes.find((each) => each.author.id === self.id && each.body.startsWith(MARK));
    if (!job || ours?.body.startsWith(`${MARK}${job.id} `)) return false;
    const artifact = `${project}/jobs/${job.id}/artifacts/bao-cao/tom-tat.markdown`;
    const text = await readArtifact(artifact, headers);
    if (text === null) return false;
    const body = commentOf(text, { run: job.id, url: job.web_url });
    if (ours) await ask(`/merge_requests/${request}/notes/${ours.id}`, { method: 'PUT', body });
    else await ask(`/merge_requests/${request}/notes`, { method: 'POST', body });
    return true;
  }
}

/** Returns a function that sends requests to an API below a base address, and throws when one fails. */
function asker(base: string, headers: Record<string, string>) {
  return async <T>(path: string, sent?: { method: string; body: string }): Promise<T> => {
    const answer = await fetch(base + path, {
      headers: { ...headers, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(30_000),
      ...(sent && { method: sent.method, body: JSON.stringify({ body: sent.body }) }),
    });
    if (!answer.ok) throw new Error(`${sent?.method ?? 'GET'} ${path}: ${answer.status}`);
    return (await answer.json()) as T;
  };
}

/** Reads the start of one file of a job's artifact without unpacking the artifact; null where there is no such file. */
async function readArtifact(url: string, headers: Record<string, string>): Promise<string | null> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
  if (!answer.ok || !answer.body) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    parts.push(part);
    if ((size += part.length) >= MAX_READ_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MAX_READ_BYTES).toString('utf8');
}

/** Reads the start of a file; null for a link, or for anything but a file. */
async function readStart(path: string): Promise<string | null> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
  if (!file) return null;
  try {
    if (!(await file.stat()).isFile()) return null;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_READ_BYTES), 0, MAX_READ_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
