import { arrivalPatterns, type PatternSign } from '../../domain/attendance/arrival-pattern';
import { attendanceFlags, type AttendanceFlag } from '../../domain/attendance/attendance-record';
import { arrivalsHour } from '../../domain/attendance/daily-duty';
import { inTwoHalls } from '../../domain/attendance/two-halls';
import { addDays, dayOf, type Day } from '../../domain/kernel/time';
import { isInBatch } from '../../domain/project/batch';
import type { Services } from '../call/context';
import { elsewhereOf } from '../attendance/elsewhere';
import { scanPatterns, type OwnBatch, type PatternRecord } from '../data/attendance';
import type { Project, RecordSigns } from '../data/documents';
import { noteSigns } from '../data/doubts';
import { inParallel } from '../data/in-parallel';
import { addArrivalsJob, finishJobOf, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { findOpenAfter } from '../data/projects';
import { beginTellingMissed } from './tell-missed';
import type { JobResult } from './job-result';

/** Few enough that a slice of the largest ones ends before its function does. */
const PROJECTS_PER_SLICE = 5;
/** A batch is looked at as far back as this many check-ins: all of it, but for the largest. */
const RECORDS_AT_MOST = 30_000;
const WRITES_AT_ONCE = 8;

/** For the timer: every hour of a day the check-ins of the batches of that day are looked at together. */
export async function beginWatchingArrivals({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  const hour = arrivalsHour(now());
  if (hour !== undefined) await addArrivalsJob(db, { day: dayOf(now()), hour, createdAt: now() });
}

/**
 * Finds what no scan shows by itself: people in two places or two halls at once, and the arrival patterns of codes that were sent on
 * (rules: "Flags"). The way of a scan pays nothing for it. Done twice, or by two at once, it writes the same.
 */
export async function watchArrivals(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const [day = ''] = taken.job.subjectId.split('T');
  let lease = taken;
  let cursor = taken.job.after;
  for (;;) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    // A day whose last window ends at night is told of in the morning.
    const yesterday = addDays(day, -1);
    const { rows, nextCursor } = await findOpenAfter(db, { from: yesterday }, { cursor, limit: PROJECTS_PER_SLICE });
    for (const project of rows) {
      await look(services, project, day);
      for (const batch of project.batches)
        for (const each of [yesterday, day]) await beginTellingMissed(services, project, batch, each);
    }
    if (nextCursor === undefined) break;
    cursor = nextCursor;
    if (!(await noteProgress(db, lease, cursor))) return 'notMine';
  }
  await finishJobOf(db, lease);
  return 'done';
}

async function look({ db }: Services, project: Project, day: Day): Promise<void> {
  const { _id: projectId, institutionId } = project;
  for (const batch of project.batches) {
    if (!isInBatch(day, batch)) continue;
    const own = { institutionId, projectId, batchId: batch.batchId };
    const records: PatternRecord[] = [];
    for await (const page of scanPatterns(db, own)) {
      records.push(...page);
      if (records.length >= RECORDS_AT_MOST) break;
    }
    // What was made by hand says where somebody was, and not when they scanned; what was ruled on is not asked about again.
    const scanned = records.filter(
      ({ origin, removed, verified }) => (origin === 'scan' || origin === 'late') && !removed && !verified,
    );
    const seen = await findSigns({ db }, own, { scanned, courses: project.courses, day });
    const changed = scanned.flatMap((record) => {
      const now = seen.get(record._id) ?? { flags: [], signs: {} };
      // Of another day it was not asked who was elsewhere: what is known stays.
      const known: readonly AttendanceFlag[] =
        record.day === day ? [] : record.flags.filter((flag) => flag === 'twoPlaces');
      const flags = attendanceFlags.filter(
        (flag) =>
          now.flags.includes(flag) ||
          known.includes(flag) ||
          (record.flags.includes(flag) && !foundHere.includes(flag)),
      );
      const elsewhereAt = known.length === 0 ? undefined : record.signs?.elsewhereAt;
      const signs: RecordSigns = { ...now.signs, ...(elsewhereAt === undefined ? {} : { elsewhereAt }) };
      return isSame(record, { flags, signs }) ? [] : [{ record, flags, signs }];
    });
    await inParallel(changed, WRITES_AT_ONCE, ({ record, flags, signs }) =>
      noteSigns(db, record, { flags, ...(Object.keys(signs).length === 0 ? {} : { signs }) }),
    );
  }
}

/** Flags that are found by this look: one that does not hold any more goes. */
const foundHere: readonly AttendanceFlag[] = ['twoPlaces', 'twoHalls', 'codeTail', 'sameLateCode'];

type Seen = { flags: AttendanceFlag[]; signs: RecordSigns };

async function findSigns(
  { db }: Pick<Services, 'db'>,
  batch: OwnBatch,
  { scanned, courses, day }: { scanned: readonly PatternRecord[]; courses: Project['courses']; day: Day },
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const add = (recordId: string, flag: AttendanceFlag, signs: RecordSigns): void => {
    const known = seen.get(recordId) ?? { flags: [], signs: {} };
    seen.set(recordId, { flags: [...known.flags, flag], signs: { ...known.signs, ...signs } });
  };
  const named = scanned.map(({ _id, origin, ...record }) => ({ ...record, recordId: _id, late: origin === 'late' }));
  for (const [recordId, sign] of arrivalPatterns(named)) add(recordId, sign.flag, figuresOf(sign));
  for (const [recordId, { at, placeName }] of inTwoHalls(named, courses))
    add(recordId, 'twoHalls', { hallAt: at, hall: placeName });
  const ofDay = named.filter((record) => record.day === day);
  for (const [recordId, at] of await elsewhereOf(db, batch, ofDay)) add(recordId, 'twoPlaces', { elsewhereAt: at });
  return seen;
}

const figuresOf = (sign: PatternSign): RecordSigns => {
  if (sign.flag === 'sameLateCode') return { codePeople: sign.people };
  return 'visits' in sign ? { tailVisits: sign.visits } : { tailPeople: sign.people };
};

const isSame = (record: PatternRecord, { flags, signs }: Seen): boolean =>
  record.flags.join() === flags.join() && textOf(record.signs ?? {}) === textOf(signs);

const textOf = (signs: RecordSigns): string =>
  JSON.stringify(Object.entries(signs).sort(([a], [b]) => (a < b ? -1 : 1)));
