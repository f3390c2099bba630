import { latestHeads } from '../../../domain/kernel/audit-anchor';
import { canEditActivity } from '../../../domain/credit/group-activity';
import { withholdReasons } from '../../../domain/credit/grant-decision';
import { idOf } from '../../../domain/kernel/id';
import { anchorAuditLog } from '../../../server/data/audit/anchors';
import type { AuditEntry, GroupActivity } from '../../../server/data/documents';
import { filesAreKept } from './file-invariants';
import { verifyWhole } from '../../../server/jobs/audit-commands';
import type { World } from './world';

/** What an entry of the log does to the state of its subject: from which states, to which. */
type Steps = Record<string, { from: readonly (string | null)[]; to: string | null }>;

const projectSteps: Steps = {
  'project.created': { from: [null], to: 'draft' },
  'project.submitted': { from: ['draft', 'returned'], to: 'submitted' },
  'project.approved': { from: ['submitted'], to: 'approved' },
  'project.returned': { from: ['submitted'], to: 'returned' },
  'project.removed': { from: ['draft'], to: null },
};
const roundSteps: Steps = {
  'grant.started': { from: [null], to: 'granting' },
  'grant.finished': { from: ['granting'], to: 'granted' },
  'grant.endedWithoutCredit': { from: ['granting'], to: 'nobodyGranted' },
  'grant.lecturersGranted': { from: [null], to: 'granted' },
  'materials.submitted': { from: ['granted', 'materialsReturned'], to: 'materialsSubmitted' },
  'materials.approved': { from: ['materialsSubmitted'], to: 'effective' },
  'materials.returned': { from: ['materialsSubmitted'], to: 'materialsReturned' },
};
/** The approval of an activity begins its round, which needs no materials. */
const activityRoundSteps: Steps = { 'grant.finished': { from: ['granting'], to: 'effective' } };
const activitySteps: Steps = {
  'groupActivity.begun': { from: [null], to: 'draft' },
  'groupActivity.submitted': { from: ['draft', 'returned'], to: 'submitted' },
  'groupActivity.approved': { from: ['submitted'], to: 'approved' },
  'groupActivity.returned': { from: ['submitted'], to: 'returned' },
};
const registrationSteps: Steps = {
  'registration.submitted': { from: [null], to: 'pending' },
  'registration.corrected': { from: ['pending', 'returned'], to: 'pending' },
  'registration.approved': { from: ['pending'], to: 'approved' },
  'registration.returned': { from: ['pending'], to: 'returned' },
  'registration.released': { from: ['pending', 'returned'], to: 'returned' },
};
const sessionSteps: Steps = {
  'attendance.opened': { from: [null, 'closed'], to: 'open' },
  'attendance.closed': { from: ['open'], to: 'closed' },
};
const exclusionSteps: Steps = {
  'exclusion.set': { from: [null, 'set'], to: 'set' },
  'exclusion.admitted': { from: [null, 'set'], to: 'set' },
  'exclusion.withdrawn': { from: ['set'], to: null },
};

/**
 * What must hold after every run, whatever has failed in it (rules: "States", "Check-in", "Grant", "Audit log"). Everything
 * that is wrong is told to the world.
 */
export async function checkInvariants(world: World): Promise<void> {
  await auditIsUnbroken(world);
  historiesAreLegal(world);
  mirrorsAgree(world);
  oneRecordAScan(world);
  anIdIsOnePersons(world);
  capsHold(world);
  analysesAreWhole(world);
  creditsAddUp(world);
  filesAreKept(world);
}

/** No two approved people have one national ID, and everybody who was approved through the calls holds their own (rules: "National ID"). */
function anIdIsOnePersons(world: World): void {
  const approved = world.documents('persons').filter(({ state }) => state === 'approved');
  const numbers = new Set(approved.map(({ nationalIdDigest }) => nationalIdDigest));
  world.expect(numbers.size === approved.length, 'two approved people have one national ID');
  const holders = new Map(world.documents('nationalIds').map(({ _id, personId }) => [_id, personId]));
  for (const { _id, nationalIdDigest } of approved) {
    const planted = world.beginnings.get(`person:${_id}`) === 'approved';
    world.expect(
      planted || holders.get(nationalIdDigest) === _id,
      'an approved person does not hold their national ID',
    );
  }
  for (const [digest, personId] of holders) {
    const holds = approved.some((person) => person._id === personId && person.nationalIdDigest === digest);
    world.expect(holds, 'a national ID is held for somebody who was not approved with it');
  }
}

/** Every chain is whole, every anchor is as it was signed, and everything is there that was ever anchored. */
async function auditIsUnbroken(world: World): Promise<void> {
  const services = world.quietServices;
  await anchorAuditLog(services, { always: true });
  const { broken, brokenAnchors, missingEnds } = await verifyWhole(services);
  for (const fault of broken) world.violate(`audit chain broken: ${JSON.stringify(fault)}`);
  for (const fault of brokenAnchors) world.violate(`anchor broken: ${JSON.stringify(fault)}`);
  for (const end of missingEnds) world.violate(`anchored and not there: ${JSON.stringify(end)}`);
  const anchored = new Map(
    latestHeads(world.documents('auditAnchors')).map(({ chainId, digest }) => [chainId, digest]),
  );
  for (const { _id, digest } of world.documents('auditHeads'))
    world.expect(anchored.get(_id) === digest, `the end of ${_id} is in no anchor`);
}

/**
 * Follows each subject through the log from the state it began in. A change that was logged twice, not at all, or out of
 * order is a step that is not legal, or ends elsewhere than the document stands.
 */
function historiesAreLegal(world: World): void {
  const entries = world.documents('auditEntries').sort((a, b) => a.sequence - b.sequence);
  const follow = (options: {
    subjects: readonly { subject: string; now: string | null }[];
    steps: Steps;
    began: (subject: string) => string | null;
    about?: (entry: AuditEntry, subject: string) => boolean;
  }): void => {
    const { subjects, steps, began, about = (entry, subject) => entry.subject === subject } = options;
    for (const { subject, now } of subjects) {
      let state = began(subject);
      for (const entry of entries) {
        const step = steps[entry.action];
        if (!step || !about(entry, subject)) continue;
        if (!step.from.includes(state)) world.violate(`${subject}: ${entry.action} was logged in state ${state}`);
        state = step.to;
      }
      if (state !== now) world.violate(`${subject} is ${now}, but its log ends in ${state}`);
    }
  };
  const started = world.beginnings;
  const began = (subject: string) => started.get(subject) ?? null;
  follow({
    subjects: world.documents('projects').map(({ _id, state }) => ({ subject: `project:${_id}`, now: state })),
    steps: projectSteps,
    began,
  });
  const rounds = (ofActivities: boolean) =>
    world
      .documents('grantRounds')
      .filter(({ role }) => (role === 'groupActivity') === ofActivities)
      .map(({ _id, state }) => ({ subject: `round:${_id}`, now: state }));
  follow({ subjects: rounds(false), steps: roundSteps, began });
  follow({ subjects: rounds(true), steps: activityRoundSteps, began: () => 'granting' });
  follow({
    subjects: world
      .documents('groupActivities')
      .map(({ _id, state }) => ({ subject: `groupActivity:${_id}`, now: state })),
    steps: activitySteps,
    began,
  });
  follow({
    subjects: world.documents('persons').map(({ _id, state }) => ({ subject: `person:${_id}`, now: state })),
    steps: registrationSteps,
    began,
  });
  follow({
    subjects: world
      .documents('attendanceSessions')
      .map(({ _id, status }) => ({ subject: `attendanceSession:${_id}`, now: status })),
    steps: sessionSteps,
    began,
  });
  const excluded = new Set(world.documents('exclusions').map(({ projectId, personId }) => idOf(projectId, personId)));
  const everExcluded = entries
    .filter(({ action }) => action in exclusionSteps)
    .map(({ projectId, subject }) => idOf(projectId ?? '', subject.slice('person:'.length)));
  follow({
    subjects: [...new Set([...excluded, ...everExcluded])].map((subject) => ({
      subject,
      now: excluded.has(subject) ? 'set' : null,
    })),
    steps: exclusionSteps,
    began,
    about: ({ projectId, subject: person }, subject) =>
      subject === idOf(projectId ?? '', person.slice('person:'.length)),
  });
  reviewsAreLogged(world, entries);
}

/** A review is kept on what it judged and in the log: the same number of times. */
function reviewsAreLogged(world: World, entries: readonly AuditEntry[]): void {
  const logged = (subject: string, actions: readonly string[]) =>
    entries.filter((entry) => entry.subject === subject && actions.includes(entry.action)).length;
  for (const { _id, reviews, timesSubmitted } of world.documents('projects')) {
    const subject = `project:${_id}`;
    if (!world.beginnings.has(subject)) {
      world.expect(
        reviews.length === logged(subject, ['project.approved', 'project.returned']),
        `${subject} has ${reviews.length} reviews, its log others`,
      );
      world.expect(timesSubmitted === logged(subject, ['project.submitted']), `${subject} miscounts its submissions`);
    }
  }
  for (const { _id, reviews } of world.documents('grantRounds')) {
    world.expect(
      reviews.length === logged(`round:${_id}`, ['materials.approved', 'materials.returned']),
      `round ${_id} has ${reviews.length} reviews, its log others`,
    );
  }
}

/** What is copied for the sake of fewer reads says the same as the original. */
function mirrorsAgree(world: World): void {
  const rounds = world.documents('grantRounds');
  for (const project of world.documents('projects')) {
    const own = rounds.filter(({ projectId }) => projectId === project._id);
    const mirrored = project.rounds.map(({ roundId, state }) => `${roundId} ${state}`).sort();
    const real = own.map(({ _id, state }) => `${_id} ${state}`).sort();
    world.expect(mirrored.join() === real.join(), `project ${project._id} names other rounds than there are`);
    for (const session of world.documents('attendanceSessions').filter(({ projectId }) => projectId === project._id))
      world.expect(session.projectState === project.state, `session ${session._id} has another state of its project`);
  }
  for (const activity of world.documents('groupActivities')) activityAgrees(world, activity);
}

/** A group activity has one round once it is approved, and none before; its list, its figures and its session say the same (M21). */
function activityAgrees(world: World, { _id, state, roundId, people, gathering, attendance }: GroupActivity): void {
  const rounds = world.documents('grantRounds').filter(({ projectId }) => projectId === _id);
  world.expect(rounds.map((round) => round._id).join() === (roundId ?? ''), `activity ${_id} names another round`);
  world.expect(
    (state === 'approved') === (roundId !== null),
    `activity ${_id} is ${state} and has the round ${roundId}`,
  );
  const listed = world.documents('activityAttendees').filter(({ activityId }) => activityId === _id).length;
  world.expect(gathering !== null || listed === people, `activity ${_id} counts ${people} of ${listed} people`);
  for (const { total } of rounds) world.expect(total === people, `activity ${_id} grants ${total} of ${people} people`);
  const session = world.documents('attendanceSessions').find(({ projectId }) => projectId === _id);
  world.expect(session?._id === attendance?.sessionId, `activity ${_id} names another session`);
  world.expect(
    session?.status !== 'open' || canEditActivity(state),
    `the code of activity ${_id} is shown while it is ${state}`,
  );
}

function oneRecordAScan(world: World): void {
  const seen = new Set<string>();
  const people = new Set(world.documents('persons').map(({ _id }) => _id));
  for (const { sessionId, personId, evidenceAt } of world.documents('attendanceRecords')) {
    const scan = idOf(sessionId, personId, evidenceAt);
    world.expect(!seen.has(scan), `two records of one scan: ${scan}`);
    world.expect(people.has(personId), `a record of nobody: ${scan}`);
    seen.add(scan);
  }
}

function capsHold(world: World): void {
  for (const { _id, cap, capInForceAt } of world.documents('attendanceSessions')) {
    if (cap === null) continue;
    // Whoever came in before the cap was in force stays in.
    const counted = peopleOf(world, _id).size;
    const before = peopleOf(world, _id, { until: capInForceAt }).size;
    world.expect(
      counted <= Math.max(cap, before),
      `${counted} people in a session with the cap ${cap}, ${before} early`,
    );
  }
}

/**
 * Everybody whom the cap of a session counts: with a record that is confirmed, and a registration that was not returned. `until`
 * leaves out what was received at that instant or later.
 */
export function peopleOf(world: World, sessionId: string, { until = Infinity } = {}): Set<string> {
  const gone = world.documents('persons').filter(({ state }) => state === 'returned');
  const people = new Set(
    world
      .documents('attendanceRecords')
      .filter((record) => record.sessionId === sessionId && record.receivedAt < until && record.confirmed)
      .map(({ personId }) => personId),
  );
  for (const { _id } of gone) people.delete(_id);
  return people;
}

function analysesAreWhole(world: World): void {
  const analyses = world.documents('analyses');
  const chunks = world.documents('analysisChunks');
  for (const analysis of analyses) {
    const own = chunks.filter(({ analysisId }) => analysisId === analysis._id);
    const people = own.reduce((sum, chunk) => sum + chunk.people.length, 0);
    world.expect(own.length === analysis.chunks && people === analysis.people, `${analysis._id} is not whole`);
  }
  world.expect(
    chunks.every(({ analysisId }) => analyses.some(({ _id }) => _id === analysisId)),
    'people of an analysis that does not exist',
  );
  const batches = new Set(analyses.map(({ projectId, batchId }) => idOf(projectId, batchId)));
  for (const batch of batches) {
    const numbers = analyses
      .filter(({ projectId, batchId }) => idOf(projectId, batchId) === batch)
      .map(({ number }) => number)
      .sort((a, b) => a - b);
    world.expect(
      numbers.every((number, index) => number === index + 1),
      `analyses of ${batch} have the numbers ${numbers.join()}`,
    );
  }
}

/** No credit twice, none missed, and the figures of a round are those of the ledger. */
function creditsAddUp(world: World): void {
  const entries = world.documents('ledgerEntries');
  const outcomes = world.documents('grantOutcomes');
  const chunks = world.documents('analysisChunks');
  // Each grant counts one up, each reversal one down: nobody stands at two, or below nothing.
  const credited = new Map<string, number>();
  for (const { catalogueEntryId, year, role, personId, reverses } of entries) {
    const once = idOf(catalogueEntryId, year, role, personId);
    credited.set(once, (credited.get(once) ?? 0) + (reverses === undefined ? 1 : -1));
  }
  for (const [once, stands] of credited) world.expect(stands === 0 || stands === 1, `credits ${stands} times: ${once}`);
  for (const round of world.documents('grantRounds')) {
    if (round.state === 'granting') {
      world.violate(`round ${round._id} never ended`);
      continue;
    }
    const given = entries.filter(({ roundId }) => roundId === round._id);
    const withheld = outcomes.filter(({ roundId }) => roundId === round._id);
    const of = (...reasons: string[]) => withheld.filter(({ reason }) => reasons.includes(reason)).length;
    const told = {
      granted: given.length,
      // A group activity says of nobody why not: its list was looked at by everybody before.
      ...(round.role === 'groupActivity'
        ? {}
        : { alreadyGranted: of('alreadyGranted'), excluded: of('excluded'), absent: of(...withholdReasons) }),
      creditHundredths: given.reduce((sum, entry) => sum + entry.creditHundredths, 0),
    };
    for (const [figure, value] of Object.entries(told)) {
      const kept = round[figure as keyof typeof told];
      world.expect(kept === value, `round ${round._id} counts ${kept} ${figure}, the ledger says ${value}`);
    }
    world.expect(round.done === round.total, `round ${round._id} has dealt with ${round.done} of ${round.total}`);
    const dealtWith = [...given, ...withheld].map(({ personId }) => personId);
    world.expect(new Set(dealtWith).size === dealtWith.length, `round ${round._id} deals with somebody twice`);
    const everybody = chunks
      .filter(({ analysisId }) => 'analysisId' in round && analysisId === round.analysisId)
      .flatMap(({ people }) => people.map(({ personId }) => personId));
    const ticked = ('personIds' in round ? round.personIds : null) ?? everybody;
    const missed = everybody.filter((personId) => ticked.includes(personId) && !dealtWith.includes(personId));
    world.expect(missed.length === 0, `round ${round._id} missed ${missed.join()}`);
  }
}
