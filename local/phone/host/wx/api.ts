/** Callbacks that any asynchronous `wx.*` call takes; without them it answers by a promise. */
export interface Callbacks {
  success?: (result: object) => void;
  fail?: (error: ApiError) => void;
  complete?: (result: object) => void;
}

/** An error as WeChat gives it: `errMsg` begins with the API's name. */
export class ApiError extends Error {
  readonly errMsg: string;
  readonly errCode?: number;
  readonly errno?: number;

  constructor(name: string, reason: string, cause?: unknown) {
    super(`${name}:fail ${reason}`);
    this.errMsg = this.message;
    if (cause instanceof CodedError) this.errCode = cause.errCode;
    if (cause instanceof NumberedError) this.errno = cause.errno;
  }
}

/** A failure with one of WeChat's general numbers. */
export class NumberedError extends Error {
  constructor(
    readonly errno: number,
    message: string,
  ) {
    super(message);
  }
}

/** What each API passes before it acts; set once at the start. */
let gate: ((name: string) => Promise<void>) | undefined;

export function provideGate(pass: (name: string) => Promise<void>): void {
  gate = pass;
}

/** A failure with a code of the cloud's own. */
export class CodedError extends Error {
  constructor(
    readonly errCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Give a function both of WeChat's shapes: callbacks, or a promise when none is given. */
export function api<Options extends object>(name: string, act: (options: Options) => unknown) {
  return (given?: Options & Callbacks): Promise<object> | undefined => {
    const options = given ?? ({} as Options & Callbacks);
    const { success, fail, complete } = options;
    const done = (async () => {
      try {
        await gate?.(name);
        const result = await act(options);
        return { errMsg: `${name}:ok`, ...(typeof result === 'object' && result !== null ? result : {}) };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ApiError(name, reason, error);
      }
    })();
    if (!success && !fail && !complete) return done;
    done.then(
      (result) => {
        success?.(result);
        complete?.(result);
      },
      (error: ApiError) => {
        fail?.(error);
        complete?.(error);
      },
    );
    return undefined;
  };
}

/** POST JSON to the local cloud. */
export async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer & { errCode?: number; errMsg?: string };
  if (answer.errCode !== undefined && answer.errCode !== 0)
    throw new CodedError(answer.errCode, answer.errMsg ?? 'unknown error');
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return answer;
}
