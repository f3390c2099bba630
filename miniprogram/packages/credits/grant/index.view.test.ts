import {
  candidateCard,
  confirmWords,
  filterChips,
  filtersInput,
  hindranceOf,
  NO_FILTERS,
  openIds,
  searchTip,
  totalsView,
  type CandidateRow,
  type Candidates,
} from './index.view';

const row = (over: Partial<CandidateRow> = {}): CandidateRow => ({
  personId: 'u1',
  name: '周敏',
  personNumber: '430100217',
  institutionName: '湘潭市XX医院',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  outside: false,
  creditHundredths: 200,
  hourTenths: 60,
  flags: [],
  excluded: null,
  alreadyGranted: false,
  ...over,
});
const candidates = (over: Partial<Candidates> = {}): Candidates => ({
  projectId: 'p1',
  batchId: 'b1',
  projectNumber: '2025-11-01-033',
  title: '临床微生物学诊断与前沿学习',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-29',
  activityDate: '2025-11-29',
  batchOver: true,
  analysisTooEarly: false,
  daysWithoutWindow: [],
  totals: { valid: 268, excluded: 1, alreadyGranted: 0, toGrant: 267, creditHundredths: 53_400, absent: 18 },
  options: {
    professionalTitles: ['attendingPhysician'],
    specialties: [],
    departmentNames: ['检验科'],
    placeNames: ['学术报告厅'],
  },
  rows: [],
  ...over,
});
const excluded = { reason: 'twoPlaces' as const, note: '', by: '李建华' };

describe('a person', () => {
  it('stands with department, title, specialty and what they would get', () => {
    expect(candidateCard(row(), 'all')).toMatchObject({
      number: '430100217',
      line: '检验科 · 主治医师 · 医学检验',
      credits: '2.00',
      hours: '6.0 学时',
      ticked: true,
      marks: [],
    });
    expect(candidateCard(row({ outside: true }), 'all')).toMatchObject({
      number: '外院 430100217',
      line: '湘潭市XX医院 · 检验科 · 主治医师 · 医学检验',
    });
  });

  it('is not ticked when excluded, with the reason', () => {
    const card = candidateCard(row({ excluded }), 'all');
    expect(card).toMatchObject({ excluded: true, ticked: false });
    expect(card.marks[0]?.word).toBe('已排除：两地同时签到');
    expect(
      candidateCard(row({ excluded: { ...excluded, reason: 'other', note: '中途离场' } }), 'all').marks[0]?.word,
    ).toBe('已排除：中途离场');
  });

  it('is seen to have been at two places at once, however much else is noted (M19)', () => {
    const { marks } = candidateCard(row({ flags: ['lateUpload', 'outsidePlace', 'noPlace', 'twoPlaces'] }), 'all');
    expect(marks.map(({ word }) => word)).toContain('两地同时签到');
  });

  it('is not ticked when they have the credits already', () => {
    expect(candidateCard(row({ alreadyGranted: true }), 'all')).toMatchObject({ ticked: false, already: true });
  });
});

it('grants everybody let through, or those ticked', () => {
  const rows = [row(), row({ personId: 'u2', creditHundredths: 150 }), row({ personId: 'u3', excluded })];
  expect(totalsView(candidates(), rows, 'all')).toMatchObject({ people: 267, credits: '534.00' });
  expect(totalsView(candidates(), rows, new Set(['u2', 'u3']))).toMatchObject({ people: 1, credits: '1.50' });
  expect(openIds(rows)).toEqual(['u1', 'u2']);
});

describe('says before anybody taps why nothing can be granted', () => {
  it('names the day without a window, and leads to where it is mended', () => {
    expect(hindranceOf(candidates({ daysWithoutWindow: ['2025-11-30'] }))).toMatchObject({
      text: expect.stringContaining('有的培训日没有考勤时间段：11月30日 周日') as string,
      tone: 'ret',
      wayOn: '去设置时间段',
    });
  });

  it('leads to another analysis when this one was made before the last window had ended', () => {
    expect(hindranceOf(candidates({ analysisTooEarly: true }))).toMatchObject({ tone: 'ret', wayOn: '去重新分析' });
  });

  it('has nothing to press while the batch is not over, and when all have theirs', () => {
    expect(hindranceOf(candidates({ batchOver: false, analysisTooEarly: true }))).toMatchObject({
      text: expect.stringContaining('举办周期还没有结束') as string,
      tone: 'pend',
      wayOn: '',
      tip: '举办周期结束后才能授分',
    });
    const granted = { ...candidates().totals, toGrant: 0, alreadyGranted: 268 };
    expect(hindranceOf(candidates({ totals: granted }))).toMatchObject({
      text: expect.stringContaining('都已授过分') as string,
      wayOn: '',
    });
  });

  it('offers to end a batch that nobody passed, unless a filter hides somebody', () => {
    const nobody = { ...candidates().totals, valid: 1, excluded: 1, absent: 12, toGrant: 0, alreadyGranted: 0 };
    expect(hindranceOf(candidates({ totals: nobody }))).toMatchObject({
      text: expect.stringContaining('没有人达到授分要求（缺勤 12 人，排除 1 人）') as string,
      wayOn: '结束本期，不授分',
      to: 'conclusion',
    });
    expect(hindranceOf(candidates({ totals: nobody }), true)).toBeNull();
  });

  it('says nothing when nothing stands against it', () => {
    expect(hindranceOf(candidates())).toBeNull();
  });
});

it('a search tells that it finds people, and does not choose who is granted', () => {
  expect(searchTip('', { people: 267 }, true)).toBe('');
  expect(searchTip('张', { people: 267 }, true)).toBe('查找只用来找人：授分仍按全部 267 人');
  expect(searchTip('张', { people: 2 }, false)).toBe('查找只用来找人：授分按已勾选的 2 人');
});

it('offers the values that occur, and sends those that are set', () => {
  expect(filterChips(candidates().options)[0]?.options).toEqual([
    { value: '', label: '全部职称' },
    { value: 'attendingPhysician', label: '主治医师' },
  ]);
  expect(filtersInput(NO_FILTERS)).toEqual({});
  expect(filtersInput({ ...NO_FILTERS, professionalTitle: 'attendingPhysician', placeName: '学术报告厅' })).toEqual({
    professionalTitle: 'attendingPhysician',
    placeName: '学术报告厅',
  });
});

it('asks with the figures of the round', () => {
  const words = confirmWords(totalsView(candidates(), [], 'all'), 'anyCourseFull', '2025-11-29');
  expect(words.title).toBe('给 267 人授分？');
  expect(words.content).toContain('共 534.00 学分');
});
