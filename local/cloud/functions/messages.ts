/** What the pool and a worker say to each other. */
export interface WorkerStart {
  /** Absolute path of the function's folder. */
  dir: string;
  /** The clock's shared offset. */
  clock: SharedArrayBuffer;
}

export interface WorkerJob {
  eventJson: string;
  /** Identity and context of this invocation alone. */
  env: Record<string, string>;
  context: {
    request_id: string;
    function_name: string;
    function_version: string;
    namespace: string;
    memory_limit_in_mb: number;
    time_limit_in_ms: number;
  };
}

/**
 * Run an invocation, load the function without one, or let a debugger in at a port (which has no answer) and send it away again.
 */
export type WorkerOrder = { job: WorkerJob } | { load: true } | { inspect: number } | { inspectNoMore: true };

/**
 * `entered` comes once, when an instance has loaded the function and begins its first invocation: the time of that one counts
 * from there, not from the cold start.
 */
export type WorkerAnswer = { entered: true } | { notInspected: true } | { resultJson: string } | { thrown: string };
