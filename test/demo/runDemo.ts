import { KpiError, toCsv } from 'support-kpi';
import { computeReport, shownMeasures } from './computeReport.ts';
import { FileError } from './fileError.ts';
import { HELP } from './help.ts';
import { parseArguments } from './parseArguments.ts';
import { heading, type Printed, printReport } from './printReport.ts';
import { readFiles } from './readFiles.ts';
import { UsageError } from './usageError.ts';

/** What a run of the demo writes. */
export interface Outcome {
  readonly output: string;
  readonly errors: string;
  /** 0, 1 for a file that cannot be used, 2 for arguments that cannot. */
  readonly exitCode: number;
}

/** Runs the demo with the arguments of a command line. */
export function runDemo(args: readonly string[]): Outcome {
  try {
    return run(args);
  } catch (error) {
    if (error instanceof FileError) return { output: '', errors: `${error.message}\n`, exitCode: 1 };
    if (error instanceof UsageError)
      return { output: '', errors: `${error.message} See --help.\n`, exitCode: 2 };
    // What only shows when the report is computed, such as an hourly one over a century.
    if (error instanceof KpiError) return { output: '', errors: `${error.message}\n`, exitCode: 2 };
    throw error;
  }
}

function run(args: readonly string[]): Outcome {
  const options = parseArguments(args);
  if (options.help) return { output: HELP, errors: '', exitCode: 0 };
  const files = readFiles(options);
  const printed = { options, files, reports: computeReport(options, files) };
  return options.csv
    ? { output: csvOf(printed), errors: heading(printed), exitCode: 0 }
    : { output: printReport(printed), errors: '', exitCode: 0 };
}

function csvOf({ options, reports, files }: Printed): string {
  const { conversations, surveys } = reports;
  if (conversations && surveys && conversations !== surveys) {
    const why = 'The two files cannot be split alike, so they do not fit into one CSV';
    throw new UsageError(`--csv: ${why}: name one file, or use --per none and --by none.`);
  }
  const report = conversations ?? surveys;
  if (!report) return '';
  const measures = shownMeasures(reports, files)(report);
  return toCsv({ ...report, measures }, { empty: options.empty });
}
