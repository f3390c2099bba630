import { createHash } from 'node:crypto';
import type { ParsedInputOf } from '../../../../contract';
import { lecturerGrantStart } from '../../../../contract/calls/credit/lecturer-grant';
import { claimOn, lecturerCreditFor } from '../../../../domain/credit/lecturer';
import { isGranting } from '../../../../domain/credit/grant';
import { ledgerEntryId } from '../../../../domain/credit/ledger';
import type { TaughtPart } from '../../../../domain/project/lecturers';
import { reasonObjection } from '../../../../domain/kernel/reason';
import { answerId, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import type { Attendee } from '../../../data/attendees';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import type { GrantRound, LedgerEntry, Project } from '../../../data/documents';
import { claimsOfCourse, saveClaims } from '../../../data/lecturer-claims';
import { addEntryOnce } from '../../../data/ledger';
import { findOwnProject } from '../../../data/projects';
import { addRound } from '../../../data/rounds';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { loadLecturerBasis, readStandings, type LecturerBasis } from './basis';

type Given = ParsedInputOf<'lecturerGrant.start'>;
type StartContext = ContextOf<typeof lecturerGrantStart>;

/** Somebody who is granted, with what was decided about them. */
interface Granted {
  parts: TaughtPart[];
  hourTenths: number;
  person: Attendee;
  creditHundredths: number;
  generation: number;
  note: string;
}

/**
 * Grants lecturers (M20). There are few, so the entries are written with their round in one transaction; each entry's `_id` is made of
 * catalogue entry, year, role, person and generation, so nobody gets them twice, whoever else grants at that moment.
 */
export const startLecturerGrant = defineProcedure(lecturerGrantStart, async (context, input) => {
  const { institutionId } = context.caller.session;
  await assertAcceptableTexts(
    context,
    input.lecturers.map(({ note = '' }) => note),
  );
  const basis = await loadLecturerBasis(context, { ...input, institutionId });
  const personIds = input.lecturers.map(({ personId }) => personId);
  const standings = await readStandings(context.db, basis.project, personIds);
  return runIdempotent(context, lecturerGrantStart, async (tx) => {
    if (basis.obstacle) return context.refuse(basis.obstacle);
    const granted = decided(context, { basis, standings, input });
    const round = roundOf(context, basis, { batchId: input.batchId, granted });
    const project = await findOwnProject(tx, { projectId: input.projectId, institutionId });
    if (isGranting(project.rounds, input.batchId)) return context.refuse('grantRunning');
    if (project.revision !== basis.project.revision) return context.refuse('staleRevision');
    for (const each of granted)
      if (!(await addEntryOnce(tx, entryOf(round, each)))) return context.refuse('alreadyGranted');
    await claimHours(context, tx, { round, project, granted });
    await addRound(tx, { round, project });
    // Nobody's name belongs into the log: it can never be taken out again.
    const notes = granted.flatMap(({ note, person }) => (note === '' ? [] : [`${person.personNumber}：${note}`]));
    await logProjectAct(tx, context, {
      project: { projectId: project._id, institutionId },
      action: 'grant.lecturersGranted',
      subject: `round:${round._id}`,
      ...(notes.length === 0 ? {} : { note: notes.join('；').slice(0, 500) }),
      before: null,
      after: { round, entries: granted.map((each) => entryOf(round, each)) },
    });
    return { roundId: round._id };
  });
});

/** What was asked for, held against what stands now. */
function decided(
  context: StartContext,
  {
    basis,
    standings: { people, asLecturers, asTrainees },
    input,
  }: { basis: LecturerBasis; standings: Awaited<ReturnType<typeof readStandings>>; input: Given },
): Granted[] {
  const { institutionId } = context.caller.session;
  // Nobody gets credits twice, and nobody's hours are granted to two people.
  const different = (values: readonly string[]): boolean => new Set(values).size === values.length;
  if (!different(input.lecturers.map(({ personId }) => personId)) || !different(input.lecturers.map(({ key }) => key)))
    return refuse('invalidInput', { fields: [{ field: 'lecturers', problem: 'twice' }] });
  const granted = input.lecturers.map(({ key, personId, note = '' }): Granted => {
    const candidate = basis.candidates.find(({ lecturer }) => lecturer.key === key);
    const person = people.get(personId);
    const byCard = candidate?.holder?._id === personId;
    // Somebody else's people are found by their card alone.
    if (!candidate || person?.state !== 'approved' || !(byCard || person.institutionId === institutionId))
      return context.refuse('staleRevision');
    const { lecturer, free, hourTenths } = candidate;
    // Whoever the course names today: these hours have been granted.
    if (free.length === 0) return context.refuse('alreadyGranted');
    const standing = asLecturers.get(personId);
    if (standing?.entry) return context.refuse('alreadyGranted');
    const pointedOut = !byCard || person.name !== lecturer.name || asTrainees.get(personId)?.entry !== undefined;
    if (pointedOut && reasonObjection(note)) return context.refuse('reasonRequired');
    const credit = lecturerCreditFor({ hourTenths, rate: basis.rate });
    if (credit.kind === 'none' && credit.reason === 'noHours')
      return refuse('invalidInput', { fields: [{ field: 'lecturers', problem: 'noHours' }] });
    if (credit.kind === 'none') return context.refuse('noRate');
    return {
      ...{ parts: free, hourTenths, person, note },
      creditHundredths: credit.creditHundredths,
      generation: standing?.generation ?? 1,
    };
  });
  if (sumOf(granted) !== input.creditHundredths) return context.refuse('staleRevision');
  return granted;
}

/** Takes the hours of each course for who is granted them, in the transaction of that: what was granted meanwhile refuses it. */
async function claimHours(
  context: StartContext,
  tx: Transaction,
  { round, project, granted }: { round: GrantRound; project: Project; granted: readonly Granted[] },
): Promise<void> {
  const asked = granted.flatMap((each) => each.parts.map((part) => ({ part, entry: entryOf(round, each) })));
  for (const courseId of new Set(asked.map(({ part }) => part.courseId))) {
    const claims = await claimsOfCourse(tx, round, courseId);
    const courseHourTenths = project.courses.find((course) => course.courseId === courseId)?.hourTenths ?? 0;
    for (const { part, entry } of asked.filter((each) => each.part.courseId === courseId)) {
      if (claimOn(part, { claims: new Map([[courseId, claims]]), courseHourTenths }))
        return context.refuse('alreadyGranted');
      const { lecturerId, hourTenths } = part;
      claims.push({ lecturerId, hourTenths, personId: entry.personId, entryId: entry._id, roundId: round._id });
    }
    const { projectId, batchId } = round;
    await saveClaims(tx, { projectId, batchId }, { courseId, claims });
  }
}

const sumOf = (granted: readonly Granted[]): number =>
  granted.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0);

function roundOf(
  context: StartContext,
  { project, activityDate, traineeRound }: LecturerBasis,
  { batchId, granted }: { batchId: string; granted: readonly Granted[] },
): GrantRound {
  if (!traineeRound) throw new Error('lecturers come after the attendees');
  const { administratorId, name } = context.caller.session;
  const key = answerId(context, lecturerGrantStart.name);
  return {
    _id: `l${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 24)}`,
    role: 'lecturer',
    projectId: project._id,
    batchId,
    institutionId: project.institutionId,
    institutionName: project.institutionName,
    catalogueEntryId: project.catalogueEntryId,
    year: project.year,
    projectNumber: project.projectNumber,
    title: project.title,
    creditLevel: project.creditLevel,
    state: 'granted',
    analysisId: traineeRound.analysisId,
    strategy: traineeRound.strategy,
    activityDate,
    filters: {},
    personIds: granted.map(({ person }) => person._id),
    startedAt: context.at,
    byId: administratorId,
    by: name,
    total: granted.length,
    done: granted.length,
    chunk: 0,
    chunkStart: 0,
    granted: granted.length,
    alreadyGranted: 0,
    excluded: 0,
    absent: 0,
    creditHundredths: sumOf(granted),
    files: [],
    submittedAt: null,
    reviews: [],
  };
}

function entryOf(round: GrantRound, { hourTenths, person, creditHundredths, generation }: Granted): LedgerEntry {
  const { name, personNumber, institutionName, departmentName } = person;
  return {
    _id: ledgerEntryId({ ...round, role: 'lecturer', personId: person._id, generation }),
    roundId: round._id,
    projectId: round.projectId,
    institutionId: round.institutionId,
    catalogueEntryId: round.catalogueEntryId,
    personId: person._id,
    who: { name, personNumber, institutionName, departmentName },
    year: round.year,
    activityDate: round.activityDate,
    role: 'lecturer',
    creditLevel: round.creditLevel,
    projectNumber: round.projectNumber,
    title: round.title,
    creditHundredths,
    hourTenths,
    at: round.startedAt,
  };
}
