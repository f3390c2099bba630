import { instantOf } from '../../../../domain/kernel/time';
import { reasonProblem } from '../../../components/return-reason/reason';
import { aProjectDetail as aProject } from '../../../../test/support/project-detail';
import { courseOf as aCourse, lecturerOf } from '../../../../test/support/projects';
import { checkRow } from './checks';
import {
  choiceOf,
  comparedDocuments,
  detailRows,
  documentCards,
  documentsHint,
  firstMarks,
  headCard,
  lastReason,
  linesSince,
  outcomeOf,
  quickReasons,
  toggleMark,
  answeredObjections,
  lateLine,
  placeOptions,
  reasonGiven,
  withObjection,
} from './index.view';

const words = (code: string, figures: Record<string, string | number>, batchIds = ['b1']) =>
  checkRow({ code, result: 'warn', figures }, batchIds).words;

describe('the head of a project before the centre', () => {
  it('says whose it is, how long it waits and what it is worth', () => {
    const head = headCard({ project: aProject(), waitingDays: 7, checks: [] });
    expect(head).toMatchObject({ line: '长沙市XX医院 · 儿科学 / 儿科内科学', waited: '7 天' });
    expect(head.stats.map(({ value, caption }) => value + caption)).toEqual(['5.00学分', '15.0学时', '2天', '1课程']);
  });

  it('counts the days on which there is teaching', () => {
    const batches = [
      {
        batchId: 'b1',
        begin: '2025-12-06',
        end: '2025-12-08',
        windows: [],
        restDays: [{ day: '2025-12-07', reason: '外出参观' }],
      },
    ];
    expect(headCard({ project: aProject({ batches }), waitingDays: 0, checks: [] }).stats[2]?.value).toBe('2');
  });
});

describe('the three documents', () => {
  it('keep the mark they were given, and lose it when it is tapped again', () => {
    const marks = toggleMark({}, 'agenda', 'fails');
    expect(documentCards(aProject(), marks).map(({ mark }) => mark)).toEqual(['', 'fails', '']);
    expect(toggleMark(marks, 'agenda', 'conforms')).toEqual({ agenda: 'conforms' });
    expect(toggleMark(marks, 'agenda', 'fails')).toEqual({});
  });

  it('show by which file they are, as the institution sees it', () => {
    const documents = aProject().documents.map((document) => ({
      ...document,
      digest: `3f9a12bc${'0'.repeat(56)}`,
      type: 'jpeg' as const,
      pages: 2,
    }));
    expect(documentCards(aProject({ documents }), {})[0]).toMatchObject({
      print: '指纹 3f9a12bc',
      figures: '2 KB · 2 页',
      icon: 'file-image',
    });
    // Of a document from before digests were kept, nothing is said.
    expect(documentCards(aProject(), {})[0]).toMatchObject({ print: '', figures: '2 KB', icon: 'file-pdf' });
  });

  it('begin a second review with the marks of the last one, but for what was replaced', () => {
    const digest = (letter: string) => letter.repeat(64);
    const documents = aProject().documents.map((document, index) => ({
      ...document,
      digest: digest('abc'[index] ?? ''),
    }));
    const review = {
      decision: 'return' as const,
      reason: '日程表缺少单位盖章',
      at: 5,
      by: '何静',
      documents: [
        { kind: 'notice' as const, digest: digest('a'), mark: 'conforms' as const },
        { kind: 'agenda' as const, digest: digest('f'), mark: 'fails' as const },
      ],
    };
    const older = {
      ...review,
      at: 1,
      documents: [{ kind: 'registrationForm' as const, digest: digest('c'), mark: 'fails' as const }],
    };
    expect(firstMarks(aProject({ documents, reviews: [older, review] }))).toEqual({ notice: 'conforms' });
    expect(firstMarks(aProject({ documents }))).toEqual({});
    expect(documentsHint(aProject({ documents, reviews: [review] }))).toBe('没有更换的保留上次标记');
    expect(documentsHint(aProject({ documents }))).toBe('点开核对，逐份标记');
    expect(documentsHint(aProject({ documents, state: 'approved' }))).toBe('点开查看');
  });

  it('allow the approval once all three are marked as conforming', () => {
    const conform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
    expect(choiceOf(conform)).toEqual({ tip: '', canApprove: true, returnOnly: false });
    expect(choiceOf({ notice: 'conforms' })).toEqual({
      tip: '还有 2 份材料没有标记',
      canApprove: false,
      returnOnly: false,
    });
  });

  it('leave only the return once one of them does not conform', () => {
    expect(choiceOf({ notice: 'conforms', agenda: 'fails' })).toEqual({
      tip: '您把日程表标为不符合，本次只能退回',
      canApprove: false,
      returnOnly: true,
    });
  });

  it('offer what is marked as the first reason, and each reason can stand alone', () => {
    const reasons = quickReasons({ agenda: 'fails' });
    expect(reasons[0]).toBe('日程表不符合要求');
    expect(reasons.map(reasonProblem)).toEqual(reasons.map(() => ''));
  });
});

describe('what the system has compared', () => {
  it.each([
    ['creditsMatchRule', { hourTenths: 150, creditHundredths: 500 }, '15.0 学时对应 5.00 学分，符合规则'],
    [
      'creditsDifferFromHours',
      { hourTenths: 400, creditHundredths: 500, expectedCreditHundredths: 1000 },
      '40.0 学时按规则对应 10.00 学分，目录为 5.00',
    ],
    ['creditsAboveCap', { creditHundredths: 1200, capHundredths: 1000 }, '12.00 学分超过单个项目的上限 10.00'],
    ['courseHoursEqual', { sumHourTenths: 150 }, '课程学时合计 15.0，与总学时相等'],
    ['courseHoursBelow', { sumHourTenths: 60, totalHourTenths: 90 }, '课程学时合计 6.0，比总学时少 3.0'],
    ['courseHoursAbove', { sumHourTenths: 100, totalHourTenths: 90 }, '课程学时合计 10.0，比总学时多 1.0'],
    ['batchesInsidePlanned', {}, '举办周期在拟举办日期内'],
    ['batchOutsidePlanned', { batchId: 'b1', daysBefore: 0, daysAfter: 1 }, '举办周期比拟举办日期晚 1 天'],
    ['restDay', { batchId: 'b1', day: '2025-12-07', reason: '外出参观' }, '12-07 不授课：外出参观'],
  ])('%s', (code, figures, expected) => {
    expect(words(code, figures)).toBe(expected);
  });

  it('names the batch where there are several', () => {
    expect(words('batchOutsidePlanned', { batchId: 'b2', daysBefore: 2, daysAfter: 1 }, ['b1', 'b2'])).toBe(
      '第 2 期举办周期比拟举办日期早 2 天、晚 1 天',
    );
  });

  it('shows a check of a newer server as what it is called', () => {
    expect(words('venueTaken', {})).toContain('venueTaken');
  });

  it('tells what is right from what to look at', () => {
    expect(checkRow({ code: 'batchesInsidePlanned', result: 'pass', figures: {} }, ['b1']).tone).toBe('ok');
    expect(checkRow({ code: 'restDay', result: 'warn', figures: {} }, ['b1']).tone).toBe('late');
  });
});

describe('the way to the details', () => {
  it('says the essence of each part', () => {
    const courses = [
      aCourse({ courseId: 'c1', lecturers: [lecturerOf({ lecturerName: '唐文', cardNumber: '430100000217' })] }),
      aCourse({ courseId: 'c2', lecturers: [lecturerOf({ lecturerName: '唐文' })] }),
      aCourse({ courseId: 'c3', lecturers: [lecturerOf({ lecturerName: '刘芳' })] }),
      aCourse({ courseId: 'c4' }),
    ];
    expect(detailRows(aProject({ courses })).map(({ title, line }) => [title, line])).toEqual([
      ['举办信息', '12-06 至 12-07 · 学术报告厅'],
      ['课程 4 节', '主讲人 3 位，1 位已填医通卡号'],
      ['审核记录', '第 1 次提交 · 尚无审核意见'],
    ]);
  });
});

describe('a project that was decided', () => {
  const review = {
    decision: 'return' as const,
    reason: '日程表未盖章',
    at: instantOf('2025-11-28', '09:08:00'),
    by: '何静',
  };

  it('shows who decided what, and waits for nobody', () => {
    expect(outcomeOf({ state: 'returned', reviews: [review] })).toMatchObject({
      tone: 'ret',
      line: '2025-11-28 09:08 · 何静',
      reason: '日程表未盖章',
    });
    expect(outcomeOf({ state: 'approved', reviews: [] })?.tone).toBe('ok');
  });

  it('waits again once it is submitted again', () => {
    expect(outcomeOf({ state: 'submitted', reviews: [review] })).toBeNull();
  });
});

describe('a second review (J4)', () => {
  const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)];
  const file = (kind: 'notice' | 'agenda', digest: string) => ({
    kind,
    digest,
    fileName: 'a.pdf',
    sizeBytes: 1,
    uploadedAt: 0,
  });
  const reviews = [
    {
      decision: 'return' as const,
      reason: '日程表未盖章',
      at: 1,
      by: '何静',
      documents: [
        { kind: 'notice' as const, digest: old, mark: 'conforms' as const },
        { kind: 'agenda' as const, digest: old, mark: 'fails' as const },
      ],
    },
  ];

  it('shows what was objected to beside what is there now, and leaves out what nobody has touched', () => {
    const project = aProject({ reviews, documents: [file('notice', old), file('agenda', fresh)] });
    expect(comparedDocuments(project)).toEqual([
      { kind: 'agenda', label: '日程表', oldDigest: old, line: '上次标为不符合 · 已更换' },
    ]);
    expect(comparedDocuments({ ...project, documents: [file('notice', fresh), file('agenda', old)] })).toMatchObject([
      { label: '会议通知', line: '已更换' },
      { label: '日程表', line: '上次标为不符合 · 没有更换' },
    ]);
    expect(comparedDocuments({ ...project, state: 'approved' })).toEqual([]);
    expect(lastReason(project)).toBe('日程表未盖章');
    expect(lastReason({ ...project, reviews: [] })).toBe('');
  });

  it('says what else is different since', () => {
    const project = aProject();
    const previous = { ...project, form: { ...project.form, venue: '二楼会议室' } };
    const { form, courses, batches } = previous;
    const reviewed = { project, waitingDays: 0, checks: [] };
    expect(linesSince({ ...reviewed, previous: { form, courses, batches } })).toMatchObject([
      { what: '举办地点', before: '二楼会议室', after: '学术报告厅' },
    ]);
    expect(linesSince(reviewed)).toEqual([]);
  });
});

describe('what is wrong where', () => {
  const project = aProject();
  const agenda = { at: 'documents.agenda', reason: '第 2 页没有盖章' };
  const venue = { at: 'form.venue', reason: '请写到楼层和会议室' };

  it('stands in the order of the pages, once for each place, and is taken back by an empty note', () => {
    const both = withObjection(project, withObjection(project, [], venue), agenda);
    expect(both).toEqual([agenda, venue]);
    expect(withObjection(project, both, { ...venue, reason: '请写明楼层' })).toEqual([
      agenda,
      { ...venue, reason: '请写明楼层' },
    ]);
    expect(withObjection(project, both, { ...agenda, reason: '' })).toEqual([venue]);
    expect(reasonGiven(project, both)).toBe('日程表：第 2 页没有盖章；举办地点：请写到楼层和会议室');
  });

  it('leaves only the return, also where every document conforms', () => {
    const conform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;
    expect(choiceOf(conform, [venue])).toEqual({
      tip: '您写了 1 条意见，本次只能退回',
      canApprove: false,
      returnOnly: true,
    });
  });

  it('may be said of every field, course and batch; documents are marked', () => {
    const labels = placeOptions(project).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['举办地点', '课程「室内质量控制」', '举办周期第 1 期']));
    expect(labels).not.toContain('日程表');
  });

  it('is shown in the next review with what became of it, and so is a late filing', () => {
    const reviewed = { project, waitingDays: 0, checks: [], answered: [{ ...venue, changed: true }] };
    expect(answeredObjections(reviewed)).toEqual([{ ...venue, changed: true, name: '举办地点' }]);
    expect(lateLine(reviewed)).toBe('');
    expect(lateLine({ ...reviewed, late: { days: 3, reason: '会场刚刚定下来' } })).toBe(
      '晚 3 天申报，原因：会场刚刚定下来',
    );
  });
});
