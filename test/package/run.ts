import { execFile } from 'node:child_process';

/** How a program ended, and all that it said. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a JavaScript program, or inline code after `-e`, in a Node process of its own. */
export function runNode(args: readonly string[], folder: string): Promise<Ended> {
  return run(process.execPath, args, folder);
}

/** Runs a program to its end; that it fails is an answer, not an error. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 1 << 26, env: { ...process.env, ...env } };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}
