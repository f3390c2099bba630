import { createHash } from 'node:crypto';
import { plantActivities, type HospitalActivities } from './activities';
import { aCatalogueImport, badEntryChunk } from './catalogue-builders';
import { anImport, badChunk } from './roster-builders';
import { defaultWindowOn } from '../../domain/project/attendance-window';
import { DAY_MS, instantOf } from '../../domain/kernel/time';
import { idOf } from '../../domain/kernel/id';
import type {
  Appeal,
  AttendanceSession,
  Invitation,
  Message,
  Person,
  Project,
  Rebinding,
  StoredFile,
  Transfer,
} from '../../server/data/documents';
import { sessionIdOf } from '../../server/data/sessions';
import { aPdf } from './files';
import { traineeOf } from './attendance';
import { approvedTrainee, invitedColleague, signedInAdministrator, signedInReviewer } from './builders';
import type { TestBed } from './in-process';
import { aChange, aLedgerEntry, anAnalysis, anAttendee, aProject, aRecord, aRound } from './grant-builders';
import { plantExam, type PlantedExam } from './exams';
import { entryOfB, hospitalA, hospitalB, twoDayEntry } from './institutions';
import type { TestPersonId } from './people';
import { batchOf, courseOf, enrolIn } from './projects';

/** A morning in the batch of the holding that is going on. */
export const HOSPITAL_DAY = instantOf('2025-11-29', '08:10:00');
const OVER = { begin: '2025-11-20', end: '2025-11-21' };
export const overWindows = [OVER.begin, OVER.end].map((day) => ({
  begin: instantOf(day, '07:00:00'),
  end: instantOf(day, '18:00:00'),
}));

/** One hospital with something of everything that a call may name; what it wrote bears its name. */
export interface Hospital extends HospitalActivities, PlantedExam {
  institutionId: string;
  name: string;
  account: string;
  password: string;
  administrator: TestPersonId;
  administratorId: string;
  trainee: TestPersonId;
  newcomer: TestPersonId;
  personId: string;
  pendingPersonId: string;
  /** Registered through the calls, so that the national ID is known to them; and a WeChat of nobody. */
  moving: TestPersonId;
  newWechat: TestPersonId;
  movingPersonId: string;
  /** A request for the one of `pendingPersonId` that waits. */
  rebindingId: string;
  /** A request of `moving` for a correction that waits. */
  correctionId: string;
  /** In the history of `personId`, with a proof that the institution kept. */
  eventId: string;
  /** The trainee wants to leave for a third hospital; somebody of that one wants to come; somebody who left it asks the centre. */
  outgoingTransferId: string;
  incomingTransferId: string;
  disputedTransferId: string;
  /** Somebody who left. */
  leftPersonId: string;
  /** Signed in as the contact of its department. */
  contact: TestPersonId;
  departmentId: string;
  /** Nobody is in this one. */
  otherDepartmentId: string;
  catalogueEntryId: string;
  /** Requests to take the round back: a colleague's, and the administrator's own for one entry. */
  reversalId: string;
  ownReversalId: string;
  /** The trainee says that they were there on the first day of what is held. */
  appealId: string;
  /** Of projects that are drafts, handed in, held today, over, over and granted. */
  draft: string;
  ready: string;
  submitted: string;
  held: string;
  over: string;
  granted: string;
  /** One held later, for which a change request waits. */
  changing: string;
  changeId: string;
  /** Of the file that stands for every document. */
  documentDigest: string;
  sessionId: string;
  sessionCode: string;
  analysisId: string;
  roundId: string;
  /** A round that is still being written. */
  grantingRoundId: string;
  lateRecordId: string;
  /** A display that shows the session. */
  displayPass: string;
  /** An invitation that waits. */
  invitationId: string;
  displayId: string;
  /** That its project was returned. */
  messageId: string;
  /** For a missing department, asked for by the newcomer. */
  directoryRequestId: string;
  /** A table of its administrator's that is ready to be fetched. */
  exportId: string;
  /** An import of a roster that waits for a decision. */
  importId: string;
  /** An import of the centre's catalogue that waits for a decision. */
  catalogueImportId: string;
  file: StoredFile;
}

const people = {
  [hospitalA.institutionId]: ['administratorA1', 'trainee1', 'trainee2', 'stranger1', 'trainee5', 'crowd1'],
  [hospitalB.institutionId]: ['administratorB1', 'trainee3', 'trainee4', 'stranger2', 'trainee6', 'crowd2'],
} as const;

/** Plants a whole hospital; its administrator and the centre's reviewer sign in themselves. */
export async function plantHospital(
  cloud: TestBed,
  institution: typeof hospitalA | typeof hospitalB,
): Promise<Hospital> {
  const [administrator, trainee, pending, newcomer, moving, newWechat] = people[institution.institutionId];
  const { institutionId, name: institutionName, account, password } = institution;
  const { administratorId } = await signedInAdministrator(cloud, administrator, institution);
  await signedInReviewer(cloud, 'reviewer1');
  const contact = institution === hospitalA ? 'contact1' : 'contact2';
  const departmentId = `${institutionId}:department:1`;
  await invitedColleague(cloud, contact, { by: administrator, institutionRole: 'departmentContact', departmentId });
  const of = (thing: string) => `${institutionId}-${thing}`;
  const entry = institution === hospitalA ? twoDayEntry : entryOfB;
  const content = aPdf({ mark: institutionId });
  const { fileId, fileName } = await cloud.upload(administrator, `${of('file')}.pdf`, content);
  const digest = createHash('sha256').update(content).digest('hex');
  const file: StoredFile = { fileId, fileName, sizeBytes: content.length, digest, uploadedAt: HOSPITAL_DAY };
  const documents = { notice: file, agenda: file, registrationForm: file };

  const belonging = { institutionId, institutionName, departmentId };
  const outgoing = aTransfer(of('outgoing'), traineeOf(cloud, trainee, belonging), {
    fromInstitutionId: institutionId,
  });
  const person = traineeOf(cloud, trainee, { ...belonging, transferId: outgoing._id });
  const waiting = traineeOf(cloud, pending, { ...belonging, state: 'pending' });
  const coming = somebodyElse(of('coming'), { institutionId: 'third', transferId: of('incoming') });
  const disputing = somebodyElse(of('disputing'), { ...belonging, transferId: of('disputed') });
  const left = somebodyElse(of('left'), {
    ...belonging,
    state: 'left',
    leaving: { day: '2025-11-20', reason: '调离本单位', at: HOSPITAL_DAY - 1000, by: '管理员' },
  });
  await cloud.plant('persons', person, waiting, coming, disputing, left);
  await cloud.plant('personEvents', {
    ...{ _id: of('proven'), personId: person._id, at: HOSPITAL_DAY - 1000, kind: 'correctedByInstitution' },
    ...{ who: 'institution', by: '管理员', reason: '与聘任文件核对', changes: [], proof: { file, institutionId } },
  });
  await cloud.plant(
    'transfers',
    outgoing,
    aTransfer(of('incoming'), coming, {
      ...{ toInstitutionId: institutionId, toDepartmentId: belonging.departmentId },
      ...{ state: 'agreed', readyAt: HOSPITAL_DAY - 1000, listedAt: HOSPITAL_DAY - 1000 },
    }),
    aTransfer(of('disputed'), disputing, {
      ...{ fromInstitutionId: institutionId, outgoingOf: institutionId, state: 'disputed', readyAt: null },
      ...{ dispute: 'open', disputedAt: HOSPITAL_DAY },
    }),
  );
  const movingPersonId = await approvedTrainee(cloud, moving, administrator, { institutionId });
  const { correctionId } = await cloud.as(moving).do('correction.ask', { education: 'doctorate' });
  const rebinding = aRebinding(of('rebinding'), waiting);
  await cloud.plant('rebindings', rebinding);

  const project = (thing: string, over: Partial<Project>): Project =>
    aProject(of(thing), {
      institutionId,
      institutionName,
      title: `${institutionName}的项目`,
      catalogueEntryId: entry.catalogueEntryId,
      projectNumber: entry.projectNumber,
      courses: [courseOf()],
      documents,
      batches: [batchOf()],
      ...over,
    });
  const over = { batches: [batchOf(OVER)], firstDay: OVER.begin, lastDay: OVER.end };
  const draft = { state: 'draft', timesSubmitted: 0, submittedAt: null } as const;
  const held = project('held', { form: { ...aProject('').form, enrolment: true, plannedAttendees: 200 } });
  const ended = project('over', over);
  const granted = project('granted', { ...over, rounds: [{ roundId: of('round'), batchId: 'b1', state: 'granted' }] });
  const later = {
    batches: [batchOf({ begin: '2025-12-20', end: '2025-12-21' })],
    firstDay: '2025-12-20',
    lastDay: '2025-12-21',
  };
  const changing = project('changing', later);
  const change = aChange(changing, { documents: { notice: file } });
  await cloud.plant('changeRequests', change);
  await cloud.plant(
    'projects',
    { ...changing, change: { changeId: change._id, state: change.state }, changesBegun: 1 },
    ...[project('draft', draft), project('ready', draft), project('submitted', { state: 'submitted' })],
    ...[held, ended, granted],
  );
  await enrolIn(cloud, moving, held._id);
  const attendees = [anAttendee(person._id, { institutionId, institutionName })];
  const analysed = { windows: overWindows, at: instantOf('2025-11-22', '09:00:00') };
  const toGrant = anAnalysis(ended, attendees, analysed);
  const frozen = anAnalysis(granted, attendees, analysed);
  // What the batch was analysed as before: two can be laid side by side.
  const former = anAnalysis(ended, [], { ...analysed, number: 0 });
  for (const { analysis, chunks } of [former, toGrant, frozen]) {
    await cloud.plant('analyses', analysis);
    await cloud.plant('analysisChunks', ...chunks);
  }
  const materials = (['sitePhotos', 'summary', 'courseware'] as const).map((kind) => ({ ...file, kind }));
  const round = aRound(of('round'), granted, frozen);
  const granting = aRound(of('granting'), granted, frozen);
  await cloud.plant('grantRounds', granting);
  // A supplementary one: it can be handed in as it is.
  const supplement = { supplementFor: '补传的签到已经确认', state: 'granted', done: 1, granted: 1 } as const;
  await cloud.plant('grantRounds', { ...round, ...supplement, files: materials });
  await cloud.plant(
    'ledgerEntries',
    aLedgerEntry(of('round'), { ...granted, catalogueEntryId: of('earlier') }, person._id),
  );

  const asked = {
    ...{ projectId: granted._id, institutionId, institutionName, title: granted.title, roundId: round._id },
    ...{ entryId: null, personId: null, people: 1, creditHundredths: 300, note: '授分名单有误' },
    ...{ slot: 'open', at: 1, decided: null, done: 0 },
    reasonCode: 'mistake' as const,
    confirmer: 'colleague' as const,
    state: 'waiting' as const,
  };
  await cloud.plant(
    'reversals',
    { ...asked, _id: of('reversal'), subjectId: round._id, byId: of('colleague'), by: `${institutionName}的同事` },
    { ...asked, _id: of('own-reversal'), subjectId: of('own-subject'), byId: administratorId, by: '管理员' },
  );

  await cloud.plant('appeals', anAppeal(of('appeal'), held, person));
  await cloud.plant('grantOutcomes', {
    ...{ _id: idOf(round._id, person._id), roundId: round._id, projectId: granted._id, personId: person._id },
    ...{ year: granted.year, activityDate: OVER.end, title: granted.title, at: HOSPITAL_DAY - DAY_MS },
    ...{ reason: 'excluded', missedWindows: [] },
  });

  const session = aSession(held, institution === hospitalA ? 'AAAAAAAA' : 'BBBBBBBB');
  await cloud.plant('attendanceSessions', session);
  const record = aRecord(held, person._id, session.createdAt + 60_000);
  const late = aRecord(held, person._id, session.createdAt + 61_000, { origin: 'late', confirmed: false });
  // What was over may still be evaluated.
  const earlier = aRecord(ended, person._id, overWindows[0]?.begin ?? 0);
  await cloud.plant('attendanceRecords', record, late, earlier);

  const exam = await plantExam(cloud, { project: ended, person, openid: cloud.openidOf(trainee) });

  const activities = await plantActivities(cloud, { institutionId, institutionName, person, file, at: HOSPITAL_DAY });

  const message: Message = {
    _id: of('message'),
    to: idOf('institution', institutionId),
    kind: 'projectReturned',
    facts: { projectId: of('draft'), title: `${institutionName}的项目`, reason: '请补充日程表' },
    at: HOSPITAL_DAY - 1000,
  };
  await cloud.plant('messages', message);

  await cloud.plant('invitations', anInvitation(of('invitation'), institution.institutionId));
  await cloud.plant('directoryRequests', {
    _id: of('asked'),
    openid: cloud.openidOf(newcomer),
    applicantName: '新学员',
    kind: 'department',
    officeId: institutionId,
    institutionName,
    name: '介入科',
    area: '',
    departmentName: '',
    note: '',
    state: 'open',
    open: true,
    askedAt: HOSPITAL_DAY - 1000,
    closedAt: null,
  });
  await cloud.plant('catalogueImports', aCatalogueImport(of('catalogue'), 'centre'));
  await cloud.plant('catalogueChunks', badEntryChunk(of('catalogue')));
  await cloud.plant('rosterImports', anImport(of('import'), { institutionId }));
  await cloud.plant(
    'rosterChunks',
    badChunk(of('import'), [
      { row: 3, name: '王磊', nationalIdMasked: '430***********0316', problem: { kind: 'missing', column: 'name' } },
    ]),
  );

  await cloud.plant('exports', {
    ...{ _id: of('export'), institutionId, makerId: administratorId },
    what: { kind: 'records', projectId: held._id, batchId: 'b1' },
    ...{ format: 'xlsx', fileName: '考勤明细.xlsx', secret: of('secret'), state: 'ready', fileId },
    ...{ done: 2, total: 2, place: '', parts: 0, written: { rows: 2, size: 1, crc: 0 } },
    ...{ startedAt: HOSPITAL_DAY, until: HOSPITAL_DAY + DAY_MS },
  });

  const { pass: displayPass, code } = await cloud.as(newcomer).do('display.begin', {});
  const { displayId } = await cloud.as(administrator).do('display.pair', { sessionId: session._id, code });

  return {
    invitationId: of('invitation'),
    ...{ institutionId, name: institutionName, account, password, administrator, administratorId, trainee, newcomer },
    personId: person._id,
    pendingPersonId: waiting._id,
    ...{ moving, movingPersonId, newWechat, rebindingId: rebinding._id, correctionId },
    ...{ outgoingTransferId: outgoing._id, incomingTransferId: of('incoming'), disputedTransferId: of('disputed') },
    ...{ leftPersonId: left._id, eventId: of('proven') },
    ...{ reversalId: of('reversal'), ownReversalId: of('own-reversal'), appealId: of('appeal') },
    departmentId,
    otherDepartmentId: `${institutionId}:department:2`,
    contact,
    catalogueEntryId: entry.catalogueEntryId,
    ...{ draft: of('draft'), ready: of('ready'), submitted: of('submitted') },
    ...{ held: held._id, over: ended._id, granted: granted._id, changing: changing._id, changeId: change._id },
    documentDigest: digest,
    sessionId: session._id,
    sessionCode: session.code,
    analysisId: toGrant.analysis._id,
    roundId: round._id,
    grantingRoundId: granting._id,
    lateRecordId: late._id,
    ...{ displayPass, displayId },
    ...exam,
    ...activities,
    messageId: message._id,
    directoryRequestId: of('asked'),
    importId: of('import'),
    exportId: of('export'),
    catalogueImportId: of('catalogue'),
    file,
  };
}

/** Somebody who makes no call. */
const somebodyElse = (who: string, changes: Partial<Person>): Person =>
  traineeOf({ openidOf: (name: string) => `o-${name}` }, who, changes);

/** A request that waits for the old institution. */
const aTransfer = (
  _id: string,
  { _id: personId, name, institutionId }: Person,
  changes: Partial<Transfer>,
): Transfer => ({
  _id,
  personId,
  name,
  fromInstitutionId: institutionId,
  fromInstitutionName: '原单位',
  outgoingOf: changes.fromInstitutionId ?? institutionId,
  fromDepartmentName: '检验科',
  toInstitutionId: 'third',
  toInstitutionName: '新单位',
  toDepartmentId: 'third:department:1',
  toDepartmentName: '检验科',
  why: '人才引进',
  state: 'asked',
  slot: 'open',
  readyAt: HOSPITAL_DAY + 6 * DAY_MS,
  submittedAt: HOSPITAL_DAY - DAY_MS,
  listedAt: HOSPITAL_DAY + 6 * DAY_MS,
  stage: 'open',
  dispute: 'none',
  disputedAt: 0,
  told: 'nothing',
  steps: [],
  ...changes,
});

const aRebinding = (_id: string, person: Person): Rebinding => ({
  _id,
  personId: person._id,
  institutionId: person.institutionId,
  name: person.name,
  departmentName: person.departmentName,
  openid: `oNew-${_id}`,
  phoneMasked: '139****0000',
  phoneDigest: `phone-${_id}`,
  checkCode: '123456',
  oldPhoneMasked: person.phoneMasked,
  samePhone: false,
  state: 'pending',
  slot: 'open',
  submittedAt: HOSPITAL_DAY,
});

/** One that waits, about the first day of a batch. */
const anAppeal = (_id: string, project: Project, person: Person): Appeal => {
  const { name, personNumber, institutionId, institutionName, departmentName } = person;
  const day = '2025-11-29';
  const subject = idOf('attendance', project._id, 'b1', day);
  return {
    _id,
    kind: 'attendance',
    institutionId: project.institutionId,
    projectId: project._id,
    batchId: 'b1',
    title: project.title,
    personId: person._id,
    who: { name, personNumber, institutionId, institutionName, departmentName },
    ...{ subject, slot: subject, windows: [defaultWindowOn(day)] },
    ...{ reason: 'phoneDead', note: '下午手机没电，坐在第六排', files: [] },
    askedAt: HOSPITAL_DAY,
    state: 'open',
    answered: null,
  };
};

export const aSession = ({ _id: projectId, institutionId, title }: Project, code: string): AttendanceSession => ({
  _id: sessionIdOf({ projectId, batchId: 'b1' }),
  code,
  projectId,
  batchId: 'b1',
  institutionId,
  courseIds: ['c1'],
  title,
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '学术报告厅',
  status: 'open',
  closedAt: null,
  createdAt: HOSPITAL_DAY - 600_000,
  projectState: 'approved',
  rotationSeconds: 5,
  cap: null,
  capInForceAt: 0,
  faceCheck: false,
  acceptLate: true,
  placePolicy: 'off',
});

/** One that nobody has a code of. */
const anInvitation = (_id: string, institutionId: string): Invitation => ({
  _id,
  institutionId,
  institutionRole: 'attendanceOnly',
  seed: _id,
  name: '受邀的人',
  phoneMasked: '139****0000',
  phoneDigest: _id,
  invitedAt: HOSPITAL_DAY,
  invitedBy: '管理员',
  expiresAt: HOSPITAL_DAY + 24 * 3_600_000,
  usedAt: null,
  revokedAt: null,
});
