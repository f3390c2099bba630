import type { CatalogueEntry } from '../../../domain/project/project';

/** An entry as a set-up brings it in; the form of activity is left open. */
type Entry = Omit<CatalogueEntry, 'activityForm'> & { catalogueEntryId: string };

const entry = (
  facts: Pick<
    Entry,
    | 'catalogueEntryId'
    | 'title'
    | 'creditLevel'
    | 'plannedBegin'
    | 'plannedEnd'
    | 'plannedDayTenths'
    | 'discipline3'
    | 'projectLead'
  > & { credits: number; hours: number; institutionId?: string },
): Entry => {
  const { credits, hours, ...rest } = facts;
  return {
    institutionId: 'changsha-xx',
    ...rest,
    year: 2025,
    projectNumber: `${facts.catalogueEntryId} (${facts.creditLevel === 'national' ? '国' : facts.creditLevel === 'provincial' ? '省' : '市'})`,
    creditHundredths: credits * 100,
    hourTenths: hours * 10,
    discipline2: '临床医学',
  };
};

/** Entries besides those of the sample: enough for a project in each of its states. */
export const catalogueEntries: Entry[] = [
  entry({
    catalogueEntryId: '2025-12-01-041',
    title: '急危重症早期识别与处置培训班',
    creditLevel: 'provincial',
    credits: 2,
    hours: 6,
    plannedBegin: '2025-12-01',
    plannedEnd: '2025-12-01',
    plannedDayTenths: 10,
    discipline3: '急诊医学',
    projectLead: '罗建平',
  }),
  entry({
    catalogueEntryId: '2025-12-02-027',
    title: '抗菌药物合理应用与多重耐药菌防控研讨班',
    creditLevel: 'national',
    credits: 6,
    hours: 18,
    plannedBegin: '2025-12-02',
    plannedEnd: '2025-12-04',
    plannedDayTenths: 20,
    discipline3: '感染病学',
    projectLead: '王晓东',
  }),
  entry({
    catalogueEntryId: '2025-12-20-055',
    title: '心血管介入护理新进展培训班',
    creditLevel: 'municipal',
    credits: 2,
    hours: 6,
    plannedBegin: '2025-12-20',
    plannedEnd: '2025-12-20',
    plannedDayTenths: 10,
    discipline3: '护理学',
    projectLead: '谢冬梅',
  }),
  entry({
    catalogueEntryId: '2025-12-27-063',
    title: '药物不良反应监测培训班',
    creditLevel: 'provincial',
    credits: 3,
    hours: 9,
    plannedBegin: '2025-12-27',
    plannedEnd: '2025-12-28',
    plannedDayTenths: 20,
    discipline3: '药学',
    projectLead: '徐美玲',
  }),
  entry({
    catalogueEntryId: '2025-12-18-012',
    institutionId: 'xiangtan-xx',
    title: '基层医院康复适宜技术推广培训班',
    creditLevel: 'municipal',
    credits: 2,
    hours: 6,
    plannedBegin: '2025-12-18',
    plannedEnd: '2025-12-18',
    plannedDayTenths: 10,
    discipline3: '康复医学',
    projectLead: '彭涛',
  }),
];
