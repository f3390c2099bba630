import { rotationChoices, settingsChange, settingsOf, settingsProblems, type SettingsView } from './settings';

const before: SettingsView = {
  capped: true,
  cap: 300,
  soFar: '',
  rotationSeconds: 5,
  acceptLate: true,
  placeName: '学术报告厅',
  place: null,
  faceCheck: false,
  activity: false,
};

it('sends only what was changed', () => {
  expect(settingsChange(before, { ...before })).toEqual({});
  expect(settingsChange(before, { ...before, rotationSeconds: 15, placeName: '一号楼 ' })).toEqual({
    rotationSeconds: 15,
    placeName: '一号楼',
  });
});

it('takes the cap away with null', () => {
  expect(settingsChange(before, { ...before, capped: false })).toEqual({ cap: null });
  expect(settingsChange({ ...before, capped: false }, before)).toEqual({ cap: 300 });
});

it('refuses a cap that is none, and a place without a name', () => {
  expect(settingsProblems(before)).toEqual({ capProblem: '', placeProblem: '' });
  expect(settingsProblems({ ...before, cap: 0 }).capProblem).toBe('人数上限至少 1 人，不限人数请关闭开关');
  expect(settingsProblems({ ...before, cap: Number.NaN }).capProblem).toContain('整数');
  expect(settingsProblems({ ...before, cap: 0, capped: false }).capProblem).toBe('');
  expect(settingsProblems({ ...before, placeName: ' ' }).placeProblem).toBe('请填写会场');
});

const session = {
  sessionId: 's',
  projectId: 'p',
  batchId: 'b',
  number: 1,
  day: null,
  courseIds: [],
  title: '',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '厅',
  open: true,
  cap: null,
  rotationSeconds: 5,
  acceptLate: true,
  place: null,
  faceCheck: false,
};
const live = {
  headCount: 12,
  allSessions: null,
  batchCount: null,
  cap: null,
  open: true,
  rotationSeconds: 5,
  recentNames: [],
  spotCheck: null,
  arrivals: null,
};

it('proposes a cap above the people who are there', () => {
  expect(settingsOf(session, { ...live, headCount: 286 })).toMatchObject({ capped: false, cap: 350 });
});

it('says whether it knows the people of all its days, whom a cap counts, or those of today alone', () => {
  expect(settingsOf(session, live).soFar).toBe('今天已签到 12 人，上限按本场全部人数算');
  expect(settingsOf({ ...session, batchEnd: session.batchBegin }, live).soFar).toBe('本场已签到 12 人');
  expect(settingsOf({ ...session, cap: 300 }, { ...live, batchCount: 290 }).soFar).toBe('本场已签到 290 人');
  expect(settingsOf(session, null).soFar).toBe('');
});

it('offers the presets with how long their codes count, and keeps a rhythm that was set before there were any', () => {
  expect(rotationChoices(5).map(({ name, validity, on }) => [name, validity, on])).toEqual([
    ['严格', '6 秒内有效', false],
    ['标准', '15 秒内有效', true],
    ['慢网', '45 秒内有效', false],
  ]);
  expect(rotationChoices(10).at(-1)).toMatchObject({ seconds: 10, rhythm: '10 秒换码', on: true });
});
