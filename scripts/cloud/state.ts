/**
 * An environment of WeChat's cloud as far as the product declares it, in the form in which what is wanted and what is found are
 * compared. Nothing here knows who was asked.
 */
export interface EnvironmentState {
  collections: Readonly<Record<string, CollectionState>>;
  functions: Readonly<Record<string, FunctionState>>;
  /** Rule of all functions for phones, as canonical JSON; undefined where none is set. */
  functionRule: string | undefined;
  storageRule: string | undefined;
}

export interface CollectionState {
  /** By name; the one of `_id` and others that the cloud makes by itself are left out. */
  indexes: Readonly<Record<string, IndexState>>;
  rule: string | undefined;
}

export interface IndexState {
  /** In order: `institutionId`, `-submittedAt`. */
  keys: readonly string[];
  unique: boolean;
}

export interface FunctionState {
  runtime: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
  /** Values too: keys among them, which no line may repeat. */
  environment: Readonly<Record<string, string>>;
  /** Cron of each timer by its name. */
  timers: Readonly<Record<string, string>>;
}

/** JSON with the names of each object in order, so that equal rules are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
