/** What happens in the gallery's world, day by day. The clock only goes forward, as people's days do. */
import { instantOf } from '../../../domain/kernel/time';
import type { InputOf } from '../../../contract';
import { makeMaterials } from '../../support/made-materials';
import { scanFromAlbum, scanIn, scanInLate, type Scanning } from './attendance';
import { attendees } from './people';
import { listExpectedPeople } from './roster';
import {
  addChangeDocument,
  addDocument,
  addMaterials,
  approve,
  batchOf,
  documentPath,
  draftHolding,
  lectures,
  submitHolding,
} from './holdings';
import type { Cast } from './cast';
import { until } from '../../support/until';

const window = (day: string, begin: string, end: string) => ({
  begin: instantOf(day, `${begin}:00`),
  end: instantOf(day, `${end}:00`),
});
/** What the institution writes into its report. */
const SUMMARY =
  '本期按批准的日程举办，围绕室内质控与室间质评、危急值报告两个专题授课并讨论病例。学员反映内容贴近工作，建议今后增加现场操作。';
const halves = (day: string) => [window(day, '08:00', '12:00'), window(day, '13:30', '17:30')];

/** The projects that are approved before the diary begins, by what becomes of them. */
export interface Holdings {
  /** Held on 11-29; its credits are effective. */
  done: string;
  /** Held on 11-29 and 11-30; the centre has its materials. */
  handedIn: string;
  /** Held on 12-01; its materials are not complete. */
  toHandIn: string;
  /** Held on 12-02 and 12-04; analysed, and nothing granted. */
  analysed: string;
  /** Held from 12-06 to 12-08. */
  heldNow: string;
}

/** 11-28: the projects are handed in and approved. */
export async function approveHoldings(cast: Cast): Promise<Holdings> {
  const { administrator, reviewer, at } = cast;
  const [sample] = (await administrator.do('project.list', { state: 'approved' })).rows;
  if (!sample) throw new Error('the sample has an approved project');
  at('2025-11-28', '10:00');
  const handedIn = await submitHolding(administrator, {
    catalogueEntryId: '2025-11-02-018',
    venue: '长沙市XX医院 门诊楼五楼学术报告厅',
    courses: lectures(45, ['室内质量控制与室间质评', '检验危急值报告与临床沟通']),
    batches: [batchOf('2025-11-29', '2025-11-30')],
  });
  at('2025-11-28', '10:20');
  const toHandIn = await submitHolding(administrator, {
    catalogueEntryId: '2025-12-01-041',
    venue: '长沙市XX医院 急诊楼示教室',
    courses: lectures(30, ['急危重症早期识别', '院内急救流程与团队配合']),
    batches: [batchOf('2025-12-01', '2025-12-01', { windows: halves('2025-12-01') })],
  });
  at('2025-11-28', '10:40');
  const analysed = await submitHolding(administrator, {
    catalogueEntryId: '2025-12-02-027',
    venue: '长沙市XX医院 学术报告厅',
    courses: lectures(60, ['抗菌药物合理应用', '多重耐药菌的监测与防控', '疑难感染病例讨论']),
    batches: [
      batchOf('2025-12-02', '2025-12-04', {
        windows: [...halves('2025-12-02'), ...halves('2025-12-04')],
        restDays: [{ day: '2025-12-03', reason: '报告厅当天另有安排' }],
      }),
    ],
  });
  at('2025-11-28', '11:00');
  const heldNow = await submitHolding(administrator, {
    catalogueEntryId: '2025-12-06-018',
    venue: '长沙市XX医院 学术报告厅',
    plannedAttendees: 120,
    courses: lectures(50, ['儿童呼吸道感染诊疗进展', '儿科危重症识别', '儿童合理用药']),
    batches: [
      batchOf('2025-12-06', '2025-12-08', { windows: ['06', '07', '08'].flatMap((day) => halves(`2025-12-${day}`)) }),
    ],
  });
  for (const [index, projectId] of [handedIn, toHandIn, analysed, heldNow].entries()) {
    at('2025-11-28', `15:${index}0`);
    await approve(reviewer, projectId);
  }
  return { done: sample.projectId, handedIn, toHandIn, analysed, heldNow };
}

async function openSession({ cloud, administrator }: Cast, projectId: string, placeName: string): Promise<Scanning> {
  const { session } = await administrator.do('attendanceSession.open', { projectId, batchId: 'b1', placeName });
  return { cloud, administrator, sessionId: session.sessionId };
}

const crowd = ({ as }: Cast, from: number, to: number) => attendees.slice(from, to).map(({ id }) => as(id));
const sampleTrainees = ({ as }: Cast) => ['zhou-min', 'chen-xiaolin', 'ouyang-jing', 'zhang-wei', 'peng-tao'].map(as);

/** 11-29 and 11-30: two holdings at once; two people scan in both halls, one stays away on the second day. */
export async function holdWeekend(cast: Cast, { done, handedIn }: Holdings): Promise<void> {
  const { as, at } = cast;
  const first = await (at('2025-11-29', '07:30'), openSession(cast, done, '学术报告厅'));
  const second = await (at('2025-11-29', '07:40'), openSession(cast, handedIn, '门诊楼五楼学术报告厅'));
  await scanIn(first, [as('zhou-min'), as('ouyang-jing'), ...crowd(cast, 0, 8)], at('2025-11-29', '08:05'));
  await scanIn(second, [...sampleTrainees(cast), ...crowd(cast, 6, 14)], at('2025-11-29', '08:25'));
  await scanFromAlbum(second, as('liang-wen'), at('2025-11-29', '13:40'));
  await scanIn(
    second,
    [as('zhou-min'), as('ouyang-jing'), as('zhang-wei'), as('peng-tao'), ...crowd(cast, 6, 14)],
    at('2025-11-30', '08:12'),
  );
}

type Windows = InputOf<'analysis.run'>['windows'];

async function analyse({ administrator }: Cast, projectId: string, windows?: Windows): Promise<string> {
  const { proposedWindows } = await administrator.do('analysis.prepare', { projectId, batchId: 'b1' });
  const run = { projectId, batchId: 'b1', windows: windows ?? proposedWindows };
  return (await administrator.do('analysis.run', run)).analysisId;
}

/** Grants from an analysis and waits until the job is through. @returns the round's id */
async function grant({ administrator }: Cast, analysisId: string, activityDate: string): Promise<string> {
  const asked = { analysisId, strategy: 'anyCourseFull', show: 'pointed', limit: 100 } as const;
  for (const { personId } of (await administrator.do('grant.candidates', asked)).rows)
    await administrator.do('exclusion.admit', { analysisId, personId, note: '与会务组核对，当天都在会场。' });
  const { roundId } = await administrator.do('grant.start', { analysisId, strategy: 'anyCourseFull', activityDate });
  await until('it is granted', async () => (await administrator.do('grant.round', { roundId })).state !== 'granting');
  return roundId;
}

/** Rounds by what the centre has of them. */
export interface Rounds {
  done: string;
  handedIn: string;
  toHandIn: string;
  /** A request to take back what one person of `done` was granted. */
  reversal: string;
  /** Somebody missed the afternoon of `toHandIn`, and says why. */
  appeal: string;
}

/** 12-01 and 12-02: credits of the weekend, a holding of one day at which one comes in the morning only, the centre's answers. */
export async function grantWeekend(cast: Cast, holdings: Holdings): Promise<Rounds> {
  const { administrator, reviewer, as, at } = cast;
  at('2025-12-01', '07:20');
  const done = await grant(cast, await analyse(cast, holdings.done), '2025-11-29');
  await addMaterials(administrator, done, ['sitePhotos', 'summary', 'courseware']);
  await makeMaterials(administrator, done);
  await administrator.do('materials.submit', { roundId: done });

  const hall = await (at('2025-12-01', '07:45'), openSession(cast, holdings.toHandIn, '急诊楼示教室'));
  await scanIn(
    hall,
    [as('zhou-min'), as('gao-yuan'), as('song-jie'), ...crowd(cast, 11, 15)],
    at('2025-12-01', '08:10'),
  );
  await scanIn(hall, [as('gao-yuan'), as('song-jie'), ...crowd(cast, 11, 15)], at('2025-12-01', '13:50'));

  at('2025-12-02', '07:10');
  const analysisId = await analyse(cast, holdings.handedIn);
  const { rows } = await administrator.do('grant.candidates', { analysisId, strategy: 'anyCourseFull', limit: 100 });
  const excluded = rows.find(({ name }) => name === '郭丽丽');
  if (!excluded) throw new Error('郭丽丽 is valid');
  await administrator.do('exclusion.set', { analysisId, personId: excluded.personId, reason: 'twoPlaces' });
  const handedIn = await grant(cast, analysisId, '2025-11-30');
  await addMaterials(administrator, handedIn, ['sitePhotos', 'summary', 'courseware']);
  await makeMaterials(administrator, handedIn);
  at('2025-12-02', '07:30');
  await administrator.do('materials.submit', { roundId: handedIn });

  at('2025-12-02', '07:40');
  const toHandIn = await grant(cast, await analyse(cast, holdings.toHandIn), '2025-12-01');
  await addMaterials(administrator, toHandIn, ['sitePhotos', 'summary']);

  at('2025-12-02', '07:50');
  await reviewer.do('review.materials', { roundId: done, decision: 'approve', decisionsSeen: 0 });
  await reviewer.do('review.materials', {
    roundId: handedIn,
    decision: 'return',
    reason: '会议总结缺少盖章页，请补传盖章后的扫描件。',
    decisionsSeen: 0,
  });
  const { rows: granted } = await administrator.do('grant.roundPeople', { roundId: done });
  const { reversalId: reversal } = await administrator.do('reversal.request', {
    ...{ roundId: done, personId: granted[0]?.personId ?? '', reasonCode: 'byAnother', confirmer: 'centre' },
    note: '下午本人在科室值班，签到由同事代扫',
  });
  const { appealId: appeal } = await as('zhou-min').do('appeal.ask', {
    ...{ projectId: holdings.toHandIn, batchId: 'b1', reason: 'phoneDead' },
    about: { kind: 'attendance', slots: [instantOf('2025-12-01', '13:30:00')] },
    note: '14:10 左右手机没电，坐在第 6 排，同科室何静可以证明。',
    pictures: [await as('zhou-min').upload(documentPath('photo.jpg'), 'appeal')],
  });
  return { done, handedIn, toHandIn, reversal, appeal };
}

/** 12-02 to 12-05: two days with everything that makes a record doubtful, then the analysis; the returned materials again. */
export async function holdAndAnalyse(cast: Cast, { analysed }: Holdings, { handedIn }: Rounds): Promise<string> {
  const { administrator, as, at } = cast;
  const hall = await (at('2025-12-02', '08:00'), openSession(cast, analysed, '学术报告厅'));
  const everybody = [as('zhou-min'), as('chen-xiaolin'), as('ouyang-jing'), ...crowd(cast, 0, 16)];
  await scanIn(hall, everybody, at('2025-12-02', '08:06'));
  await scanIn(hall, everybody.slice(0, 16), at('2025-12-02', '13:35'));
  await scanInLate(hall, as('ayiguli'), at('2025-12-02', '14:30'));
  await scanIn(hall, everybody.slice(0, 17), at('2025-12-04', '08:09'));
  await scanFromAlbum(hall, as('ayiguli'), at('2025-12-04', '09:15'));
  await scanIn(hall, everybody.slice(1, 15), at('2025-12-04', '13:38'));
  await scanIn(hall, [as('liu-yang')], at('2025-12-04', '14:20'));
  await scanInLate(hall, as('zhou-min'), at('2025-12-04', '14:40'));

  at('2025-12-05', '08:30');
  await administrator.do('materials.summarise', { roundId: handedIn, text: SUMMARY });
  await makeMaterials(administrator, handedIn);
  await administrator.do('materials.submit', { roundId: handedIn, answer: '盖章页在会议总结第 3 页' });
  at('2025-12-05', '08:50');
  // First by the afternoon of the last day alone, then as proposed: two to lay side by side.
  const { proposedWindows } = await administrator.do('analysis.prepare', { projectId: analysed, batchId: 'b1' });
  await analyse(cast, analysed, proposedWindows.slice(-1));
  return analyse(cast, analysed);
}

/** Projects that the centre has not approved. */
export interface Drafts {
  draft: string;
  returned: string;
  submitted: string;
  /** A neighbour's, to come, for which one can enrol. */
  announced: string;
  /** A change request that waits for the centre. */
  changeId: string;
}

const lessonsOfTheDay = [
  { day: '2025-12-18', begin: '08:30', end: '10:45' },
  { day: '2025-12-18', begin: '14:00', end: '16:15' },
] as const;

/** 12-05: a draft without all its documents, one that was returned, two that wait for the centre, one that is announced. */
export async function prepareDrafts({ administrator, neighbour, reviewer, as, at }: Cast): Promise<Drafts> {
  at('2025-12-05', '09:20');
  const draft = await draftHolding(administrator, {
    catalogueEntryId: '2025-12-20-055',
    venue: '长沙市XX医院 护理培训中心',
    courses: lectures(30, ['心血管介入围术期护理']),
    batches: [batchOf('2025-12-20', '2025-12-20')],
  });
  await addDocument(administrator, draft, 'notice');
  at('2025-12-05', '09:30');
  const returned = await submitHolding(administrator, {
    catalogueEntryId: '2025-12-27-063',
    venue: '长沙市XX医院 学术报告厅',
    courses: lectures(45, ['药物不良反应的识别与上报', '重点监护药品管理']),
    batches: [batchOf('2025-12-27', '2025-12-28')],
  });
  at('2025-12-05', '09:40');
  const submitted = await submitHolding(administrator, {
    catalogueEntryId: '2025-20100412',
    venue: '长沙市XX医院 学术报告厅',
    courses: lectures(100, ['伤寒论导读', '金匮要略选讲', '温病学临床应用', '中医经典病案讨论']),
    batches: [batchOf('2025-12-13', '2025-12-16')],
  });
  at('2025-12-05', '09:50');
  await submitHolding(neighbour, {
    catalogueEntryId: '2025-12-13-009',
    venue: '湘潭市XX医院 三楼会议室',
    courses: lectures(30, ['临床输血适应证', '输血不良反应处置']),
    batches: [batchOf('2025-12-13', '2025-12-13')],
  });
  at('2025-12-05', '09:52');
  const neighbours = await submitHolding(neighbour, {
    catalogueEntryId: '2025-12-18-012',
    venue: '湘潭市XX医院 康复楼三楼',
    plannedAttendees: 60,
    courses: lectures(30, ['脑卒中后早期康复', '骨关节术后康复']).map((course, index) => ({
      ...course,
      lessons: [lessonsOfTheDay[index] ?? lessonsOfTheDay[0]],
    })),
    batches: [batchOf('2025-12-18', '2025-12-18')],
  });
  at('2025-12-05', '09:54');
  await approve(reviewer, neighbours);
  at('2025-12-05', '09:56');
  await reviewer.do('review.project', {
    projectId: returned,
    decision: 'return',
    reason: '日程表没有写讲授者，请补充后重新提交。',
    documentMarks: { notice: 'conforms', agenda: 'fails', registrationForm: 'conforms' },
    decisionsSeen: 0,
  });
  at('2025-12-05', '09:58');
  for (const who of ['zhou-min', 'chen-xiaolin'] as const) {
    await as(who).do('enrolment.enrol', { projectId: neighbours, batchId: 'b1' });
  }
  const changeId = await askForChange(neighbour, neighbours);
  return { draft, returned, submitted, announced: neighbours, changeId };
}

/** Another room and a day more; the notice and the agenda are new. */
async function askForChange(administrator: Cast['administrator'], projectId: string): Promise<string> {
  const { after } = await administrator.do('change.get', { projectId });
  const [batch] = after.batches;
  if (!batch) throw new Error('a holding without a batch');
  await administrator.do('change.save', {
    projectId,
    revision: after.revision,
    form: { ...after.form, venue: '湘潭市XX医院 门诊楼二楼报告厅' },
    batches: [{ ...batch, end: '2025-12-19' }],
    reason: '康复楼三楼 12 月 18 日停电检修，改到门诊楼，并顺延一天。',
  });
  for (const kind of ['notice', 'agenda'] as const) await addChangeDocument(administrator, projectId, kind);
  const { change } = await administrator.do('change.get', { projectId });
  await administrator.do('change.submit', { projectId, revision: change?.revision ?? 0 });
  return change?.changeId ?? '';
}

/** 12-06: the hall fills. @returns the session, which is open */
export async function fillHall(cast: Cast, { heldNow }: Holdings): Promise<Scanning> {
  const { administrator, as, at } = cast;
  at('2025-12-06', '07:20');
  for (const person of [as('zhou-min'), as('ouyang-jing'), ...crowd(cast, 4, 10), ...crowd(cast, 14, 18)])
    await person.do('enrolment.enrol', { projectId: heldNow, batchId: 'b1' });
  await as('ouyang-jing').do('enrolment.enrol', { projectId: heldNow, batchId: 'b1', phone: '13800005623' });
  await as('chen-xiaolin').do('notice.follow', { projectId: heldNow, following: true });
  await listExpectedPeople(administrator, heldNow);
  const hall = await (at('2025-12-06', '07:40'), openSession(cast, heldNow, '学术报告厅'));
  await administrator.do('attendanceSession.update', { sessionId: hall.sessionId, cap: 60 });
  const people = [as('zhou-min'), as('chen-xiaolin'), as('zhang-wei'), ...crowd(cast, 0, 13)];
  await scanIn(hall, people.slice(0, 6), at('2025-12-06', '08:02'), 95_000);
  await scanIn(hall, people.slice(6), at('2025-12-06', '08:20'), 20_000);
  return hall;
}
