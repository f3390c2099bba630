import type { OutputOf } from '../../../../contract/index';
import { dayOf, type Day } from '../../../../domain/kernel/time';
import { clock, fingerprints, longDay } from '../../../services/format';
import { actionWords, subjectWords } from './actions';

export type AuditRow = OutputOf<'audit.list'>['rows'][number];

/** One act of the log as it is shown. */
export interface AuditCard {
  entryId: string;
  icon: string;
  what: string;
  /** 李建华 · 学员 张三 */
  who: string;
  /** To the second: it is evidence. */
  time: string;
  note: string;
  /** 指纹 3f9a12bc、0c44d1e7: of the files that it was about. */
  prints: string;
  /** Set on the first act of a day, as the heading above it. */
  day: string;
}

/** @param dayAbove day of the row above, undefined for the first of the list: a heading stands where the day changes */
export function auditCard(
  { entryId, at, by, action, subject, subjectName, note, files }: AuditRow,
  dayAbove?: Day,
): AuditCard {
  const day = dayOf(at);
  const known = actionWords(action);
  const about = subjectWords(subject, subjectName);
  return {
    entryId,
    icon: known?.icon ?? 'info-circle',
    what: known?.words ?? `对${about}的操作`,
    who: known === undefined ? by : `${by} · ${about}`,
    time: clock(at),
    note: note === '' ? '' : `原因：${note}`,
    prints: fingerprints(files ?? []),
    day: day === dayAbove ? '' : longDay(day),
  };
}

/** Rows of one page under the rows that stand above them, as {@link auditCard} shows each. */
export function auditCards(): (row: AuditRow) => AuditCard {
  let dayAbove: Day | undefined;
  return (row) => {
    const card = auditCard(row, dayAbove);
    dayAbove = dayOf(row.at);
    return card;
  };
}
