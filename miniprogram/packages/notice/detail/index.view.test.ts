import type { OutputOf } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { calendarEntry } from './agenda';
import { invitationOf } from './invitation';
import { noticeView } from './index.view';

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
  platform: '',
  projectLead: '陈志远',
  contact: { name: '李建华', phone: '0731-84286376' },
  bring: '',
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
    expect(fact(noticeView(notice(), TODAY), 'dates')?.lines).toEqual(['11月29日 周六']);
    // Read in another year it says which one.
    expect(fact(noticeView(notice(), '2026-01-02'), 'dates')?.lines).toEqual(['2025年11月29日 周六']);
  });

  it('gives each day of a batch, and says that every day counts', () => {
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
    expect(fact(two, 'dates')?.lines).toEqual(['11月29日 周六', '11月30日 周日']);
    expect(fact(two, 'times')).toMatchObject({ lines: ['每天 07:00–18:00 签到一次'], note: '缺一天没有学分' });
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
      lines: ['当天 08:00–12:00、13:30–17:00 签到'],
      note: '每个时段都签到',
    });
  });

  it('says nothing twice: one check-in on one day, and a hall that names its hospital', () => {
    const short = noticeView(notice({ venue: '长沙市XX医院 学术报告厅' }), TODAY);
    expect(fact(short, 'times')).toMatchObject({ lines: ['当天 07:00–18:00 签到一次'], note: '' });
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
    expect(fact(view, 'dates')?.lines).toEqual([
      '第 1 期 11月8日 周六',
      '第 1 期 11月9日 周日',
      '第 2 期 11月29日 周六',
      '第 2 期 11月30日 周日',
    ]);
    expect(view.stats[2]?.value).toBe('2');
  });

  it('shows no fee', () => {
    expect(JSON.stringify(noticeView(notice(), TODAY))).not.toContain('费');
  });

  it('names a course’s lecturer with title and hours', () => {
    expect(noticeView(notice(), TODAY).agenda.others[0]?.line).toBe('刘芳 · 副主任技师 · 1.5 学时');
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

const day = (at: string, begin: string, end: string) => ({ day: at, begin, end });
const lecture = (topic: string, lessons: ReturnType<typeof day>[]) => ({
  ...{ topic, hourTenths: 15, lessons },
  lecturers: [{ lecturerName: '刘芳', professionalTitle: null }],
});
const twoDays = () =>
  notice({
    lastDay: '2025-11-30',
    batches: [
      {
        batchId: 'b1',
        begin: '2025-11-29',
        end: '2025-11-30',
        windows: [],
        intendedStrategy: 'anyCourseFull',
        asking: 'onceADay',
      },
    ],
    courses: [
      lecture('下午的课', [day('2025-11-29', '14:00', '15:30'), day('2025-11-30', '08:30', '10:00')]),
      lecture('上午的课', [day('2025-11-29', '08:30', '10:00')]),
      lecture('时间未定的课', []),
    ],
  });

describe('the agenda (J6)', () => {
  it('goes day by day in order of time, whichever course it is, and keeps what has no time apart', () => {
    const { agenda } = noticeView(twoDays(), TODAY);
    expect(
      agenda.days.map(({ label, rows }) => [label, ...rows.map(({ begin, topic }) => `${begin} ${topic}`)]),
    ).toEqual([
      ['11月29日 周六', '08:30 上午的课', '14:00 下午的课'],
      ['11月30日 周日', '08:30 下午的课'],
    ]);
    expect(agenda.others.map(({ topic }) => topic)).toEqual(['时间未定的课']);
  });

  it('says of each day from when to when, and of a long batch the first and the last day', () => {
    expect(fact(noticeView(twoDays(), TODAY), 'dates')?.lines).toEqual([
      '11月29日 周六 08:30–15:30',
      '11月30日 周日 08:30–10:00',
    ]);
    const [batch] = twoDays().batches;
    const long = notice({ lastDay: '2025-12-10', batches: batch ? [{ ...batch, end: '2025-12-10' }] : [] });
    expect(fact(noticeView(long, TODAY), 'dates')?.lines).toEqual(['11月29日 周六 至 12月10日 周三']);
  });

  it('leads to the venue by the map where it is marked, until the meeting is over', () => {
    const point = { latitude: 28.2012, longitude: 112.9806 };
    const view = (day: string) => noticeView(notice({ point }), day);
    expect([view(TODAY).point, fact(view(TODAY), 'venue')?.button]).toEqual([point, '导航']);
    expect([view('2025-12-01').point, fact(view('2025-12-01'), 'venue')?.button]).toEqual([null, '']);
    expect([noticeView(notice(), TODAY).point, fact(noticeView(notice(), TODAY), 'venue')?.button]).toEqual([
      null,
      '复制地址',
    ]);
  });

  it('goes into the calendar with its hours where it is one day, else as whole days', () => {
    const oneDay = notice({ courses: [lecture('课', [day('2025-11-29', '08:30', '10:00')])] });
    expect(calendarEntry(oneDay, 'b1', TODAY)).toMatchObject({
      ...{ title: '临床微生物学诊断与前沿学习', allDay: false, location: '长沙市XX医院 学术报告厅' },
      startTime: instantOf('2025-11-29', '08:30:00') / 1000,
      endTime: String(instantOf('2025-11-29', '10:00:00') / 1000),
    });
    expect(calendarEntry(twoDays(), 'b1', TODAY)).toMatchObject({ allDay: true });
    expect(calendarEntry(twoDays(), 'gone', TODAY)).toBeUndefined();
  });
});

describe('what was changed (J6d)', () => {
  const changed = { words: '地点改为综合楼；第 1 期改为 2025-12-01', at: instantOf('2025-11-27', '10:00:00') };

  it('is said with the day of its approval, until the meeting is over', () => {
    expect(noticeView(notice({ changed }), TODAY).changed).toEqual({
      words: ['地点改为综合楼', '第 1 期改为 2025-12-01'],
      at: '11-27 10:00',
    });
    expect(noticeView(notice({ changed }), '2025-12-02').changed).toBeNull();
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
  const stranger = { supportPhone: '', trainee: null, rebinding: null, movedAway: null, ...nothingElse };
  const follows = { following: true };
  const free = { enrolled: 128, planned: 200, openBatchIds: ['b1'] };
  const invited = (
    session: Parameters<typeof invitationOf>[0],
    {
      changes = {},
      standing = { following: false },
      today = TODAY,
    }: {
      changes?: Parameters<typeof notice>[0];
      standing?: Parameters<typeof invitationOf>[1]['standing'];
      today?: string;
    } = {},
  ) => invitationOf(session, { notice: notice(changes), standing, today });

  it('is nothing where nobody can be known', () => {
    expect(invited(null)).toBeNull();
  });

  it('is registering for those who have not, and mending what was returned', () => {
    expect(invited(stranger)).toMatchObject({ action: 'register', text: '注册参加' });
    expect(invited(known('returned'))?.action).toBe('registration');
  });

  it('is scanning on the day, also while they wait', () => {
    expect(invited(known('approved'), { today: '2025-11-29' })?.action).toBe('scan');
    expect(invited(known('pending'), { today: '2025-11-29' })?.action).toBe('scan');
  });

  it('is following before the day, where nobody enrols', () => {
    expect(invited(known('approved'))).toMatchObject({ action: 'follow', text: '关注，前一天提醒我', star: false });
    expect(invited(known('approved'), { standing: follows })).toMatchObject({ action: 'unfollow', outline: true });
  });

  it('is enrolling where places are left, a place less than planned being one', () => {
    expect(invited(known('approved'), { changes: { enrolment: free } })).toMatchObject({
      ...{ action: 'enrol', text: '报名参加', tip: '还有 72 个名额', star: true },
    });
    const last = { ...free, enrolled: 199 };
    expect(invited(known('approved'), { changes: { enrolment: last } })?.action).toBe('enrol');
    expect(invited(known('approved'), { changes: { enrolment: { ...free, enrolled: 200 } } })).toMatchObject({
      ...{ action: 'none', text: '名额已满' },
    });
  });

  it('is taking back for whoever has enrolled, also where it is full', () => {
    const standing = { following: true, enrolment: { batchId: 'b1', mayCall: false } };
    const full = { ...free, enrolled: 200 };
    expect(invited(known('approved'), { changes: { enrolment: full }, standing })?.action).toBe('withdraw');
    const gone = { following: true, enrolment: { batchId: 'gone', mayCall: false } };
    expect(invited(known('approved'), { changes: { enrolment: full }, standing: gone })?.tip).toContain('更改报名');
  });
});

describe('enrolment on the notice', () => {
  const enrolment = { enrolled: 128, planned: 200, openBatchIds: ['b1'] };

  it('shows how full it is, and to whoever has enrolled what they said', () => {
    const own = { following: true, enrolment: { batchId: 'b1', mayCall: true } };
    const view = noticeView(notice({ enrolment }), TODAY, own);
    expect(view.stats[3]).toEqual({ value: '200', caption: '名额' });
    expect(fact(view, 'enrolment')).toMatchObject({
      lines: ['已报名 128 / 200'],
      note: '您已报名 · 举办单位可以打您的电话',
      link: '更改报名',
    });
    expect(fact(noticeView(notice(), TODAY), 'enrolment')).toBeUndefined();
  });

  it('counts without a bar where no number is planned', () => {
    const view = noticeView(notice({ enrolment: { ...enrolment, planned: null } }), TODAY);
    expect([view.filled, view.stats.length, fact(view, 'enrolment')?.lines]).toEqual([null, 3, ['已报名 128 人']]);
  });
});
