/** A hall full of people who scan: what the measures and the trials of trust drive over HTTP, as phones would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { root } from '../../scripts/start/deployment';
import type { Envelope, InputOf, OutputOf } from '../../contract';
import type { Holding } from './attendance';
import { openConnections, type Connections } from './connections';
import type { TestPersonId } from './people';

export interface HallSettings {
  /** Holds everything; made by the first start. */
  dataDir: string;
  /** How many approved trainees there are. */
  people: number;
  /** The most people of the session; none when not given. */
  cap?: number;
  /** With an exam of so many questions that everybody may take; none when not given. */
  examQuestions?: number;
  /** Functions besides the product's, which phones may call by the file's name. */
  functions?: { file: string; env: Record<string, string> }[];
}

/** What a started hall tells. */
export interface HallReady {
  baseUrl: string;
  holding: Holding;
}

/** What became of one scan: the answer of the server, or nothing when the connection broke. */
export type ScanOutcome =
  | { kind: 'in'; recordId: string; repeat: boolean }
  | { kind: 'refused'; code: string }
  | { kind: 'noAnswer'; why: string };

/** What a phone gets of a call: what the function returned, or the platform's error. */
export interface Answer<Returned> {
  result?: Returned;
  errMsg?: string;
}

/** The test person behind a number from 0 on. */
export const personAt = (index: number): TestPersonId => `crowd${index + 1}`;

type Tokens = OutputOf<'attendance.tokens'>['tokens'];
/** Codes are asked for again before those in hand run out. */
const ASK_AGAIN_BEFORE_MS = 30_000;

/** A running hall. */
export class Hall {
  readonly baseUrl: string;
  readonly holding: Holding;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #connections: Connections;
  /** Cloud's time minus this process's time, milliseconds. */
  #clockOffset = 0;
  #tokens: Tokens = [];
  #asking: Promise<Tokens> | undefined;

  private constructor(child: ChildProcess, { baseUrl, holding }: HallReady) {
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    this.baseUrl = baseUrl;
    this.holding = holding;
    this.#connections = openConnections(baseUrl);
  }

  /** Starts a hall, or starts it again. @throws when its process ends before it is ready */
  static async start(settings: HallSettings): Promise<Hall> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(__dirname, 'hall-process.ts'), JSON.stringify(settings)],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    const ready = await new Promise<HallReady>((resolve, reject) => {
      child.once('message', (message) => resolve(message as HallReady));
      child.once('exit', (code) => reject(new Error(`the hall ended with ${code ?? 'a signal'}`)));
    });
    const hall = new Hall(child, ready);
    await hall.#readClock();
    return hall;
  }

  /** The code that the display shows now. */
  async shownCode(): Promise<string> {
    const now = Date.now() + this.#clockOffset;
    if ((this.#tokens.at(-1)?.from ?? 0) < now + ASK_AGAIN_BEFORE_MS) {
      this.#asking ??= this.#askForTokens().finally(() => (this.#asking = undefined));
      this.#tokens = await this.#asking;
    }
    const shown = this.#tokens.filter(({ from }) => from <= now).at(-1) ?? this.#tokens[0];
    if (!shown) throw new Error('the display shows nothing');
    return shown.token;
  }

  /** One scan by a person; never throws for what the server says or for a broken connection. */
  async scan(index: number, qrText: string): Promise<ScanOutcome> {
    const requestId = `scan-${index}-${qrText.slice(-8)}`;
    const data = { call: 'attendance.checkIn', requestId, input: { qrText } };
    let answer: Answer<Envelope<OutputOf<'attendance.checkIn'>>>;
    try {
      answer = await this.send(index, 'attendance', data);
    } catch (error) {
      return { kind: 'noAnswer', why: error instanceof Error ? error.message : String(error) };
    }
    if (!answer.result) return { kind: 'refused', code: answer.errMsg ?? 'nothing came back' };
    if (!answer.result.ok) return { kind: 'refused', code: answer.result.error.code };
    const { recordId, repeat } = answer.result.data;
    return { kind: 'in', recordId, repeat };
  }

  /** Calls a function as a person's phone does. Rejects when the connection breaks. */
  async send<Returned>(index: number, name: string, data: object): Promise<Answer<Returned>> {
    const body = await this.#connections.post('/wx/callFunction', { as: personAt(index), name, data });
    return JSON.parse(body) as Answer<Returned>;
  }

  /** How many people have a check-in of today, as the display counts them. */
  async peopleOnRecord(): Promise<number> {
    const { sessionId } = this.holding;
    return (await this.#asAdministrator('attendance.live', { sessionId })).headCount;
  }

  /** Moves the clock of the cloud. */
  async advanceClock(ms: number): Promise<void> {
    await this.#connections.post('/control/clock', { advanceMs: ms });
    this.#tokens = [];
    await this.#readClock();
  }

  /** What the cloud's process holds, every instance included. */
  memory(): Promise<NodeJS.MemoryUsage> {
    return new Promise((resolve) => {
      this.#child.once('message', (usage) => resolve(usage as NodeJS.MemoryUsage));
      this.#child.send('memory');
    });
  }

  /** Ends it properly. */
  async close(): Promise<void> {
    this.#connections.close();
    this.#child.disconnect();
    await this.#ended;
  }

  /** Ends it as a power cut would: SIGKILL, in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
    this.#connections.close();
  }

  async #readClock(): Promise<void> {
    const { now } = JSON.parse(await this.#connections.get('/control/clock')) as { now: number };
    this.#clockOffset = now - Date.now();
  }

  async #askForTokens(): Promise<Tokens> {
    const { sessionId } = this.holding;
    return (await this.#asAdministrator('attendance.tokens', { sessionId })).tokens;
  }

  async #asAdministrator<Name extends 'attendance.tokens' | 'attendance.live'>(
    call: Name,
    input: InputOf<Name>,
  ): Promise<OutputOf<Name>> {
    const data = { call, requestId: randomUUID(), input };
    const body = await this.#connections.post('/wx/callFunction', { as: this.holding.by, name: 'attendance', data });
    const { result } = JSON.parse(body) as { result?: Envelope<OutputOf<Name>> };
    if (!result?.ok) throw new Error(`${call}: ${body.slice(0, 200)}`);
    return result.data;
  }
}
