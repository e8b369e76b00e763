import type { CompiledPages } from '../building/compiled-pages.ts';
import { BuildProgress } from '../building/progress.ts';
import type { PortalBuilder } from '../building/workers.ts';
import type { PortalInspector } from '../inspecting/portal-inspector.ts';
import type { Problem } from '../problems/problem.ts';
import { writeTable } from '../report/formats/table.ts';
import { Failure } from '../terminal/failure.ts';
import { coloursFor, formatProblems } from '../terminal/output.ts';
import { writeResult } from '../terminal/write-result.ts';
import { printableLines } from '../text/printable.ts';
import type { BuildArguments } from './build-arguments.ts';
import { buildAsJson, buildContent, portalsWithSite } from './build-content.ts';
import { refuseEarlyClock } from './early-clock.ts';
import { makeReport, type ReportOptions } from './make-report.ts';

/** The arguments of a build, and the processes that check and build its portals. */
interface BuildRun extends BuildArguments {
  inspector: PortalInspector;
  startBuilder(compiled: CompiledPages, options: { isNew: boolean }): PortalBuilder;
}

/** Checks and builds a content folder, and prints what came of it; returns the exit code. */
export async function runBuild(options: BuildRun): Promise<number> {
  if (options['as-of'] === undefined) refuseEarlyClock(options.content, options.out);
  const built = await buildContent({
    ...options,
    progress: new BuildProgress(process.stderr),
    onProblems: (problems) => printProblems(problems, options.content),
  });

  const exitCode = built.isFine ? 0 : 1;
  if (options.format === 'json') await writeResult(buildAsJson(built), options.to);
  else if (options.shard)
    for (const id of portalsWithSite(options.out, built.ids)) process.stdout.write(`${id}\n`);
  else {
    const { inventoryOf, failed } = built;
    const isReported = await printReport({ ...options, inventoryOf, failed });
    return isReported ? exitCode : 1;
  }
  return exitCode;
}

function printProblems(problems: Problem[], content: string): void {
  if (problems.length > 0) process.stderr.write(`\n${formatProblems(problems, process.stderr, content)}\n`);
}

/** Prints the report. Where a plan has errors, which the check has named already, prints only that there is none. */
async function printReport(options: ReportOptions): Promise<boolean> {
  try {
    const report = await makeReport(options);
    process.stdout.write(writeTable(report, coloursFor(process.stdout)));
    return report.unreadable.length === 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`Chưa lập được báo cáo chỉ tiêu:\n${printableLines(error.message)}\n`);
    return false;
  }
}
