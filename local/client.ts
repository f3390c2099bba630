/** A client of a running local cloud, over HTTP: what the command line, the sample and the tests speak. */

export interface CallOutcome {
  /** What the function returned. */
  result?: unknown;
  errCode?: number;
  errMsg?: string;
}

interface UploadAnswer {
  fileID?: string;
  errCode?: number;
  errMsg?: string;
}

/** Who calls: the id of a person, nobody, or a timer. */
export type As = string | null | { timer: string };

export class LocalClient {
  constructor(readonly baseUrl: string) {}

  /** Calls any function as a person, nobody or a timer. @throws when the cloud does not know the person or function. */
  async call(as: As, name: string, data: object): Promise<CallOutcome> {
    return (await this.#post('/control/call', { as, name, data })) as CallOutcome;
  }

  /** The one-time code that WeChat's phone button would give this person. */
  async phoneCode(as: string, number?: string): Promise<string> {
    return ((await this.#post('/wx/phoneNumberCode', { as, number })) as { code: string }).code;
  }

  /** Stores a file as this person's phone would; gives its file id. @throws when the storage's rules refuse it */
  async upload(as: string, cloudPath: string, content: Uint8Array): Promise<string> {
    const url = `/wx/uploadFile?as=${encodeURIComponent(as)}&cloudPath=${encodeURIComponent(cloudPath)}`;
    const answer = (await this.#send(url, { method: 'PUT', body: Buffer.from(content) })) as UploadAnswer;
    if (answer.fileID === undefined) throw new Error(`upload: ${answer.errCode} ${answer.errMsg}`);
    return answer.fileID;
  }

  /** Moves the clock of functions and phones; gives the new time, epoch milliseconds. */
  async moveClock(to: number): Promise<number> {
    return ((await this.#post('/control/clock', { to })) as { now: number }).now;
  }

  async now(): Promise<number> {
    return ((await this.#send('/control/clock', {})) as { now: number }).now;
  }

  #post(path: string, body: object): Promise<unknown> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #send(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(this.baseUrl + path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as unknown;
  }
}
