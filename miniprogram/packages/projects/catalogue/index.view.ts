import type { OutputOf } from '../../../../contract/index';
import type { PickerOption } from '../../../components/search-picker/filter';
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
  /** Of an earlier year: when it could still be held; '' of this year and the next. */
  earlierLine: string;
}

/** @param thisYear the server's */
export function entryCard(row: EntryRow, thisYear: number): EntryCard {
  return {
    catalogueEntryId: row.catalogueEntryId,
    number: row.projectNumber,
    title: row.title,
    level: row.creditLevel,
    planned: plannedLine(row),
    credits: credits(row.creditHundredths),
    hours: hours(row.hourTenths),
    heldLine: row.timesHeld === 0 ? '' : `${row.year} 年度已申报举办 ${row.timesHeld} 次；同一人一年只授一次学分`,
    earlierLine: row.year < thisYear ? `${row.year} 年度的项目，举办日期只能在 ${row.year} 年内` : '',
  };
}

/** Whom to call about an entry that is missing: 委医学科技发展中心 何静. */
export interface Contact {
  line: string;
  phone: string;
}
export const contactView = (contact: OutputOf<'catalogue.list'>['contact']): Contact | null =>
  contact && {
    line: [contact.name, contact.contactName].filter((part) => part !== '').join(' '),
    phone: contact.contactPhone,
  };

/** An earlier project of the institution, to fill in a new one like it. */
export const earlierOption = ({
  projectId,
  title,
  projectNumber,
}: Pick<OutputOf<'project.list'>['rows'][number], 'projectId' | 'title' | 'projectNumber'>): PickerOption => ({
  value: projectId,
  label: `${title}（${projectNumber}）`,
});

/** Said above the list; the number only when all of them are there. */
export const countLine = (count: number, more: boolean): string =>
  more ? '本单位已批准的项目' : `本单位已批准的项目 · ${count} 个`;
