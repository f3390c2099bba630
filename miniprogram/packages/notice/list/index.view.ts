import type { OutputOf } from '../../../../contract/index';
import { credits, dayRange, hours } from '../../../services/format';

type Row = OutputOf<'notice.list'>['rows'][number];

export interface NoticeRowView {
  projectId: string;
  projectNumber: string;
  title: string;
  creditLevel: Row['creditLevel'];
  figures: string;
  where: string;
}

export const noticeRowViews = (rows: readonly Row[]): NoticeRowView[] =>
  rows.map(
    ({
      projectId,
      projectNumber,
      title,
      creditLevel,
      creditHundredths,
      hourTenths,
      firstDay,
      lastDay,
      venue,
      institutionName,
    }) => ({
      projectId,
      projectNumber,
      title,
      creditLevel,
      figures: `${dayRange(firstDay, lastDay)} · ${credits(creditHundredths)} 学分 · ${hours(hourTenths)} 学时`,
      where: venue === '' ? institutionName : `${institutionName} · ${venue}`,
    }),
  );
