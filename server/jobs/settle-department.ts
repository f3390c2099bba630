/**
 * After a department got another name or was merged into another one: its people and its rows of the roster follow, one transaction
 * each, in portions (rules: "Departments"). A portion that was broken off, or that two workers do at once, leaves the same.
 */
import type { Services } from '../call/context';
import type { Database, Transaction } from '../data/database';
import { currentDepartment, getDepartment, writeDepartment } from '../data/departments';
import type { Department, RosterEntry } from '../data/documents';
import { inParallel } from '../data/in-parallel';
import { finishJobOf, noteProgress, releaseLease, renewLease, type Lease } from '../data/jobs';
import { noteMerge } from '../data/person-history';
import { findPeopleOf, getPerson, savePerson } from '../data/persons';
import { findEntriesAfter, getEntry, putEntry, rosterEntryId } from '../data/roster';
import { withRegistration } from '../data/roster-standing';
import type { JobResult } from './job-result';

const A_PORTION = 200;
const SETTLED_AT_ONCE = 8;

type Kind = 'people' | 'roster';
/** Where the work is: the kind of what is settled, and the id behind which it goes on. */
interface Place {
  kind: Kind;
  after: string;
}

const placeOf = (noted: string | undefined): Place => {
  const [, kind, after = ''] = /^(people|roster)\/(.*)$/.exec(noted ?? '') ?? [];
  return { kind: kind === 'roster' ? 'roster' : 'people', after };
};

/**
 * Goes through the people, and after a merge through the roster, until a whole round in one invocation finds nothing to do and the
 * department is as it was when the round began: so whoever joined meanwhile, and a name that was given meanwhile, are not missed.
 */
export async function settleDepartment(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const departmentId = taken.job.subjectId;
  let lease = taken;
  let place = placeOf(taken.job.after);
  /** What is not seen from its beginning proves nothing. */
  let begunWith = place.kind === 'people' && place.after === '' ? await stateOf(db, departmentId) : undefined;
  let noted = taken.job.after;
  let settled = 0;
  for (;;) {
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const department = await getDepartment(db, departmentId);
    if (!department) break;
    const portion = await (place.kind === 'people' ? settlePeople : settleRoster)(db, department, place.after);
    settled += portion.settled;
    const next = nextPlace(department, place, portion.last);
    if (next === undefined) {
      if (settled === 0 && begunWith === (await stateOf(db, departmentId))) break;
      [settled, begunWith] = [0, await stateOf(db, departmentId)];
    }
    place = next ?? { kind: 'people', after: '' };
    const reached = `${place.kind}/${place.after}`;
    // What is written again as it is counts as no change of the job.
    if (reached !== noted && !(await noteProgress(db, lease, reached))) return 'notMine';
    noted = reached;
  }
  await db.transaction((tx) => noteSettled(tx, departmentId));
  await finishJobOf(db, lease);
  return 'done';
}

/** What people are to follow: a change of it while they do begins another round. */
async function stateOf(db: Database, departmentId: string): Promise<string> {
  const department = await getDepartment(db, departmentId);
  const current = await currentDepartment(db, departmentId);
  return `${department?.name ?? ''}/${current?._id ?? ''}/${current?.name ?? ''}`;
}

/** Undefined behind the last of everything. The roster's lists show the name of a department by its id: only a merge touches them. */
function nextPlace({ merged }: Department, { kind }: Place, last: string | undefined): Place | undefined {
  if (last !== undefined) return { kind, after: last };
  return kind === 'people' && merged ? { kind: 'roster', after: '' } : undefined;
}

interface Portion {
  settled: number;
  /** The id behind which it goes on; undefined where nothing follows. */
  last: string | undefined;
}

async function settlePeople(db: Database, department: Department, after: string): Promise<Portion> {
  const { _id: departmentId, name, merged } = department;
  const page = await findPeopleOf(db, { departmentId, after, limit: A_PORTION });
  const differing = page.filter(({ departmentName }) => merged !== undefined || departmentName !== name);
  await inParallel(differing, SETTLED_AT_ONCE, ({ _id }) =>
    db.transaction((tx) => settlePerson(tx, department, { personId: _id })),
  );
  return { settled: differing.length, last: page.length < A_PORTION ? undefined : page.at(-1)?._id };
}

async function settlePerson(tx: Transaction, of: Department, { personId }: { personId: string }): Promise<void> {
  const person = await getPerson(tx, personId);
  const to = await currentDepartment(tx, of._id);
  if (person?.departmentId !== of._id || !to) return;
  if (to._id === of._id && person.departmentName === to.name) return;
  const after = { ...person, departmentId: to._id, departmentName: to.name };
  // Their row first: a registration is judged by what the roster says, and both are to say the same.
  const entry = await getEntry(tx, rosterEntryId(person));
  if (entry?.departmentId === of._id && to._id !== of._id)
    await putEntry(tx, withRegistration({ ...entry, departmentId: to._id, departmentName: to.name }, after));
  await savePerson(tx, after);
  if (of.merged) await noteMerge(tx, of.merged, { before: person, after });
}

async function settleRoster(db: Database, { _id, institutionId }: Department, after: string): Promise<Portion> {
  const page = await findEntriesAfter(db, { institutionId, after, limit: A_PORTION });
  const differing = page.filter(({ departmentId }) => departmentId === _id);
  await inParallel(differing, SETTLED_AT_ONCE, (row) => db.transaction((tx) => settleRow(tx, _id, row._id)));
  return { settled: differing.length, last: page.length < A_PORTION ? undefined : page.at(-1)?._id };
}

/** Somebody on the roster whose registration is in no merged department, or who has none. */
async function settleRow(tx: Transaction, departmentId: string, entryId: string): Promise<void> {
  const entry = await getEntry(tx, entryId);
  const to = await currentDepartment(tx, departmentId);
  if (entry?.departmentId !== departmentId || !to) return;
  let after: RosterEntry = { ...entry, departmentId: to._id, departmentName: to.name };
  for (const { personId } of entry.registrations) {
    const person = await getPerson(tx, personId);
    if (person) after = withRegistration(after, person, rosterEntryId(person) === entryId);
  }
  await putEntry(tx, after);
}

/** From now on the department that took this one in may go on into another one. */
async function noteSettled(tx: Transaction, departmentId: string): Promise<void> {
  const department = await getDepartment(tx, departmentId);
  const into = department?.merged && (await getDepartment(tx, department.merged.into));
  if (!into?.takesIn?.includes(departmentId)) return;
  const { takesIn, ...others } = into;
  const left = takesIn.filter((id) => id !== departmentId);
  await writeDepartment(tx, left.length === 0 ? others : { ...others, takesIn: left });
}
