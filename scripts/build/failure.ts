import { formatMessages, type BuildFailure } from 'esbuild';

/** Whether it is the compiler that complains: then it says where, and a stack of ours would only hide it. */
export function isBuildFailure(thrown: unknown): thrown is BuildFailure {
  return thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors);
}

/** What went wrong in a build, for a terminal: file, line and the line itself where they are known, never a stack of ours. */
export async function describeFailure(failure: unknown): Promise<string> {
  if (isBuildFailure(failure)) {
    const color = process.stderr.isTTY;
    return (await formatMessages(failure.errors, { kind: 'error', color })).join('').trimEnd();
  }
  return failure instanceof Error ? failure.message : String(failure);
}
