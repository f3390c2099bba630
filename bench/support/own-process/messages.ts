/** What a function in the local cloud and its own process say to each other. */
export interface OwnProcessJob {
  /** The folder of the built function. */
  dir: string;
  /** Of this invocation: who calls, and where the cloud is. */
  env: Record<string, string | undefined>;
  /** The local clock, epoch milliseconds. */
  now: number;
  event: unknown;
  context: unknown;
}

export interface OwnProcessAnswer {
  /** What the function returned. */
  result: unknown;
  /** With loading the bundle. */
  durationMs: number;
  /** Peak of the resident memory of the whole process. */
  peakBytes: number;
}

/** In the folder of the bundles: the process of the invocation that began last. */
export const PID_FILE = 'pid';
