import { KpiError, toCsv } from 'support-kpi';
import { computeReport, shownMeasures } from './computeReport.ts';
import { FileError } from './fileError.ts';
import { HELP, parseArguments } from './parseArguments.ts';
import { heading, type Printed, printReport } from './printReport.ts';
import { readMessages } from './readMessages.ts';
import { readResponses } from './readResponses.ts';
import { UsageError } from './usageError.ts';

// Whoever reads along (`| head`) may stop early.
process.stdout.on('error', () => process.exit());
try {
  run(process.argv.slice(2));
} catch (error) {
  if (error instanceof FileError) fail(error.message, 1);
  else if (error instanceof UsageError) fail(`${error.message} See --help.`, 2);
  // What only shows when the report is computed, such as an hourly one over a century.
  else if (error instanceof KpiError) fail(error.message, 2);
  else throw error;
}

function fail(trouble: string, exitCode: number): void {
  process.stderr.write(`${trouble}\n`);
  process.exitCode = exitCode;
}

function run(args: readonly string[]): void {
  const options = parseArguments(args);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const messages =
    options.messages === undefined ? undefined : readMessages(options.messages, options.lenient);
  const responses =
    options.responses === undefined ? undefined : readResponses(options.responses, options.lenient);
  const reports = computeReport(options, messages, responses);
  const printed = { options, messages, responses, reports };
  process.stdout.write(options.csv ? csvOf(printed) : printReport(printed));
  if (options.csv) process.stderr.write(heading(printed));
}

function csvOf({ reports, responses }: Printed): string {
  const { conversations, surveys } = reports;
  if (conversations && surveys && conversations !== surveys) {
    const why = 'The two files cannot be split alike, so they do not fit into one CSV';
    throw new UsageError(`--csv: ${why}: name one file, or use --per none and --by none.`);
  }
  const report = conversations ?? surveys;
  if (!report) return '';
  return toCsv({ ...report, measures: shownMeasures(reports, responses?.kinds ?? [])(report) });
}
