import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { invitationOf, noticeView } from './index.view';

const TODAY = '2025-11-28';

const notice = (changed: Partial<OutputOf<'notice.get'>> = {}): OutputOf<'notice.get'> => ({
  projectId: 'p1',
  link: 'jijiaotong:notice/p1',
  projectNumber: '2025-11-01-033 (国)',
  title: '临床微生物学诊断与前沿学习',
  creditLevel: 'national',
  creditHundredths: 200,
  hourTenths: 60,
  institutionName: '长沙市XX医院',
  venue: '学术报告厅',
  firstDay: '2025-11-29',
  lastDay: '2025-11-29',
  activityForm: 'cmeProject',
  projectLead: '陈志远',
  discipline: '医学检验',
  batches: [
    {
      batchId: 'b1',
      begin: '2025-11-29',
      end: '2025-11-29',
      windows: [],
      intendedStrategy: 'anyCourseFull' as const,
      asking: 'onceADay' as const,
    },
  ],
  courses: [
    {
      topic: '耐药菌检测与报告解读',
      hourTenths: 15,
      lessons: [],
      lecturers: [{ lecturerName: '刘芳', professionalTitle: 'associateChiefTechnician' }],
    },
  ],
  state: 'approved',
  attachments: [{ kind: 'notice', fileName: '通知.pdf', sizeBytes: 421888, url: 'https://files.test/1' }],
  ...changed,
});

const fact = (view: ReturnType<typeof noticeView>, key: string) =>
  view.facts.find((candidate) => candidate.key === key);

describe('the public notice', () => {
  it('gives one day in full', () => {
    expect(fact(noticeView(notice(), TODAY), 'dates')?.text).toBe('2025年11月29日 周六');
  });

  it('gives a range without repeating the year, and says that every day counts', () => {
    const two = noticeView(
      notice({
        lastDay: '2025-11-30',
        batches: [
          {
            batchId: 'b1',
            begin: '2025-11-29',
            end: '2025-11-30',
            windows: [],
            intendedStrategy: 'anyCourseFull' as const,
            asking: 'onceADay' as const,
          },
        ],
      }),
      TODAY,
    );
    expect(fact(two, 'dates')).toMatchObject({
      text: '2025年11月29日 至 11月30日',
      note: '周六至周日',
    });
    expect(fact(two, 'times')).toMatchObject({ text: '每天 07:00–18:00 签到一次', note: '缺一天没有学分' });
    expect(two.stats[2]).toEqual({ value: '2', caption: '天' });
  });

  it('says when one checks in, as it is planned', () => {
    const at = (clock: string) => instantOf('2025-11-29', clock);
    const windows = [
      { begin: at('08:00:00'), end: at('12:00:00') },
      { begin: at('13:30:00'), end: at('17:00:00') },
    ];
    const planned = notice({
      batches: [
        {
          batchId: 'b1',
          begin: '2025-11-29',
          end: '2025-11-29',
          windows,
          intendedStrategy: 'anyCourseFull',
          asking: 'everyWindow' as const,
        },
      ],
    });
    expect(fact(noticeView(planned, TODAY), 'times')).toMatchObject({
      text: '当天 08:00–12:00、13:30–17:00 签到',
      note: '每个时段都签到',
    });
  });

  it('says nothing twice: one check-in on one day, and a hall that names its hospital', () => {
    const short = noticeView(notice({ venue: '长沙市XX医院 学术报告厅' }), TODAY);
    expect(fact(short, 'times')).toMatchObject({ text: '当天 07:00–18:00 签到一次', note: '' });
    expect(fact(short, 'venue')?.note).toBe('');
  });

  it('lists several batches as alternatives', () => {
    const batches = [
      {
        batchId: 'b0',
        begin: '2025-11-08',
        end: '2025-11-09',
        windows: [],
        intendedStrategy: 'anyCourseFull' as const,
        asking: 'onceADay' as const,
      },
      {
        batchId: 'b1',
        begin: '2025-11-29',
        end: '2025-11-30',
        windows: [],
        intendedStrategy: 'anyCourseFull' as const,
        asking: 'onceADay' as const,
      },
    ];
    const view = noticeView(notice({ firstDay: '2025-11-08', lastDay: '2025-11-30', batches }), TODAY);
    expect(fact(view, 'dates')?.text).toBe('11-08 至 11-09、11-29 至 11-30');
    expect(view.stats[2]?.value).toBe('2');
  });

  it('shows no fee', () => {
    expect(JSON.stringify(noticeView(notice(), TODAY))).not.toContain('费');
  });

  it('names a course’s lecturer with title and hours', () => {
    expect(noticeView(notice(), TODAY).courses[0]?.line).toBe('刘芳 · 副主任技师 · 1.5 学时');
  });

  it('says when a holding was cancelled', () => {
    expect(noticeView(notice({ state: 'cancelled' }), TODAY).over).toBe('本次会议已取消');
  });

  it('says so from the day after the last one on', () => {
    expect(noticeView(notice(), '2025-11-29').over).toBe('');
    expect(noticeView(notice(), '2025-11-30').over).toBe('本次会议已结束（11月29日）');
  });

  it('shows type and size of an attachment', () => {
    expect(noticeView(notice(), TODAY).attachments[0]).toMatchObject({
      title: '会议通知（盖章）',
      line: 'PDF · 412 KB',
    });
  });
});

describe('what the notice invites to', () => {
  const nothingElse = { administrator: null, unread: { trainee: 0, office: 0 }, sms: false, templates: {} };
  const known = (state: 'pending' | 'approved' | 'returned') => ({
    supportPhone: '',
    trainee: { personId: 'u1', name: '周敏', institutionName: 'i', departmentName: 'd', state, rebindingAskedAt: null },
    rebinding: null,
    movedAway: null,
    ...nothingElse,
  });

  it('is nothing where nobody can be known', () => {
    expect(invitationOf(null)).toBeNull();
  });

  it('is registering for those who have not', () => {
    expect(
      invitationOf({ supportPhone: '', trainee: null, rebinding: null, movedAway: null, ...nothingElse }),
    ).toMatchObject({
      action: 'register',
      text: '注册参加',
    });
  });

  it('is scanning for those who have, also while they wait', () => {
    expect(invitationOf(known('approved'))?.action).toBe('scan');
    expect(invitationOf(known('pending'))?.action).toBe('scan');
    expect(invitationOf(known('returned'))?.action).toBe('registration');
  });
});
