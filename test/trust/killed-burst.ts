/**
 * A burst of people at a hall whose cloud is killed again and again while they come in. Each of them does what a phone does:
 * it sends the scan again until there is an answer. Nothing that anybody was told may be lost.
 */
import { rmSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import type { AttendanceRecord } from '../../server/data/documents';
import { documentsOf } from '../support/documents';
import { Hall, type HallSettings } from '../support/hall';
import { chanceOf } from './chance';

export interface KilledBurst {
  people: number;
  cap: number;
  kills: number;
  seed: string;
  /** People who send at the same time. */
  atOnce: number;
  log: (line: string) => void;
}

export interface Findings {
  kills: number;
  /** Records that somebody was told of. */
  acknowledged: number;
  /** Acknowledged records that were not there after a kill or at the end. */
  lost: string[];
  /** People with two records of one scan. */
  twice: string[];
  /** The most people on record at any look. */
  mostPeople: number;
  /** People on record at the end, when everybody who was refused has tried again a minute later. */
  peopleAtEnd: number;
  /** Seats that are taken at the end. */
  seatsAtEnd: number;
  /** What somebody was told besides being in, full, and an expired code. */
  errors: string[];
}

/** A kill comes a moment after an answer, in the midst of what those after it have set going. */
const MOMENT_MS = 40;
/** A seat nobody used is given back after a minute. */
const SEAT_RETURNS_MS = 61_000;

/** @throws when the cloud does not start again */
export async function killedBurst(trial: KilledBurst): Promise<Findings> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'killed-burst-'));
  try {
    const burst = new Burst(trial, dataDir);
    return await burst.run();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

class Burst {
  readonly #trial: KilledBurst;
  readonly #settings: HallSettings;
  readonly #chance: () => number;
  /** Answers after which to kill, the next one first. */
  readonly #killsAfter: number[];
  readonly #acknowledged = new Map<string, number>();
  readonly #errors: string[] = [];
  readonly #lost = new Set<string>();
  readonly #twice = new Set<string>();
  #mostPeople = 0;
  #kills = 0;
  #answers = 0;
  #hall: Promise<Hall>;
  #killing = false;

  constructor(trial: KilledBurst, dataDir: string) {
    const { people, cap, kills, seed } = trial;
    this.#trial = trial;
    this.#settings = { dataDir, people, cap };
    this.#chance = chanceOf(seed);
    // While there is still something to write: those behind the cap are only told that it is full.
    this.#killsAfter = Array.from({ length: kills }, () => Math.floor(this.#chance() * cap)).sort((a, b) => a - b);
    this.#hall = Hall.start(this.#settings);
  }

  async run(): Promise<Findings> {
    const { people } = this.#trial;
    const refused = await this.#everybody(Array.from({ length: people }, (_, index) => index));
    let hall = await this.#hall;
    await hall.advanceClock(SEAT_RETURNS_MS);
    await this.#everybody(refused);
    hall = await this.#hall;
    await hall.close();
    const { peopleAtEnd, seatsAtEnd } = this.#look();
    return {
      kills: this.#kills,
      acknowledged: this.#acknowledged.size,
      lost: [...this.#lost],
      twice: [...this.#twice],
      mostPeople: this.#mostPeople,
      peopleAtEnd,
      seatsAtEnd,
      errors: this.#errors,
    };
  }

  /** Lets them come in some at a time; gives those who were told that it is full. */
  async #everybody(people: readonly number[]): Promise<number[]> {
    const waiting = [...people];
    const refused: number[] = [];
    const lane = async (): Promise<void> => {
      for (let person = waiting.shift(); person !== undefined; person = waiting.shift())
        if (!(await this.#comesIn(person))) refused.push(person);
    };
    await Promise.all(Array.from({ length: this.#trial.atOnce }, lane));
    return refused;
  }

  /** One person with a phone; whether they got in. */
  async #comesIn(person: number): Promise<boolean> {
    let qrText: string | undefined;
    for (;;) {
      const hall = await this.#hall;
      qrText ??= await hall.shownCode().catch(() => undefined);
      const outcome = qrText === undefined ? undefined : await hall.scan(person, qrText);
      if (outcome === undefined || outcome.kind === 'noAnswer') {
        // The cloud is gone: the one that follows it is asked with the same scan.
        if (hall === (await this.#hall)) await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      if (outcome.kind === 'refused' && outcome.code === 'codeExpired') {
        qrText = undefined;
        continue;
      }
      if (outcome.kind === 'in') this.#acknowledged.set(outcome.recordId, person);
      else if (outcome.code !== 'capReached') this.#errors.push(outcome.code);
      this.#answered();
      return outcome.kind === 'in';
    }
  }

  #answered(): void {
    this.#answers += 1;
    if (this.#killing || this.#answers <= (this.#killsAfter[0] ?? Number.POSITIVE_INFINITY)) return;
    this.#killing = true;
    this.#killsAfter.shift();
    setTimeout(() => {
      this.#hall = this.#killAndRestart(this.#hall);
    }, this.#chance() * MOMENT_MS);
  }

  async #killAndRestart(running: Promise<Hall>): Promise<Hall> {
    await (await running).kill();
    this.#kills += 1;
    const { peopleAtEnd } = this.#look();
    this.#trial.log(`kill ${this.#kills}: ${this.#acknowledged.size} acknowledged, ${peopleAtEnd} people on record`);
    const hall = await Hall.start(this.#settings);
    this.#killing = false;
    return hall;
  }

  /** Reads the database of a cloud that is gone. */
  #look(): { peopleAtEnd: number; seatsAtEnd: number } {
    const store = new Store(path.join(this.#settings.dataDir, 'db.sqlite'), collectionDeclarations());
    const records = documentsOf(store, 'attendanceRecords');
    const seatsAtEnd = documentsOf(store, 'seats').length;
    store.close();
    const ids = new Set(records.map(({ _id }) => _id));
    for (const recordId of this.#acknowledged.keys()) if (!ids.has(recordId)) this.#lost.add(recordId);
    const scans = new Set<string>();
    for (const record of records) {
      if (scans.has(scanOf(record))) this.#twice.add(record.personId);
      scans.add(scanOf(record));
    }
    const peopleAtEnd = new Set(records.map(({ personId }) => personId)).size;
    this.#mostPeople = Math.max(this.#mostPeople, peopleAtEnd);
    return { peopleAtEnd, seatsAtEnd };
  }
}

/** What one person did once: a request, or one code of the display. */
const scanOf = ({ personId, sessionId, evidenceAt }: AttendanceRecord): string =>
  `${personId} ${sessionId} ${evidenceAt}`;

/** What is wrong with the findings of a trial, in words; nothing when all is well. */
export function faultsOf(
  { lost, twice, mostPeople, peopleAtEnd, seatsAtEnd, errors, kills }: Findings,
  trial: KilledBurst,
): string[] {
  const expected = Math.min(trial.cap, trial.people);
  return [
    kills < trial.kills ? `${kills} kills instead of ${trial.kills}` : '',
    lost.length > 0 ? `${lost.length} acknowledged records lost` : '',
    twice.length > 0 ? `${twice.length} people with two records of one scan` : '',
    mostPeople > trial.cap ? `${mostPeople} people in spite of a cap of ${trial.cap}` : '',
    peopleAtEnd === expected ? '' : `${peopleAtEnd} people at the end instead of ${expected}`,
    seatsAtEnd === expected ? '' : `${seatsAtEnd} seats counted at the end instead of ${expected}`,
    errors.length > 0 ? `errors: ${[...new Set(errors)].join(', ')}` : '',
  ].filter((fault) => fault !== '');
}
