import { instantOf } from '../../domain/kernel/time';
import type { SetUp } from '../../server/setup/set-up';

type Institution = NonNullable<SetUp['institutions']>[number];
type CatalogueEntry = NonNullable<SetUp['catalogueEntries']>[number];

/** The tests' world begins on the eve of the two-day holding. */
export const TEST_START = instantOf('2025-11-28', '08:00:00');

/** Two hospitals that must not see each other, and the centre. */
export const hospitalA = {
  institutionId: 'hospital-a',
  name: '长沙市XX医院',
  kind: 'hospital',
  account: 'hospital-a',
  password: 'correct-horse-7',
  departments: ['检验科', '儿科'],
} as const satisfies Institution;

export const hospitalB = {
  institutionId: 'hospital-b',
  name: '湘潭市XX医院',
  kind: 'hospital',
  account: 'hospital-b',
  password: 'battery-staple-8',
  departments: ['急诊科'],
} as const satisfies Institution;

export const centre = {
  institutionId: 'centre',
  name: '委医学科技发展中心',
  kind: 'centre',
  account: 'centre',
  password: 'paper-clip-lamp-9',
  departments: [],
} as const satisfies Institution;

/** The two-day provincial entry of hospital A: 9.0 hours, 3.00 credits. */
export const twoDayEntry: CatalogueEntry = {
  catalogueEntryId: 'entry-two-days',
  institutionId: hospitalA.institutionId,
  year: 2025,
  projectNumber: '2025-11-02-018 (省)',
  title: '医学检验质量管理新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  plannedBegin: '2025-11-29',
  plannedEnd: '2025-11-30',
  plannedDayTenths: 20,
  discipline2: '医学检验',
  discipline3: '医学检验',
  projectLead: '刘芳',
};

/** An entry that hospital B alone may hold. */
export const entryOfB: CatalogueEntry = {
  ...twoDayEntry,
  catalogueEntryId: 'entry-of-b',
  institutionId: hospitalB.institutionId,
  projectNumber: '2025-12-13-009 (省)',
  title: '临床输血规范化培训班',
};

export const testSetUp: SetUp = {
  institutions: [hospitalA, hospitalB, centre].map((each) => ({ ...each, departments: [...each.departments] })),
  catalogueEntries: [twoDayEntry, entryOfB],
};
