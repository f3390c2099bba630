import type { CallName } from '../../contract';
import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { TestBed } from './in-process';
import type { ValidCalls } from './valid-calls';

type CatalogueCall = Extract<
  CallName,
  'review.projects' | `catalogueEntry.${string}` | `catalogueImport.${string}` | `catalogueFile.${string}`
>;

/** Of {@link ValidCalls}, what the centre does with the catalogue. */
export function validCatalogueCalls(cloud: TestBed, hospital: Hospital): Pick<ValidCalls, CatalogueCall> {
  const { catalogueEntryId, institutionId } = hospital;
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const byReviewer = <Input>(input: () => Input | Promise<Input>) => ({ by: 'reviewer1' as const, input });
  const revision = () => cloud.documents('catalogueEntries').find(({ _id }) => _id === catalogueEntryId)?.revision ?? 0;
  const facts = {
    institutionId,
    year: 2025,
    projectNumber: '2025-12-20-101 (省)',
    title: '重症医学新进展培训班',
    creditLevel: 'provincial',
    creditHundredths: 300,
    hourTenths: 90,
    plannedBegin: '2025-12-20',
    plannedEnd: '2025-12-21',
    plannedDayTenths: 20,
    discipline2: '临床内科学',
    discipline3: '呼吸病学',
    projectLead: '刘芳',
    activityForm: 'trainingClass',
  } as const;
  return {
    'review.projects': byReviewer(() => ({
      search: '2025',
      year: 2025,
      state: 'approved',
      creditLevel: 'provincial',
      institutionId,
      sort: 'oldest',
      ...pageFrom(0, ''),
    })),
    'catalogueFile.template': byReviewer(() => ({})),
    'catalogueFile.badRows': byReviewer(() => ({ importId: hospital.catalogueImportId })),
    'catalogueImport.get': byReviewer(() => ({ importId: hospital.catalogueImportId })),
    'catalogueImport.begin': byReviewer(async () => ({
      file: await cloud.upload('reviewer1', '目录.csv', Buffer.from('项目编号,项目名称'), 'catalogue'),
    })),
    'catalogueImport.rows': byReviewer(() => ({ importId: hospital.catalogueImportId, kind: 'bad', ...pageFrom(0) })),
    'catalogueImport.take': byReviewer(() => ({
      importId: hospital.catalogueImportId,
      skipBad: true,
      withdrawGone: true,
    })),
    'catalogueImport.drop': byReviewer(() => ({ importId: hospital.catalogueImportId })),
    'catalogueEntry.list': byReviewer(() => ({
      search: '2025',
      year: 2025,
      institutionId,
      creditLevel: 'provincial',
      withdrawn: false,
      ...pageFrom('\uffff', ''),
    })),
    'catalogueEntry.get': byReviewer(() => ({ catalogueEntryId })),
    'catalogueEntry.history': byReviewer(() => ({ catalogueEntryId, ...pageFrom(9e15, '') })),
    'catalogueEntry.add': byReviewer(() => facts),
    'catalogueEntry.edit': byReviewer(() => {
      const stored = cloud.documents('catalogueEntries').find(({ _id }) => _id === catalogueEntryId);
      if (!stored) throw new Error('no entry');
      const { year, projectNumber, title, creditLevel, creditHundredths, hourTenths } = stored;
      return {
        ...facts,
        ...{ year, projectNumber, title, creditLevel, creditHundredths, hourTenths },
        ...{ catalogueEntryId, revision: revision() },
      };
    }),
    'catalogueEntry.withdraw': byReviewer(() => ({
      catalogueEntryId,
      revision: revision(),
      reason: '主管部门已取消这个项目',
    })),
    'catalogueEntry.restore': byReviewer(() => ({ catalogueEntryId, revision: revision() })),
  };
}
