import { checkInRecordId, type CheckInRefusal } from '../../domain/attendance/check-in';
import { SECOND_MS } from '../../domain/kernel/time';
import { tokenAge } from '../../domain/attendance/token';
import { getRecord } from '../data/attendance';
import type { AttendanceRecord, AttendanceSession, Person } from '../data/documents';
import { findPersonByOpenid } from '../data/persons';
import { keepTicket } from '../data/tickets';
import { refuse } from '../call/refusal';
import { readScan, type Scan, type ScannerContext } from './read-scan';
import { recordCheckIn, type Decide } from './record-check-in';

/** One of the two ways in: at once, or late (rules: "Check-in"). */
export interface Door {
  /** What can be said before the person is read; a reason, or nothing. */
  refusalOf(scan: Scan): CheckInRefusal | undefined;
  decide: Decide;
  /** Refusals behind which the record of a lost answer may lie. */
  mayBeRepeat(reason: CheckInRefusal): boolean;
  /** Where the person was about that time, if the door asks. */
  elsewhere?(context: ScannerContext, person: Person, scan: KnownScan): Promise<number | undefined>;
}

/** A scan of a session that exists. */
type KnownScan = Scan & { session: AttendanceSession; second: number };

/** What a scan came to; `repeat` when the record had been there already. */
export interface Answer {
  record: AttendanceRecord;
  session: AttendanceSession;
  repeat: boolean;
}

/**
 * Takes one scan through a door: token and session from memory, the person, the record. Two database calls on a warm
 * instance, two for a repeat as well.
 *
 * @throws Refusal with the reason of `domain/attendance/check-in.ts`, or `tooFrequent`
 */
export async function answerScan(
  context: ScannerContext,
  { qrText, fromAlbum, door }: { qrText: string; fromAlbum: boolean; door: Door },
): Promise<Answer> {
  const { db, caller } = context;
  const scan = await readScan(context, qrText);
  const known = knownScan(scan);
  if (!known) return refuse('codeInvalid');
  const early = door.refusalOf(scan);
  if (early && !door.mayBeRepeat(early)) return refuseScan(known, early);
  const person = await findPersonByOpenid(db, caller.openid);
  if (early) return (person && (await earlierRecord(context, known, person))) ?? refuseScan(known, early);
  if (!person) return keepForRegistration(context, known);
  const elsewhereAt = await door.elsewhere?.(context, person, known);
  const outcome = await recordCheckIn(context, { scan, person, decide: door.decide, fromAlbum, elsewhereAt });
  if (outcome.kind === 'recorded') return outcome;
  const earlier = door.mayBeRepeat(outcome.reason) ? await earlierRecord(context, known, person) : undefined;
  return earlier ?? refuseScan(known, outcome.reason);
}

/** What the phone gets of it. */
export function answerView({ record, session, repeat }: Answer) {
  return {
    recordId: record._id,
    projectId: record.projectId,
    batchId: record.batchId,
    title: session.title,
    placeName: record.placeName,
    evidenceAt: record.evidenceAt,
    batchEnd: session.batchEnd,
    provisional: record.provisional,
    repeat,
  };
}

function knownScan(scan: Scan): KnownScan | undefined {
  const { facts, session } = scan;
  if (!session || facts.token.kind === 'invalid') return undefined;
  return { ...scan, session, second: facts.token.claims.second };
}

/** The record that an earlier try of this very scan left behind. */
async function earlierRecord(
  { db }: ScannerContext,
  { session, second }: KnownScan,
  person: Person,
): Promise<Answer | undefined> {
  const recordId = checkInRecordId({ sessionId: session._id, personId: person._id, second });
  const record = await getRecord(db, recordId);
  return record && { record, session, repeat: true };
}

async function keepForRegistration({ db, caller, at }: ScannerContext, scan: KnownScan): Promise<never> {
  const { session, second } = scan;
  await keepTicket(db, {
    openid: caller.openid,
    sessionCode: session.code,
    second,
    receivedAt: at,
  });
  return refuse('notRegistered');
}

function refuseScan(scan: KnownScan, reason: CheckInRefusal): never {
  if (reason !== 'codeExpired') return refuse(reason);
  return refuse(reason, { ageSeconds: Math.max(0, Math.floor(ageOf(scan) / SECOND_MS)) });
}

function ageOf({ facts, session, second }: KnownScan): number {
  return tokenAge({ second, sessionCreatedAt: session.createdAt, now: facts.now });
}
