import type { OutputOf } from '../../../../contract/index';
import { credits, hours } from '../../../services/format';
import { plannedLine } from '../shared/entry-words';

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
