import { ledgerEntryId } from '../../domain/credit/ledger';
import type { Services } from '../call/context';
import { readAttendees } from '../data/attendees';
import type { ActivityAttendee, ActivityRound, GroupActivity, LedgerEntry } from '../data/documents';
import { findAttendeesAfter, getActivity } from '../data/group-activities';
import { releaseLease, renewLease, type Lease } from '../data/jobs';
import { addEntries, findStandings } from '../data/ledger';
import { advanceActivityRound, getAnyRound, isOfActivity, type SliceTotals } from '../data/rounds';
import { finishGrant } from './finish-grant';
import type { JobResult } from './job-result';

const PEOPLE_PER_SLICE = 100;

/**
 * Grants a group activity that the centre has approved (M21), slice by slice, as a holding is granted: each entry's `_id` is made of
 * activity, year, role, person and generation, and the figures are made from what stands in the ledger. So a slice that was broken
 * off, or that two workers do at once, grants nobody twice and is counted once.
 */
export async function grantActivity(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const roundId = taken.job.subjectId;
  const activity = await getActivity(db, (await currentRound(services, roundId)).projectId);
  if (!activity) throw new Error('a round without its activity');
  let lease = taken;
  for (;;) {
    const round = await currentRound(services, roundId);
    if (round.state !== 'granting') break;
    const people = await findAttendeesAfter(db, {
      ...{ activityId: activity._id, after: round.after, limit: PEOPLE_PER_SLICE },
    });
    const last = people.at(-1);
    if (!last) break;
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const totals = await grantSlice(services, { activity, round, people });
    const to = { done: round.done + people.length, after: last._id };
    if (!(await advanceActivityRound(db, { from: round, to, totals }))) return 'notMine';
  }
  await finishGrant(services, { _id: roundId });
  return 'done';
}

async function grantSlice(
  { db }: Services,
  { activity, round, people }: { activity: GroupActivity; round: ActivityRound; people: readonly ActivityAttendee[] },
): Promise<SliceTotals> {
  const personIds = people.map(({ personId }) => personId);
  const [standings, persons] = await Promise.all([findStandings(db, round, personIds), readAttendees(db, personIds)]);
  // Whoever has left since then was there as one of the institution's people; whose approval was a mistake, never was.
  const dealtWith = people.filter(({ personId }) => {
    const state = persons.get(personId)?.state;
    return standings.get(personId)?.entry !== undefined || state === 'approved' || state === 'left';
  });
  const entries = dealtWith.flatMap((attendee) => {
    const standing = standings.get(attendee.personId);
    const generation = standing?.generation ?? 1;
    return standing?.entry ? [] : [entryOf({ activity, round, attendee, generation })];
  });
  const holders = await addEntries(db, entries);
  const written = new Map(entries.map(({ personId, _id }) => [personId, holders.get(_id)]));
  const granted = dealtWith.filter(
    ({ personId }) => (standings.get(personId)?.entry?.roundId ?? written.get(personId)) === round._id,
  ).length;
  return {
    granted,
    alreadyGranted: dealtWith.length - granted,
    excluded: 0,
    absent: people.length - dealtWith.length,
    creditHundredths: granted * activity.creditHundredths,
  };
}

function entryOf({
  activity,
  round,
  attendee: { personId, who },
  generation,
}: {
  activity: GroupActivity;
  round: ActivityRound;
  attendee: ActivityAttendee;
  generation: number;
}): LedgerEntry {
  return {
    _id: ledgerEntryId({ ...round, personId, generation }),
    roundId: round._id,
    projectId: round.projectId,
    institutionId: round.institutionId,
    catalogueEntryId: round.catalogueEntryId,
    personId,
    who,
    year: round.year,
    activityDate: round.activityDate,
    role: 'groupActivity',
    creditLevel: null,
    ...(activity.kind === null ? {} : { activityKind: activity.kind }),
    projectNumber: '',
    title: round.title,
    creditHundredths: activity.creditHundredths,
    hourTenths: activity.hourTenths,
    // Not the moment of the write: a slice done again must make the same document.
    at: round.startedAt,
  };
}

async function currentRound({ db }: Services, roundId: string): Promise<ActivityRound> {
  const round = await getAnyRound(db, roundId);
  if (!round || !isOfActivity(round)) throw new Error('a job without its round');
  return round;
}
