import fc from 'fast-check';
import type { Cell, TableRow } from '../kernel/table';
import { entryFacts, factWords, type EntryFact } from './catalogue';
import { findCatalogueHeadings } from './catalogue-columns';
import { entryProblemWords, readCatalogueRows } from './catalogue-row';
import { activityForms, type CatalogueEntry } from './project';

const keys = entryFacts.map(({ key }) => key);
const columns = new Map(keys.map((key, at) => [key, at]));
const institutions = [{ id: 'a', name: '长沙市XX医院' }];

const full: Partial<Record<EntryFact, string | Cell>> = {
  year: '2025',
  projectNumber: '2025-11-01-033（国）',
  title: '临床微生物学诊断与前沿学习',
  institutionId: '长沙市 XX 医院',
  creditLevel: '国家级',
  creditHundredths: '2.00',
  hourTenths: '6.0',
  plannedBegin: '2025/11/29',
  plannedEnd: '2025年11月29日',
  plannedDayTenths: '1.0',
  discipline2: '医学检验',
  discipline3: '医学检验',
  projectLead: '陈志远',
  activityForm: '线上线下结合',
};
const row = (over: Partial<Record<EntryFact, string | Cell>> = {}, number = 2): TableRow => ({
  number,
  cells: new Map(
    Object.entries({ ...full, ...over }).flatMap(([key, value]) =>
      value === ''
        ? []
        : [
            [
              columns.get(key as EntryFact) ?? -1,
              typeof value === 'string' ? { kind: 'text' as const, text: value } : value,
            ],
          ],
    ),
  ),
});
const read = (...rows: TableRow[]) => readCatalogueRows(rows, { columns, institutions });
const entryOf = (over: Partial<Record<EntryFact, string | Cell>> = {}) => {
  const [verdict] = read(row(over));
  return verdict?.kind === 'good' ? verdict.read.entry : undefined;
};
const problemOf = (over: Partial<Record<EntryFact, string | Cell>>) => {
  const [verdict] = read(row(over));
  return verdict?.kind === 'bad' ? entryProblemWords(verdict.problem) : 'good';
};

describe('a row of the catalogue', () => {
  it('is an entry, whatever people write for brackets, days and amounts', () => {
    expect(entryOf()).toEqual({
      institutionId: 'a',
      year: 2025,
      projectNumber: '2025-11-01-033(国)',
      title: '临床微生物学诊断与前沿学习',
      creditLevel: 'national',
      creditHundredths: 200,
      hourTenths: 60,
      plannedBegin: '2025-11-29',
      plannedEnd: '2025-11-29',
      plannedDayTenths: 10,
      discipline2: '医学检验',
      discipline3: '医学检验',
      projectLead: '陈志远',
      activityForm: 'mixed',
    });
    const number = (text: string): Cell => ({ kind: 'number', text });
    expect(entryOf({ creditHundredths: number('2.5'), hourTenths: '６学时' })).toMatchObject({
      creditHundredths: 250,
      hourTenths: 60,
    });
    expect(
      entryOf({
        plannedBegin: { kind: 'date', text: '45990' },
        plannedEnd: { kind: 'date', text: '2025-11-30T00:00:00' },
      }),
    ).toMatchObject({
      plannedBegin: '2025-11-29',
      plannedEnd: '2025-11-30',
    });
    expect(entryOf({ creditLevel: '省', activityForm: '远程' })).toMatchObject({
      creditLevel: 'provincial',
      activityForm: 'remote',
    });
  });

  it('may leave open what the catalogue leaves open', () => {
    const open = {
      plannedBegin: '',
      plannedEnd: '-',
      plannedDayTenths: '',
      discipline2: '',
      discipline3: '',
      projectLead: '',
      activityForm: '',
    };
    expect(entryOf(open)).toMatchObject({
      plannedBegin: null,
      plannedEnd: null,
      plannedDayTenths: null,
      activityForm: null,
    });
  });

  it('leaves disciplines open that are not of the list, and names them', () => {
    const [verdict] = read(row({ discipline2: '检验', discipline3: '血库' }));
    expect(verdict).toMatchObject({
      kind: 'good',
      read: { unlisted: '检验 / 血库', entry: { discipline2: '', discipline3: '' } },
    });
  });

  it('has the year of its days, or of its number, where none stands there', () => {
    expect(entryOf({ year: '', plannedBegin: '2026-01-02', plannedEnd: '' })?.year).toBe(2026);
    expect(entryOf({ year: '', plannedBegin: '', plannedEnd: '' })?.year).toBe(2025);
    expect(problemOf({ year: '', plannedBegin: '', plannedEnd: '', projectNumber: '20251101033' })).toBe(
      '不知道是哪一年的，请填写举办年度',
    );
    expect(problemOf({ year: '25' })).toBe('举办年度看不懂，请写成 2025');
  });

  it.each<[Partial<Record<EntryFact, string | Cell>>, string]>([
    [{ title: '' }, '没有项目名称'],
    [{ institutionId: '没有的医院' }, '单位「没有的医院」不在名单里，请核对全称，或先在「各单位的账号」里添加'],
    [{ creditLevel: '县级' }, '学分级别「县级」不在选项里，请从模板的下拉里选'],
    [{ creditHundredths: '两分' }, '学分看不懂，请写成 2.00'],
    [{ creditHundredths: '2.005' }, '学分看不懂，请写成 2.00'],
    [{ hourTenths: '0' }, '学时看不懂，请写成 6.0'],
    [{ plannedBegin: '2025-02-30' }, '拟举办起始看不懂，请写成 2025-11-29'],
    [{ plannedBegin: '2025-12-01' }, '拟举办截止早于拟举办起始'],
    [{ projectLead: '甲1、乙2' }, '项目负责人不像姓名，只写一位负责人'],
    [{ projectNumber: { kind: 'number', text: '2.02511E+17' } }, '项目编号被表格改成 2.03E+17，请设成文本格式重填'],
    [{ projectNumber: '（）' }, '项目编号看不懂，请核对'],
    [{ title: { kind: 'formula', text: '' } }, '项目名称是没有结果的公式，请改成数值或文字'],
    [{ title: '长'.repeat(201) }, '项目名称太长'],
    [{ activityForm: '随便' }, '举办方式「随便」不在选项里，请从模板的下拉里选'],
  ])('is bad with its reason: %j', (over, words) => {
    expect(problemOf(over)).toBe(words);
  });

  it('is bad where its number stands twice, in whatever spelling, but not in another year', () => {
    const verdicts = read(row(), row({ projectNumber: '2025-11-01-033 (国)' }, 3), row({ year: '2024' }, 4));
    expect(verdicts.map((verdict) => (verdict.kind === 'bad' ? entryProblemWords(verdict.problem) : 'good'))).toEqual([
      'good',
      '和第 2 行是同一个编号',
      'good',
    ]);
  });

  it('is passed over where nothing stands in it', () => {
    expect(read({ number: 2, cells: new Map([[0, { kind: 'text', text: '  ' }]]) })).toEqual([]);
  });

  it('comes back from its own words', () => {
    const some: fc.Arbitrary<CatalogueEntry> = fc.record({
      institutionId: fc.constant('a'),
      year: fc.integer({ min: 2000, max: 2099 }),
      projectNumber: fc.stringMatching(/^20\d\d-\d{1,4}-\d{1,3}$/),
      title: fc.constantFrom('培训班', '新进展 研讨班'),
      creditLevel: fc.constantFrom('national', 'provincial', 'municipal'),
      creditHundredths: fc.integer({ min: 0, max: 1000 }),
      hourTenths: fc.integer({ min: 1, max: 900 }),
      plannedBegin: fc.constantFrom(null, '2025-11-29'),
      plannedEnd: fc.constantFrom(null, '2025-11-30'),
      plannedDayTenths: fc.option(fc.integer({ min: 0, max: 300 })),
      discipline2: fc.constantFrom('', '儿科学'),
      discipline3: fc.constant(''),
      projectLead: fc.constantFrom('', '刘芳'),
      activityForm: fc.constantFrom(null, ...activityForms.map(({ code }) => code)),
    });
    fc.assert(
      fc.property(some, (entry) => {
        const words = Object.fromEntries(
          keys.map((key) => [key, key === 'institutionId' ? '长沙市XX医院' : factWords(key, entry)]),
        );
        expect(entryOf(words)).toEqual(entry);
      }),
    );
  });
});

describe('the headings of a catalogue', () => {
  const heading = (titles: string[], number = 1): TableRow => ({
    number,
    cells: new Map(titles.map((text, at) => [at, { kind: 'text', text }])),
  });
  const demanded = ['项目编号*', '项目名称', '申办单位', '级别', '学分', '总学时'];

  it('are known by other names, in any order, below a title', () => {
    const found = findCatalogueHeadings([heading(['2025 年目录']), heading([...demanded, 'Ⅱ级学科', '期限（天）'], 2)]);
    expect(found).toMatchObject({ kind: 'found', row: 2 });
    expect(
      found.kind === 'found' && [
        found.columns.get('institutionId'),
        found.columns.get('discipline2'),
        found.columns.get('plannedDayTenths'),
      ],
    ).toEqual([2, 6, 7]);
  });

  it('are missed, and said which', () => {
    const found = findCatalogueHeadings([heading(demanded.slice(0, 4))]);
    expect(found.kind === 'lacking' && found.nearest.has('creditHundredths')).toBe(false);
    expect(findCatalogueHeadings([heading([...demanded, '编号'])])).toEqual({ kind: 'twice' });
    expect(findCatalogueHeadings([])).toEqual({ kind: 'empty' });
  });
});
