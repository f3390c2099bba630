import type { OutputOf } from '../../../../contract/index';
import { centreCard, isNarrowed, noFilters, projectsInput, stateOptions } from './index.view';

const row: OutputOf<'review.projects'>['rows'][number] = {
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
  venue: '学术报告厅',
  discipline: '',
  activityForm: null,
  step: 'hold',
  rounds: [],
  institutionName: '长沙市XX医院',
};

describe('the projects of all institutions', () => {
  it('are shown as in the list of their own, without what only the institution does', () => {
    const { card, institutionName } = centreCard(row, '2025-11-28');
    expect(institutionName).toBe('长沙市XX医院');
    expect(card).toMatchObject({ number: row.projectNumber, tag: { note: '待举办' }, tiles: [], button: null });
  });

  it('are asked for by what is chosen, and drafts are not', () => {
    expect(projectsInput(noFilters)).toEqual({ sort: 'newest' });
    const all = {
      search: '018',
      year: '2025',
      state: 'returned',
      level: 'national',
      institutionId: 'a',
      sort: 'oldest',
    };
    expect(projectsInput(all)).toEqual({
      ...{ sort: 'oldest', search: '018', year: 2025, state: 'returned' },
      ...{ creditLevel: 'national', institutionId: 'a' },
    });
    expect(projectsInput({ ...noFilters, state: 'draft' })).toEqual({ sort: 'newest' });
    expect(stateOptions.map(({ value }) => value)).not.toContain('draft');
    expect(isNarrowed(noFilters)).toBe(false);
    expect(isNarrowed({ ...noFilters, sort: 'oldest' })).toBe(false);
    expect(isNarrowed({ ...noFilters, year: '2025' })).toBe(true);
  });
});
