import { settingsChange, settingsOf, settingsProblem, type SettingsView } from './settings';

const before: SettingsView = {
  capped: true,
  cap: 300,
  soFar: '',
  rotationSeconds: 5,
  acceptLate: true,
  placeName: '学术报告厅',
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
  expect(settingsProblem({ ...before, cap: 0 })).toContain('上限');
  expect(settingsProblem({ ...before, cap: Number.NaN })).toContain('上限');
  expect(settingsProblem({ ...before, cap: 0, capped: false })).toBe('');
  expect(settingsProblem({ ...before, placeName: ' ' })).toBe('请填写考勤地点');
});

it('proposes a cap above the people who are there', () => {
  const session = {
    sessionId: 's',
    projectId: 'p',
    batchId: 'b',
    courseIds: [],
    title: '',
    batchBegin: '2025-11-29',
    batchEnd: '2025-11-29',
    placeName: '厅',
    open: true,
    cap: null,
    rotationSeconds: 5,
    acceptLate: true,
  };
  expect(
    settingsOf(session, {
      headCount: 286,
      batchCount: null,
      cap: null,
      open: true,
      rotationSeconds: 5,
      recentNames: [],
    }),
  ).toMatchObject({ capped: false, cap: 350, soFar: '现在已签到 286 人' });
});
