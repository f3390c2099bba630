import {
  datesProblem,
  filterWords,
  grantCard,
  grantListInput,
  initialFilters,
  lookingFor,
  noFilters,
  type ProjectRow,
} from './index.view';

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
  step: 'grant',
  rounds: [],
  ...change,
});

describe('the list of projects to grant (M15)', () => {
  it('asks for approved projects, with the filters that are chosen', () => {
    expect(grantListInput(initialFilters)).toEqual({ state: 'approved', step: 'grant' });
    expect(grantListInput(noFilters)).toEqual({ state: 'approved' });
    expect(
      grantListInput({
        ...{ search: '检验', number: '11-02', level: 'provincial', granted: 'no' },
        ...{ from: '2025-11-01', to: '2025-11-30' },
      }),
    ).toEqual({
      state: 'approved',
      search: '检验',
      projectNumber: '11-02',
      creditLevel: 'provincial',
      granted: false,
      from: '2025-11-01',
      to: '2025-11-30',
    });
  });

  it('asks for what can be granted now by the step, and shows discipline and form of activity', () => {
    expect(grantListInput({ ...initialFilters, granted: 'now' })).toEqual({ state: 'approved', step: 'grant' });
    expect(grantCard(row({ discipline: '基础医学 / 病理学', activityForm: null })).kind).toBe('基础医学 / 病理学');
  });

  it('says that dates are the wrong way round', () => {
    expect(datesProblem({ ...initialFilters, from: '2025-11-30', to: '2025-11-29' })).toBe('截止日期早于起始日期');
    expect(datesProblem({ ...initialFilters, from: '2025-11-30' })).toBe('');
  });

  it('locks a project whose batches are not over', () => {
    expect(grantCard(row({ step: 'hold' })).lockLine).toBe('举办周期结束后才能授分');
    expect(grantCard(row()).lockLine).toBe('');
  });

  it('shows where a granted project stands', () => {
    expect(
      grantCard(row({ step: 'materials', rounds: [{ roundId: 'r1', batchId: 'b1', state: 'granted' }] })).tag,
    ).toMatchObject({ kind: 'round', state: 'granted' });
    expect(grantCard(row()).tag.word).toBe('待授分');
    expect(grantCard(row()).button).toBe('授分');
  });

  it('leads to the materials while they are the institution’s turn', () => {
    const granted = (state: ProjectRow['rounds'][number]['state']) =>
      grantCard(row({ step: 'materials', rounds: [{ roundId: 'r1', batchId: 'b1', state }] }));
    expect(granted('granted')).toMatchObject({ roundId: 'r1', materials: '提交会议资料' });
    expect(granted('materialsReturned').materials).toBe('修改会议资料');
    expect(granted('materialsSubmitted').materials).toBe('');
    expect(grantCard(row()).materials).toBe('');
  });

  it('names the year, as it lists projects of every year', () => {
    expect(grantCard(row()).figures).toBe('2025-11-29 至 11-30 · 3.00 学分 · 9.0 学时');
  });

  it('repeats the filters above an empty list', () => {
    expect(filterWords({ ...initialFilters, granted: 'yes', from: '2025-11-01' })).toBe('已授分、2025-11-01 起');
  });
});

it('begins with what can be granted now, and looks for one project among all', () => {
  expect(lookingFor(initialFilters, { number: '018' })).toEqual({ ...noFilters, number: '018' });
  const chosen = { ...noFilters, granted: 'yes' };
  expect(lookingFor(chosen, { search: '检验' })).toEqual({ ...chosen, search: '检验' });
});
