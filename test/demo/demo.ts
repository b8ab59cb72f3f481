import { runDemo } from './runDemo.ts';

// Whoever reads along (`| head`) may stop early.
process.stdout.on('error', () => process.exit());
const { output, errors, exitCode } = runDemo(process.argv.slice(2));
process.stdout.write(output);
process.stderr.write(errors);
process.exitCode = exitCode;
