import { projectCard, type ProjectRow } from './card.view';

const TODAY = '2025-11-29';

const row = (change: Partial<ProjectRow> = {}): ProjectRow => ({
  projectId: 'p1',
  catalogueEntryId: 'e1',
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  state: 'approved',
  firstDay: '2025-11-29',
  lastDay: '2025-11-30',
  venue: '',
  discipline: '',
  activityForm: null,
  step: 'hold',
  rounds: [],
  ...change,
});
const round = (state: ProjectRow['rounds'][number]['state'], roundId = 'r1') => ({ roundId, batchId: 'b1', state });
const marks = (change: Partial<ProjectRow>) => projectCard(row(change), TODAY).steps.map(({ mark }) => mark);
const actions = (change: Partial<ProjectRow>) => projectCard(row(change), TODAY).tiles.map(({ action }) => action);

describe('the card of a project', () => {
  it('puts dates, credits and hours in one line', () => {
    expect(projectCard(row(), TODAY).figures).toBe('11-29 至 11-30 · 3.00 学分 · 9.0 学时');
    expect(projectCard(row({ firstDay: null, lastDay: null }), TODAY).figures).toBe('3.00 学分 · 9.0 学时');
  });

  it('marks the five steps: done, current, the centre’s turn, yours', () => {
    expect(marks({ state: 'draft', step: 'apply' })).toEqual(['now', '', '', '', '']);
    expect(marks({ state: 'submitted', step: 'review' })).toEqual(['dn', 'wt', '', '', '']);
    expect(marks({ state: 'returned', step: 'review' })).toEqual(['dn', 'er', '', '', '']);
    expect(marks({ step: 'hold' })).toEqual(['dn', 'dn', 'now', '', '']);
    expect(marks({ step: 'materials', rounds: [round('granted')] })).toEqual(['dn', 'dn', 'dn', 'dn', 'now']);
    expect(marks({ step: 'materials', rounds: [round('materialsSubmitted')] })[4]).toBe('wt');
    expect(marks({ step: 'materials', rounds: [round('materialsReturned')] })[4]).toBe('er');
    expect(marks({ step: 'done', rounds: [round('effective')] })).toEqual(['dn', 'dn', 'dn', 'dn', 'dn']);
  });

  it('says whether an approved holding is still to come or going on', () => {
    expect(projectCard(row(), '2025-11-28').tag.note).toBe('待举办');
    expect(projectCard(row(), TODAY).tag.note).toBe('举办中');
    expect(projectCard(row({ step: 'grant' }), '2025-12-01').tag.note).toBe('待授分');
  });

  it('has the row actions of the manual once it is approved; a closed one is held no more', () => {
    expect(actions({})).toEqual(['courses', 'batches', 'attendance', 'evaluation', 'exam']);
    expect(actions({ state: 'submitted', step: 'review' })).toEqual([]);
    expect(actions({ state: 'draft', step: 'apply' })).toEqual([]);
    expect(actions({ state: 'closed', step: 'done', rounds: [round('effective')] })).not.toContain('attendance');
  });

  it('leads to what comes next, and says by when', () => {
    const next = (change: Partial<ProjectRow>, today = TODAY) => projectCard(row(change), today).next;
    expect(next({})).toEqual({ line: '今天在举办期间', late: false, action: 'attendance', label: '开考勤' });
    expect(next({}, '2025-11-28')).toBeNull();
    const due = { what: 'submit', day: '2025-11-15', daysLate: 14 } as const;
    expect(next({ state: 'draft', step: 'apply', due })).toEqual({
      line: '请在 11-15 前提交申报，已逾期 14 天',
      late: true,
      action: 'resume',
      label: '继续填',
    });
    expect(next({ state: 'draft', step: 'apply' })?.line).toBe('还没有提交');
    expect(next({ step: 'grant' })?.action).toBe('grant');
    expect(next({ step: 'materials', rounds: [round('granted')] })).toMatchObject({
      action: 'materials',
      label: '交资料',
    });
    expect(next({ step: 'materials', rounds: [round('materialsSubmitted')] })?.label).toBe('看资料');
    expect(next({ state: 'closed', step: 'done', rounds: [round('nobodyGranted')] })).toBeNull();
  });

  it('leads nobody who looks after the check-in alone to analyses and credits', () => {
    const card = (change: Partial<ProjectRow>) => projectCard(row(change), TODAY, { analyses: false });
    expect(card({}).tiles.map(({ action }) => action)).toEqual(['courses', 'batches', 'attendance']);
    expect(card({}).next?.action).toBe('attendance');
    expect(card({ step: 'grant' }).next).toMatchObject({ line: '已结束，待分析授分', action: '' });
  });

  it('opens the materials that were returned before those the centre has', () => {
    const card = projectCard(
      row({ step: 'materials', rounds: [round('materialsSubmitted', 'r2'), round('materialsReturned', 'r1')] }),
      TODAY,
    );
    expect(card.roundId).toBe('r1');
    expect(card.tag).toEqual({ kind: 'round', state: 'materialsReturned', note: '' });
  });

  it('shows why a project was returned and how to go on', () => {
    const card = projectCard(
      row({ state: 'returned', step: 'review', returnReason: '日程表缺少单位盖章，请补传。' }),
      TODAY,
    );
    expect(card.returnReason).toBe('日程表缺少单位盖章，请补传。');
    expect(card.button).toEqual({ action: 'resume', label: '修改并重新提交', danger: true });
  });

  it('says what a waiting project waits for', () => {
    expect(projectCard(row({ state: 'submitted', step: 'review' }), TODAY).lockLine).toBe('审核通过后才能开考勤');
  });
});
