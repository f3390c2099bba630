import { calls, type CallName, type Envelope, type InputOf } from '../../contract';
import { encodeCursor } from '../../server/data/paging';
import { nationalIdOf } from '../../sample/national-id';
import { faultOf } from '../support/answers';
import { invitedColleague } from '../support/builders';
import { aRecord } from '../support/grant-builders';
import { HOSPITAL_DAY, plantHospital, type Hospital } from '../support/hospital';
import { openInProcess, type InProcessCloud } from '../support/in-process';
import { hospitalA, hospitalB } from '../support/institutions';
import { refusalOf } from '../support/refusal';
import type { ValidCalls } from '../support/valid-calls';
import { validCalls } from '../support/valid-inputs';

/** Somebody with a valid account of one hospital, who wants something of another's. */

let cloud: InProcessCloud;
let own: Hospital;
let other: Hospital;
let valid: ValidCalls;
beforeAll(async () => {
  cloud = await openInProcess({ startAt: HOSPITAL_DAY });
  own = await plantHospital(cloud, hospitalA);
  other = await plantHospital(cloud, hospitalB);
  valid = validCalls(cloud, own);
});

const names = Object.keys(calls) as CallName[];

/** Calls in which another hospital's id is right: public ones, and the centre's, which sees every hospital. */
const rightful: readonly CallName[] = [
  'directory.departments',
  'notice.get',
  // The contact of a public meeting.
  'contact.get',
  'review.projectGet',
  'review.project',
  'review.paper',
  'documentPage.show',
  'review.materials',
  'groupActivity.review',
  // The catalogue is the centre's, whoever may hold its entries.
  'review.projects',
  'catalogueImport.get',
  'catalogueImport.rows',
  'catalogueImport.take',
  'catalogueImport.drop',
  'catalogueFile.badRows',
  'catalogueEntry.list',
  'catalogueEntry.get',
  'catalogueEntry.history',
  'catalogueEntry.add',
  'catalogueEntry.edit',
  'catalogueEntry.withdraw',
  'catalogueEntry.restore',
  'institution.resetPassword',
  'institution.get',
  'institution.edit',
  'institution.suspend',
  'institution.resume',
  'institution.setTrack',
  'institution.setDelegate',
  'ruleTable.confirm',
  'institution.get',
  'institution.edit',
  'institution.suspend',
  'institution.resume',
  'notice.follow',
  // Whoever has checked in there evaluates another hospital's meeting; that there is one, its notice says to everybody.
  'evaluation.mine',
  'exam.mine',
  // The same goes for what they say against their attendance there.
  'appeal.basis',
  'appeal.ask',
  // Whoever registers finds every hospital.
  'directory.institutions',
  'notice.following',
  // People come from everywhere.
  'enrolment.enrol',
  'enrolment.withdraw',
  'review.begin',
  'review.changeGet',
  'review.change',
  'transfer.request',
  'transfer.dispute',
  'transfer.decide',
];
/**
 * Fields that are not an id of one hospital: parts that mean something only inside a project, a person's own number, and a
 * file's path, which nobody knows but who has uploaded it and those it was shown to.
 */
const partOfAnother = [
  'batchId',
  'chosenIds',
  'courseId',
  'courseIds',
  'fileId',
  'itemId',
  'lecturerId',
  'nationalId',
  'optionId',
  'questionId',
  'rightIds',
];

/** Narrows a list of one's own: by a hall of another hospital nothing of it is found, and nothing of the other is told. */
const narrowing = ['attendance.records sessionId', 'export.begin what.sessionId'];

/** Where the ids of the own hospital stand in an input, and the same input with the other's there. */
function swapped(input: unknown): { field: string; input: unknown }[] {
  const pairs = new Map<unknown, unknown>(
    Object.entries(own).flatMap(([key, value]) =>
      typeof value === 'string' && key !== 'password' ? [[value, Reflect.get(other, key)] as const] : [],
    ),
  );
  const found: { field: string; input: unknown }[] = [];
  const visit = (value: unknown, path: string[], rebuild: (replaced: unknown) => unknown): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const put = (replaced: unknown): unknown =>
          rebuild(
            Array.isArray(value)
              ? value.map((each: unknown, index) => (String(index) === key ? replaced : each))
              : { ...value, [key]: replaced },
          );
        visit(item, [...path, key], put);
      }
    } else if (pairs.has(value)) found.push({ field: path.join('.'), input: rebuild(pairs.get(value)) });
  };
  visit(input, [], (replaced) => replaced);
  return found;
}

/** The fields of an input that name something by id. */
function idFieldsOf(input: unknown, path: string[] = []): string[] {
  if (Array.isArray(input)) return input.flatMap((item, index) => idFieldsOf(item, [...path, String(index)]));
  if (typeof input === 'object' && input !== null)
    return Object.entries(input).flatMap(([key, item]) => idFieldsOf(item, [...path, key]));
  const name = path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
  return /(Id|Ids|^records)$/.test(name) && !partOfAnother.includes(name) ? [path.join('.')] : [];
}

/** What is answered where of another hospital's id nothing is found, so nothing is said or done. */
const nothingFound = (): Partial<Record<CallName, unknown>> => ({
  'attendance.confirmLate': { confirmed: 0 },
  'audit.list': { rows: [] },
  'activityPeople.candidates': { rows: [], total: null },
  'appeal.list': { rows: [], waiting: 1 },
  'registration.list': { rows: [], total: null, waiting: null },
  'registration.contested': { rows: [] },
  // No more than the id that was sent, as of one that nobody has.
  'registration.reviewMany': {
    results: [{ personId: other.pendingPersonId, outcome: 'look', state: null, why: 'gone' }],
  },
});

/** Everything stored about the other hospital. */
const storedOfOther = () =>
  JSON.stringify(
    (
      [
        'persons',
        'rebindings',
        'projects',
        'grantRounds',
        'analyses',
        'attendanceSessions',
        'attendanceRecords',
        'exclusions',
        'ledgerEntries',
        'departments',
        'administratorSessions',
        'displays',
        'auditEntries',
      ] as const
    ).map((collection) =>
      (cloud.documents(collection) as { _id: string }[]).filter((document) =>
        [other.institutionId, other.personId].some((mark) => JSON.stringify(document).includes(mark)),
      ),
    ),
  );

const tellsOfOther = (envelope: Envelope<unknown>): boolean =>
  envelope.ok &&
  [other.institutionId, other.name, other.personId, other.pendingPersonId].some((mark) =>
    JSON.stringify(envelope.data).includes(mark),
  );

describe("another hospital's id", () => {
  it.each(names.filter((name) => !rightful.includes(name)))('tells and changes nothing in %s', async (name) => {
    const { by, as, input } = valid[name];
    const given = await input();
    const foreign = swapped(given);
    // Every id of the call is tried with one that exists in the other hospital.
    const tried = foreign.map(({ field }) => field);
    expect(idFieldsOf(given).filter((field) => !tried.includes(field))).toEqual([]);
    const before = storedOfOther();
    for (const each of foreign) {
      const envelope: Envelope<unknown> = await cloud.as(by).call(name, each.input as never, as);
      expect({ field: each.field, fault: faultOf(name, envelope) }).toEqual({ field: each.field, fault: undefined });
      const mayRegisterThere = name === 'registration.submit' && each.field === 'institutionId';
      const nothing = nothingFound()[name];
      if (nothing !== undefined && envelope.ok) expect(envelope.data).toEqual(nothing);
      else if (!mayRegisterThere)
        expect({ field: each.field, tells: tellsOfOther(envelope) }).toEqual({ field: each.field, tells: false });
    }
    expect(storedOfOther()).toBe(before);
  });

  it('is refused wherever something is asked of it or done to it', async () => {
    const empty = nothingFound();
    const let_in: string[] = [];
    for (const name of names.filter((each) => !rightful.includes(each))) {
      const { by, as, input } = valid[name];
      for (const { field, input: foreign } of swapped(await input())) {
        const envelope: Envelope<unknown> = await cloud.as(by).call(name, foreign as never, as);
        if (!envelope.ok) continue;
        if (name in empty) expect({ name, data: envelope.data }).toEqual({ name, data: empty[name] });
        else let_in.push(`${name} ${field}`);
      }
    }
    expect(let_in).toEqual(narrowing);
  });
});

describe("another person's request id", () => {
  it('gets nobody the answer of a colleague, or of somebody at another hospital', async () => {
    await invitedColleague(cloud, 'administratorA2', { by: own.administrator, institutionRole: 'all' });
    const requestId = 'request-of-somebody';
    const create = (who: typeof own.administrator, hospital: Hospital) =>
      cloud.as(who).do('project.create', { catalogueEntryId: hospital.catalogueEntryId }, { requestId });
    const made = [
      await create('administratorA1', own),
      await create('administratorA2', own),
      await create('administratorB1', other),
      await create('administratorA1', own),
    ].map(({ projectId }) => projectId);
    expect(new Set(made).size).toBe(3);
    expect(made[3]).toBe(made[0]);
  });

  it('does not make a registration theirs', async () => {
    const requestId = 'request-of-a-newcomer';
    const form = async (who: 'stranger3' | 'stranger4'): Promise<InputOf<'registration.submit'>> => ({
      ...(await valid['registration.submit'].input()),
      nationalId: nationalIdOf(who === 'stranger3' ? 601 : 602),
      phoneCode: await cloud.phoneCode(who),
    });
    const first = await cloud.as('stranger3').do('registration.submit', await form('stranger3'), { requestId });
    const second = await cloud.as('stranger4').do('registration.submit', await form('stranger4'), { requestId });
    expect(second.personId).not.toBe(first.personId);
    const stolen = { ...(await form('stranger3')), phoneCode: await cloud.phoneCode('stranger5') };
    const third = await cloud.as('stranger5').do('registration.submit', stolen, { requestId });
    // A claim of its own, beside the first one's.
    expect(third.personId).not.toBe(first.personId);
  });
});

describe('a cursor that was tampered with', () => {
  const paged = names.filter((name) => 'cursor' in calls[name].input.shape);
  const keys: unknown[] = [
    ...[
      [1e308, ''],
      [-1e308, ''],
      [0, 'hospital-b'],
      ['', ''],
      ['\uffff', '\uffff'],
      ['hospital-b-held', ''],
      [0],
      [''],
      [-5],
      [2.5],
    ],
    ...[
      [null, null],
      [true, false],
      [[], {}],
      [{ $gt: '' }, ''],
      ['', { $ne: 1 }],
      {},
      'text',
      7,
      null,
      [],
      ['a', 'b', 'c'],
    ],
  ];
  const cursors = [
    ...keys.map((key) => Buffer.from(JSON.stringify(key)).toString('base64url')),
    ...['', '%%%', 'e30', Buffer.from('[').toString('base64url'), '../..', 'x'.repeat(300)],
    encodeCursor([9e15, '~']),
  ];

  it.each(paged)('is refused by %s, or gives what is the caller’s', async (name) => {
    const { by, as, input } = valid[name];
    const given = await input();
    for (const cursor of cursors) {
      for (const limit of [1, 100]) {
        const envelope: Envelope<unknown> = await cloud.as(by).call(name, { ...given, cursor, limit }, as);
        expect({ cursor, fault: faultOf(name, envelope) }).toEqual({ cursor, fault: undefined });
        const isPublic = calls[name].roles.some((role) => role === 'anyone' || role === 'reviewer');
        if (!isPublic) expect({ cursor, tells: tellsOfOther(envelope) }).toEqual({ cursor, tells: false });
      }
    }
    for (const limit of [0, -1, 101, 1e9]) {
      const envelope: Envelope<unknown> = await cloud.as(by).call(name, { ...given, limit }, as);
      expect(refusalOf(envelope).code).toBe('invalidInput');
    }
  });
});

describe('a scan', () => {
  const codeOf = async (hospital: Hospital): Promise<string> => {
    const { tokens } = await cloud
      .as(hospital.administrator)
      .do('attendance.tokens', { sessionId: hospital.sessionId });
    return tokens.find(({ from }) => from <= HOSPITAL_DAY)?.token ?? '';
  };

  it('that waits for its person to register is nobody else’s', async () => {
    const qrText = await codeOf(own);
    expect(refusalOf(await cloud.as('stranger6').call('attendance.checkIn', { qrText })).code).toBe('notRegistered');
    const form = { ...(await valid['registration.submit'].input()), nationalId: nationalIdOf(603) };
    const thief = { ...form, phoneCode: await cloud.phoneCode('trainee8') };
    expect(await cloud.as('trainee8').do('registration.submit', thief)).toMatchObject({ keptScans: 0 });
    const owner = { ...form, nationalId: nationalIdOf(604), phoneCode: await cloud.phoneCode('stranger6') };
    expect(await cloud.as('stranger6').do('registration.submit', owner)).toMatchObject({ keptScans: 1 });
  });

  it('at another hospital is that hospital’s: its own sees it, mine does not', async () => {
    const { recordId } = await cloud.as(own.trainee).do('attendance.checkIn', { qrText: await codeOf(other) });
    const seenBy = async (hospital: Hospital) =>
      (
        await cloud.as(hospital.administrator).do('attendance.records', { projectId: hospital.held, batchId: 'b1' })
      ).rows.filter((row) => row.recordId === recordId);
    expect(await seenBy(own)).toEqual([]);
    expect(await seenBy(other)).toMatchObject([{ outside: true }]);
  });
});

describe('an exported table', () => {
  it('runs nothing in a spreadsheet, names nobody of elsewhere, and cannot be attached as a file', async () => {
    const project = cloud.documents('projects').find(({ _id }) => _id === own.held);
    if (!project) throw new Error('no project');
    const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '"=1', ',=1'];
    for (const [index, name] of hostile.entries()) {
      const record = aRecord(project, own.personId, HOSPITAL_DAY + index * 1000, { placeName: name });
      await cloud.plant('attendanceRecords', { ...record, who: { ...record.who, name, departmentName: name } });
    }
    const what = { kind: 'records' as const, projectId: own.held, batchId: 'b1' };
    const { exportId } = await cloud.as(own.administrator).do('export.begin', { what, format: 'csv' });
    await cloud.jobs({ jobId: `export:${exportId}` });
    const [path, content] = [...cloud.files.contents].at(-1) ?? ['', Buffer.alloc(0)];
    const text = content.toString('utf8');
    for (const name of hostile) expect(text).toContain(name.replaceAll('"', '""'));
    // A tab before digits is what keeps them whole.
    expect(text.match(/(^\uFEFF?|,|\n)"([=+\-@＝＋－＠\r\n]|\t[^\d])/)).toBeNull();
    expect(text).not.toContain(other.name);
    const file = { fileId: await cloud.files.fileIdAt(path), fileName: 'table.pdf' };
    const attach = { roundId: other.roundId, kind: 'summary' as const, file };
    const refused = refusalOf(await cloud.as(other.administrator).call('materials.addFile', attach)).code;
    expect(['fileNotYours', 'invalidInput']).toContain(refused);
  });
});
