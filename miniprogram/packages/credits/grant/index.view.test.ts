import {
  candidateCard,
  confirmWords,
  decisionTip,
  conditionsInput,
  evaluationWords,
  examFlagWords,
  examWords,
  hindranceOf,
  openIds,
  partChips,
  pointedLine,
  searchTip,
  supplementTip,
  totalsView,
  type CandidateRow,
  type Candidates,
  withheldLine,
} from './index.view';
import { filterGroups, filtersInput, filterWords, NO_FILTERS, withToggled } from './filters';
import { strategyChoices, strategyText, waiverProblem, waiverWords } from './strategies';

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
  points: [],
  admitted: null,
  withheldFor: null,
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
  number: 1,
  analysedAt: 0,
  activityDate: '2025-11-29',
  batchOver: true,
  analysisTooEarly: false,
  batchDealt: true,
  supplementary: false,
  daysWithoutWindow: [],
  strategies: [
    { strategy: 'anyCourseFull', dutyWaived: false, people: 171, creditHundredths: 51_300 },
    { strategy: 'allCoursesFull', dutyWaived: false, people: 160, creditHundredths: 48_000 },
    { strategy: 'byCourseHours', dutyWaived: false, people: 171, creditHundredths: 50_200 },
    { strategy: 'byCourseHours', dutyWaived: true, people: 185, creditHundredths: 52_900 },
  ],
  totals: {
    valid: 268,
    excluded: 1,
    alreadyGranted: 0,
    undecided: 0,
    toGrant: 267,
    creditHundredths: 53_400,
    absent: 18,
  },
  pointed: [],
  evaluationOpen: 0,
  examOpen: null,
  examFlags: { open: 0, upheld: 0 },
  withheld: [],
  options: {
    professionalTitles: [{ value: 'attendingPhysician', people: 12 }],
    specialties: [],
    departmentNames: [{ value: '检验科', people: 9 }],
    placeNames: [{ value: '学术报告厅', people: 21 }],
    institutionNames: [],
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

  it('offers to end a batch whose passers all have the credits from elsewhere, as long as nobody of it was told anything', () => {
    const totals = { ...candidates().totals, toGrant: 0, alreadyGranted: 3, excluded: 0, absent: 2 };
    expect(hindranceOf(candidates({ totals, batchDealt: false }))).toMatchObject({
      text: expect.stringContaining('本期没有可以授分的人（已有本项目学分 3 人，缺勤 2 人）') as string,
      to: 'conclusion',
    });
  });

  it('asks for the reason of a supplementary round', () => {
    expect(supplementTip({ supplementary: true }, '补传')).toBe('请写明为什么补授，至少 4 个字');
    expect(supplementTip({ supplementary: true }, '补传的签到已确认')).toBe('');
    expect(supplementTip({ supplementary: false }, '')).toBe('');
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

describe('the filters', () => {
  it('offer the values that occur with how many they let through', () => {
    const [titles] = filterGroups(NO_FILTERS, candidates().options);
    expect(titles).toMatchObject({
      label: '职称',
      chosen: '',
      choices: [{ value: 'attendingPhysician', label: '主治医师 12', on: false }],
    });
  });

  it('keep a chosen value that nobody has under another strategy', () => {
    const filters = { ...NO_FILTERS, departmentNames: ['儿科'] };
    expect(filterGroups(filters, candidates().options)[2]).toMatchObject({
      chosen: '已选 1',
      choices: [{ label: '检验科 9' }, { label: '儿科 0', on: true }],
    });
  });

  it('take several values each, are told in words, and sent where they are set', () => {
    expect(filtersInput(NO_FILTERS)).toEqual({});
    const one = withToggled(NO_FILTERS, 'departmentNames', '检验科');
    const two = withToggled(one, 'departmentNames', '儿科');
    expect(filtersInput(two)).toEqual({ departmentNames: ['检验科', '儿科'] });
    expect(filterWords({ ...two, professionalTitles: ['attendingPhysician'] })).toBe('主治医师 · 检验科、儿科');
    expect(withToggled(two, 'departmentNames', '检验科').departmentNames).toEqual(['儿科']);
  });
});

it('points at attempts that somebody should judge before granting', () => {
  expect(examFlagWords({ open: 0, upheld: 0 })).toBe('');
  expect(examFlagWords({ open: 2, upheld: 1 })).toBe('2 处待判断，1 处记为存疑；不授的请在名单里排除');
});

it('says whom the evaluation keeps out, also before it is asked for', () => {
  expect(evaluationWords(7, true)).toBe('挡住 7 人：未评价');
  expect(evaluationWords(7, false)).toBe('打开会挡住 7 人：未评价');
  expect(evaluationWords(0, false)).toBe('有效人员都已评价');
  expect([examWords(null, false), examWords(3, true), examWords(0, false)]).toEqual([
    '',
    '挡住 3 人：考试未通过',
    '有效人员都已通过',
  ]);
  expect(conditionsInput({ evaluated: true, examined: true })).toEqual({ conditions: ['evaluation', 'exam'] });
  expect(conditionsInput({ evaluated: false, examined: false })).toEqual({});
});

describe('the strategies', () => {
  const { strategies } = candidates();

  it('say what each would give before one is chosen', () => {
    const figures = (waived: boolean) =>
      strategyChoices(strategies, waived).map(({ people, credits }) => `${people} ${credits}`);
    expect(figures(false)).toEqual(['171 513.00', '160 480.00', '171 502.00']);
    expect(figures(true)).toEqual(['171 513.00', '160 480.00', '185 529.00']);
    expect(waiverWords(strategies)).toBe('不勾：多授 14 人、27.00 学分');
  });

  it('ask for a reason where daily duty is not demanded', () => {
    expect(waiverProblem('byCourseHours', true, '夜班')).toContain('至少 4 个字');
    expect(waiverProblem('byCourseHours', true, '部分学员夜班交接')).toBe('');
    expect(waiverProblem('anyCourseFull', true, '')).toBe('');
    expect(strategyText({ strategy: 'byCourseHours', waivedFor: '夜班交接' })).toContain('不要求天天考勤');
  });
});

describe('who is pointed out', () => {
  const pointed = row({ points: ['lecturer', 'twoPlaces'], flags: ['twoPlaces'] });

  it('is not ticked until somebody has decided, and says what for', () => {
    const card = candidateCard(pointed, 'all');
    expect(card).toMatchObject({ ticked: false, undecided: true, decided: false });
    expect(card.marks.map(({ word }) => word)).toEqual(['待您决定', '同项目主讲人', '同时段他处签到']);
    expect(openIds([pointed])).toEqual([]);
  });

  it('is ticked with the reason once they are granted all the same', () => {
    const card = candidateCard({ ...pointed, admitted: { note: '只讲了半天', by: '李建华' } }, 'all');
    expect(card).toMatchObject({ ticked: true, undecided: false, decided: true });
    expect(card.marks.at(-1)?.word).toBe('照常授分：只讲了半天');
  });

  it('keeps the button waiting', () => {
    expect(decisionTip({ undecided: 6 })).toBe('还有 6 人待您决定');
    expect(decisionTip({ undecided: 0 })).toBe('');
  });

  it('is a part of the list, and so is who gets nothing, with the causes', () => {
    const answer = candidates({
      totals: { ...candidates().totals, undecided: 1 },
      pointed: [
        { point: 'lecturer', people: 1, undecided: 0 },
        { point: 'doubtful', people: 4, undecided: 1 },
      ],
      withheld: [
        { reason: 'lateUnconfirmed', people: 2 },
        { reason: 'absent', people: 16 },
      ],
    });
    expect(partChips(answer, 'passed').map(({ label }) => label)).toEqual(['有效 268', '待您决定 1', '不授 18']);
    expect(partChips(candidates(), 'passed').map(({ label }) => label)).toEqual(['有效 268']);
    expect(pointedLine(answer.pointed)).toBe('同项目主讲人 1 · 有时段仅靠可疑签到 4');
    expect(withheldLine(answer.withheld)).toBe('补传未确认 2 · 时段未签到 16');
    const withheld = candidateCard(row({ withheldFor: 'dayLacked' }), 'all');
    expect(withheld).toMatchObject({ ticked: false, withheld: true });
    expect(withheld.marks[0]?.word).toBe('缺教学日');
  });
});

it('asks with the figures of the round', () => {
  const chosen = { strategy: 'anyCourseFull' as const, waivedFor: '' };
  const words = confirmWords(totalsView(candidates(), [], 'all'), chosen, '2025-11-29');
  expect(words.title).toBe('给 267 人授分？');
  expect(words.content).toContain('共 534.00 学分');
});
