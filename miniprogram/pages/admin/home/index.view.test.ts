import { instantOf } from '../../../../domain/kernel/time';
import type { OutputOf } from '../../../../contract/index';
import {
  centreFigures,
  centreTiles,
  faceOf,
  headView,
  homeFigures,
  homeTiles,
  owedRows,
  lateLine,
  queueCards,
  signInEnds,
  todayCards,
} from './index.view';

const home = (facts: Partial<OutputOf<'home.administrator'>> = {}): OutputOf<'home.administrator'> => ({
  pendingRegistrations: 0,
  pendingRebindings: 0,
  openDirectoryRequests: 0,
  pendingCorrections: 0,
  openAppeals: 0,
  transfersToApprove: 0,
  transfersToAnswer: 0,
  returnedProjects: 0,
  projectsToGrant: 0,
  returnedActivities: 0,
  owed: [],
  owedInAll: 0,
  materialsToSubmit: 0,
  today: [],
  ...facts,
});
const held = {
  projectId: 'p1',
  batchId: 'b1',
  sessionId: 's1',
  open: true,
  title: '培训班',
  placeName: '学术报告厅',
  sessions: 1,
  windows: [
    { begin: instantOf('2025-11-29', '07:00:00'), end: instantOf('2025-11-29', '12:00:00') },
    { begin: instantOf('2025-11-29', '13:00:00'), end: instantOf('2025-11-29', '18:00:00') },
  ],
  headCount: 3,
  batchCount: null,
  cap: null,
};
const administrator = {
  administratorId: 'a',
  name: '李建华',
  phoneMasked: '139****0001',
  institutionId: 'i',
  institutionName: '长沙市XX医院',
  kind: 'hospital' as const,
  institutionRole: 'all' as const,
  expiresAt: 0,
};

describe('who the tab greets', () => {
  it('asks somebody unknown to sign in', () => expect(faceOf(null)).toBe('signedOut'));
  it('shows the centre its own desk', () => {
    expect(faceOf({ ...administrator, kind: 'centre' })).toBe('centre');
    expect(headView({ ...administrator, kind: 'centre' }).line).toBe('审核员 · 李建华');
  });
  it('names a hospital and the person who acts for it', () =>
    expect(headView(administrator)).toMatchObject({ institutionName: '长沙市XX医院', line: '单位管理员 · 李建华' }));
});

describe('a sign-in that ends', () => {
  const now = Date.UTC(2025, 10, 29, 0, 0);
  const ends = (inHours: number) => signInEnds({ ...administrator, expiresAt: now + inHours * 3_600_000 }, now);
  it('is said from three days ahead on, by day and time', () => {
    expect(ends(73)).toBe('');
    expect(ends(72)).toBe('12月2日 08:00');
    expect(ends(24)).toBe('明天 08:00');
    expect(ends(2)).toBe('今天 10:00');
  });
});

describe('what waits', () => {
  it('has a colour only where something waits', () =>
    expect(homeFigures(home({ returnedProjects: 2 }), 'all').map(({ tone }) => tone)).toEqual(['', 'ret', '']));
  it('leads to the list behind it', () =>
    expect(homeFigures(home(), 'all').map(({ to }) => to)).toEqual(['people', 'returnedProjects', 'grantProjects']));
  it('counts granting and materials on the tile of credits, and stops at 99+', () => {
    const badge = (tiles: ReturnType<typeof homeTiles>) => tiles.find(({ name }) => name === '学分')?.badge;
    expect(badge(homeTiles(home({ projectsToGrant: 1, materialsToSubmit: 2 }), 'all'))).toBe('3');
    expect(badge(homeTiles(home({ projectsToGrant: 100 }), 'all'))).toBe('99+');
    expect(badge(homeTiles(home(), 'all'))).toBe('');
  });
  it('counts who waits for a review on the tile of people, be it of a registration or of a rebinding', () => {
    const people = homeTiles(home({ pendingRegistrations: 2, pendingRebindings: 1 }), 'all').find(
      ({ name }) => name === '人员',
    );
    expect(people?.badge).toBe('3');
  });
  it('counts the transfers to approve and to answer on a tile of their own', () => {
    const transfers = homeTiles(home({ transfersToApprove: 2, transfersToAnswer: 1 }), 'all').find(
      ({ name }) => name === '调动',
    );
    expect(transfers).toMatchObject({ badge: '3', to: 'transfers' });
  });
  it('gives the centre its three queues', () =>
    expect(
      centreFigures({ project: 8, change: 1, materials: 0, activity: 0, dispute: 1 }).map(({ value }) => value),
    ).toEqual(['8', '1', '0']));
});

it('a badge of the centre’s desk says how many objections wait for a ruling, and no other tile has one', () => {
  const tiles = (dispute: number) => centreTiles({ project: 8, change: 1, materials: 2, activity: 0, dispute });
  expect(tiles(0).every(({ badge }) => badge === '')).toBe(true);
  expect(tiles(2).filter(({ badge }) => badge !== '')).toMatchObject([{ name: '调动裁决', badge: '2' }]);
});

const morning = instantOf('2025-11-29', '08:00:00');

describe('a batch of today', () => {
  it('goes on only while people can check in and somebody shows the code', () => {
    const at = (clock: string, over: Partial<typeof held> = {}) =>
      todayCards(home({ today: [{ ...held, ...over }] }), 'all', instantOf('2025-11-29', clock))[0];
    expect(at('06:59:59')).toMatchObject({ running: false, word: '07:00 开始' });
    expect(at('07:00:00')).toMatchObject({ running: true, word: '考勤进行中' });
    expect(at('12:00:01')).toMatchObject({ running: false, word: '13:00 开始' });
    expect(at('18:00:01')).toMatchObject({ running: false, word: '今天已结束' });
    expect(at('08:00:00', { open: false })?.word).toBe('考勤已暂停');
    expect(at('08:00:00', { open: false, sessions: 0 })?.word).toBe('还没有开考勤');
  });
  it('of several halls leads to where one is chosen', () =>
    expect(todayCards(home({ today: [{ ...held, sessionId: null, sessions: 2 }] }), 'all', morning)[0]).toMatchObject({
      button: '选择场次打开二维码',
      placeName: '2 场',
      counted: true,
    }));
  it('with a session leads to its code', () =>
    expect(todayCards(home({ today: [held] }), 'all', morning)[0]).toMatchObject({
      period: '07:00–18:00',
      button: '打开考勤二维码',
      places: { unit: '人', capped: false, cap: 0, used: 0 },
    }));
  it('without one leads to where it is opened', () =>
    expect(
      todayCards(home({ today: [{ ...held, sessionId: null, sessions: 0, open: false }] }), 'all', morning)[0],
    ).toMatchObject({
      sessionId: null,
      button: '开始二维码考勤',
    }));
});

describe('the queue of the centre', () => {
  const row = {
    id: 'p1',
    projectNumber: 'n',
    title: 't',
    creditLevel: 'national' as const,
    institutionName: 'i',
    submittedAt: 0,
    daysLate: 0,
  };
  const NOW = instantOf('2025-12-10', '09:00:00');
  it('says 今天 instead of no days', () =>
    expect(
      queueCards(
        'project',
        [
          { ...row, waitingDays: 0 },
          { ...row, waitingDays: 7 },
        ],
        NOW,
      ).map(({ waitingDays }) => waitingDays),
    ).toEqual(['今天', '7']));

  it('marks what is overdue, what opens soon, and what a colleague has in hand', () => {
    const [card] = queueCards(
      'project',
      [
        {
          ...row,
          ...{ waitingDays: 6, daysLate: 1, timesSubmitted: 2, inReview: '唐丽' },
          opens: { day: '2025-12-13', soon: true },
        },
      ],
      NOW,
    );
    expect(card).toMatchObject({
      late: true,
      facts: '12-13 开课 · 第 2 次提交',
      soon: '3 天后开课',
      reviewer: '唐丽正在看',
    });
    const [calm] = queueCards('project', [{ ...row, waitingDays: 6, opens: { day: '2026-03-01', soon: false } }], NOW);
    expect(calm).toMatchObject({ late: false, facts: '03-01 开课', soon: '', reviewer: '' });
  });

  it('says in one line what is late, where the centre has set a term', () => {
    expect(lateLine(null)).toBeNull();
    expect(lateLine({ project: 0, change: 0, materials: 0 })).toBeNull();
    expect(lateLine({ project: 0, change: 2, materials: 1 })).toEqual({ words: '3 件逾期未审', kind: 'change' });
  });
});

describe('a colleague with some of the rights', () => {
  it('finds on the desk what the server lets them open, and no more', () => {
    expect(homeTiles(home(), 'attendanceOnly').map(({ to }) => to)).toEqual(['projects', 'appeals']);
    expect(homeFigures(home(), 'attendanceOnly').map(({ to }) => to)).toEqual(['', 'returnedProjects', '']);
    expect(homeTiles(home(), 'readOnly')).toEqual(homeTiles(home(), 'all'));
    expect(headView({ ...administrator, institutionRole: 'attendanceOnly' }).line).toBe(
      '单位管理员 · 李建华（只管考勤）',
    );
  });

  it('has a button to the code only where they may show it', () => {
    const buttons = (['all', 'attendanceOnly', 'readOnly'] as const).map(
      (role) => todayCards(home({ today: [held] }), role, morning)[0]?.button,
    );
    expect(buttons).toEqual(['打开考勤二维码', '打开考勤二维码', '']);
  });
});

it('names what is owed with the time that is left, to whoever may do something about it', () => {
  const one = { projectId: 'p1', batchId: 'b1', roundId: 'r1', title: '儿科感染性疾病培训班', due: '2025-12-18' };
  const owed = [
    { ...one, kind: 'materialsReturned' as const, daysLeft: 0, daysLate: 2 },
    { ...one, kind: 'materials' as const, roundId: 'r2', daysLeft: 1, daysLate: 0 },
    { ...one, kind: 'grant' as const, roundId: null, daysLeft: 9, daysLate: 0 },
  ];
  expect(owedRows(home({ owed }), 'all').map(({ word, tag }) => `${word} ${tag.word} ${tag.tone}`)).toEqual([
    '资料被退回 已过期 2 天 ret',
    '该交资料 还有 1 天 late',
    '待分析、授分 还有 9 天 neutral',
  ]);
  expect(owedRows(home({ owed }), 'attendanceOnly')).toEqual([]);
});
