import { formatMessages, type BuildFailure, type Message } from 'esbuild';

/** Whether it is the compiler that complains: then it says where, and a stack of ours would only hide it. */
export function isBuildFailure(thrown: unknown): thrown is BuildFailure {
  return thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors);
}

/** One failure in the place of several: a fault that several bundles share is named once. */
export function mergedFailure(failures: readonly unknown[]): unknown {
  const foreign = failures.find((failure) => !isBuildFailure(failure));
  if (foreign !== undefined) return foreign;
  const builds = failures.filter(isBuildFailure);
  const unique = (messages: readonly Message[]): Message[] => [
    ...new Map(messages.map((message) => [JSON.stringify([message.text, message.location]), message])).values(),
  ];
  const errors = unique(builds.flatMap((failure) => failure.errors));
  const text = errors.map(({ text: said, location }) =>
    location ? `${location.file}:${location.line}:${location.column}: ${said}` : said,
  );
  return Object.assign(new Error(text.join('\n')), { errors, warnings: unique(builds.flatMap((one) => one.warnings)) });
}

/** What went wrong in a build, for a terminal: file, line and the line itself where they are known, never a stack of ours. */
export async function describeFailure(failure: unknown): Promise<string> {
  if (isBuildFailure(failure)) {
    const color = process.stderr.isTTY;
    return (await formatMessages(failure.errors, { kind: 'error', color })).join('').trimEnd();
  }
  return failure instanceof Error ? failure.message : String(failure);
}
