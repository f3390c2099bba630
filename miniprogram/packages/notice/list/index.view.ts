import type { OutputOf } from '../../../../contract/index';
import { credits, dayRange, hours } from '../../../services/format';

type Row = OutputOf<'notice.list'>['rows'][number];

export interface NoticeCard {
  projectId: string;
  projectNumber: string;
  title: string;
  creditLevel: Row['creditLevel'];
  figures: string;
  where: string;
}

export function noticeCard(row: Row): NoticeCard {
  const { projectId, projectNumber, title, creditLevel, venue, institutionName } = row;
  return {
    projectId,
    projectNumber,
    title,
    creditLevel,
    figures: [
      dayRange(row.firstDay, row.lastDay),
      `${credits(row.creditHundredths)} 学分`,
      `${hours(row.hourTenths)} 学时`,
    ].join(' · '),
    where: venue === '' ? institutionName : `${institutionName} · ${venue}`,
  };
}
