import type { OutputOf } from '../../../../contract/index';
import { credits, fullDayRange, hours } from '../../../services/format';

export type EntryRow = OutputOf<'catalogue.list'>['rows'][number];

/** A catalogue entry as it is offered (A3, M6). */
export interface EntryCard {
  catalogueEntryId: string;
  number: string;
  title: string;
  level: string;
  planned: string;
  credits: string;
  hours: string;
  /** An entry may be held several times, but a person gets its credits once a year. */
  heldLine: string;
}

function plannedLine({ plannedBegin, plannedEnd, plannedDayTenths }: EntryRow): string {
  const dates =
    plannedBegin !== null && plannedEnd !== null
      ? `拟举办 ${fullDayRange(plannedBegin, plannedEnd)}`
      : plannedEnd !== null
        ? `拟举办至 ${plannedEnd}`
        : plannedBegin !== null
          ? `拟举办自 ${plannedBegin}`
          : '拟举办日期待定';
  return plannedDayTenths === null ? dates : `${dates}（${hours(plannedDayTenths)} 天）`;
}

export function entryCard(row: EntryRow): EntryCard {
  return {
    catalogueEntryId: row.catalogueEntryId,
    number: row.projectNumber,
    title: row.title,
    level: row.creditLevel,
    planned: plannedLine(row),
    credits: credits(row.creditHundredths),
    hours: hours(row.hourTenths),
    heldLine: row.timesHeld === 0 ? '' : `已申报举办 ${row.timesHeld} 次；同一人一年只授一次学分`,
  };
}

/** Said above the list; the number only when all of them are there. */
export const countLine = (count: number, more: boolean): string =>
  more ? '本单位已批准的项目' : `本单位已批准的项目 · ${count} 个`;
