import type { OutputOf } from '../../../../contract/index';
import { entriesInput, entryCard, noFilters } from './index.view';

const row: OutputOf<'catalogueEntry.list'>['rows'][number] = {
  catalogueEntryId: 'e1',
  institutionId: 'hospital-a',
  institutionName: '长沙市XX医院',
  year: 2025,
  projectNumber: '20100412',
  title: '中医临床经典系列讲座',
  creditLevel: 'national',
  creditHundredths: 500,
  hourTenths: 400,
  plannedBegin: null,
  plannedEnd: '2025-12-16',
  plannedDayTenths: 40,
  withdrawn: null,
  warning: { code: 'creditsDifferFromHours', creditHundredths: 1000 },
  timesHeld: 2,
};

describe('an entry in the list of the centre', () => {
  it('says whose it is, when it is planned, how often it was used, and what the rule table finds odd', () => {
    expect(entryCard(row)).toMatchObject({
      institutionName: '长沙市XX医院',
      planned: '拟举办至 2025-12-16（4.0 天）',
      figures: '5.00 学分 · 40.0 学时',
      held: '已用来申报 2 次',
      warning: '学分与学时不一致：按学时折算应为 10.00 学分',
      withdrawn: false,
    });
  });

  it('is calm where nothing is odd', () => {
    const withdrawn = { at: 1, by: '何静', reason: '取消' };
    expect(entryCard({ ...row, warning: null, timesHeld: 0, withdrawn })).toMatchObject({
      held: '',
      warning: '',
      withdrawn: true,
    });
    const capped = { ...row, warning: { code: 'creditsAboveCap', creditHundredths: 1000 } as const };
    expect(entryCard(capped).warning).toBe('学分与学时不一致：规则表里一个项目最多 10.00 学分');
  });
});

describe('the filters of the catalogue', () => {
  it('leave out what is open', () => {
    expect(entriesInput(noFilters)).toEqual({});
    expect(
      entriesInput({ search: '033', year: '2025', level: 'national', state: 'offered', institutionId: 'a' }),
    ).toEqual({
      search: '033',
      year: 2025,
      creditLevel: 'national',
      withdrawn: false,
      institutionId: 'a',
    });
    expect(entriesInput({ ...noFilters, state: 'withdrawn', level: '??' })).toEqual({ withdrawn: true });
  });
});
