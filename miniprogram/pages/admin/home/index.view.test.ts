import type { OutputOf } from '../../../../contract/index';
import {
  centreFigures,
  faceOf,
  headView,
  homeFigures,
  homeTiles,
  queueCards,
  signInEnds,
  todayCards,
} from './index.view';

const home = (facts: Partial<OutputOf<'home.administrator'>> = {}): OutputOf<'home.administrator'> => ({
  pendingRegistrations: 0,
  pendingRebindings: 0,
  openDirectoryRequests: 0,
  pendingCorrections: 0,
  transfersToApprove: 0,
  transfersToAnswer: 0,
  returnedProjects: 0,
  projectsToGrant: 0,
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
  begin: '07:00:00',
  end: '18:00:00',
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
    expect(homeFigures(home({ returnedProjects: 2 })).map(({ tone }) => tone)).toEqual(['', 'ret', '']));
  it('leads to the list behind it', () =>
    expect(homeFigures(home()).map(({ to }) => to)).toEqual(['people', 'returnedProjects', 'grantProjects']));
  it('counts granting and materials on the tile of credits, and stops at 99+', () => {
    const badge = (tiles: ReturnType<typeof homeTiles>) => tiles.find(({ name }) => name === '学分')?.badge;
    expect(badge(homeTiles(home({ projectsToGrant: 1, materialsToSubmit: 2 })))).toBe('3');
    expect(badge(homeTiles(home({ projectsToGrant: 100 })))).toBe('99+');
    expect(badge(homeTiles(home()))).toBe('');
  });
  it('counts who waits for a review on the tile of people, be it of a registration or of a rebinding', () => {
    const people = homeTiles(home({ pendingRegistrations: 2, pendingRebindings: 1 })).find(
      ({ name }) => name === '人员',
    );
    expect(people?.badge).toBe('3');
  });
  it('counts the transfers to approve and to answer on a tile of their own', () => {
    const transfers = homeTiles(home({ transfersToApprove: 2, transfersToAnswer: 1 })).find(
      ({ name }) => name === '调动',
    );
    expect(transfers).toMatchObject({ badge: '3', to: 'transfers' });
  });
  it('gives the centre its three queues', () =>
    expect(centreFigures({ project: 8, change: 1, materials: 0, dispute: 1 }).map(({ value }) => value)).toEqual([
      '8',
      '1',
      '0',
    ]));
});

describe('a batch of today', () => {
  it('with a session leads to its code', () =>
    expect(todayCards(home({ today: [held] }))[0]).toMatchObject({
      period: '07:00–18:00',
      button: '打开考勤二维码',
      places: { unit: '人', capped: false, cap: 0, used: 0 },
    }));
  it('without one leads to where it is opened', () =>
    expect(todayCards(home({ today: [{ ...held, sessionId: null, open: false }] }))[0]).toMatchObject({
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
  };
  it('says 今天 instead of no days', () =>
    expect(
      queueCards('project', [
        { ...row, waitingDays: 0 },
        { ...row, waitingDays: 7 },
      ]).map(({ waitingDays }) => waitingDays),
    ).toEqual(['今天', '7']));
});
