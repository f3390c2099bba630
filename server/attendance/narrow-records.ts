import { containsFolded } from '../../domain/kernel/search';
import type { ParsedInputOf } from '../../contract';
import { isSuspicious } from '../../domain/attendance/attendance-record';
import type { Where } from '../data/database';
import type { AttendanceRecord } from '../data/documents';

/** What of a batch's records is meant, on a page and in a table alike (M18). */
export type Narrowing = Pick<
  ParsedInputOf<'attendance.records'>,
  'courseId' | 'sessionId' | 'show' | 'flag' | 'search'
>;
type Show = NonNullable<Narrowing['show']>;
type Meant = (record: AttendanceRecord) => boolean;

const shows: Record<Show, Meant> = {
  all: () => true,
  scan: ({ origin, removed }) => origin === 'scan' && !removed,
  late: ({ origin, removed }) => origin === 'late' && !removed,
  manual: ({ origin, removed }) => origin === 'manual' && !removed,
  appeal: ({ origin, removed }) => origin === 'appeal' && !removed,
  suspicious: (record) => isSuspicious(record) && !record.removed,
  provisional: ({ provisional, removed }) => provisional && !removed,
  removed: ({ removed }) => removed === true,
};

/** The part of it that an index answers: a few of two hundred thousand records are found without reading the others. */
function whereOf({ show = 'all', flag }: Narrowing): Where {
  if (show === 'removed' || show === 'provisional') return { [show]: true };
  if (show === 'suspicious' || flag !== undefined) return { flagged: true };
  return show === 'all' ? {} : { origin: show };
}

export function narrowed(wanted: Narrowing): { where: Where; isMeant: Meant } {
  const { courseId, sessionId, show = 'all', flag, search = '' } = wanted;
  return {
    where: whereOf(wanted),
    isMeant: (record) => {
      const { name, personNumber, institutionName } = record.who;
      return (
        shows[show](record) &&
        (courseId === undefined || record.courseIds.includes(courseId)) &&
        (sessionId === undefined || record.sessionId === sessionId) &&
        (flag === undefined || record.flags.includes(flag)) &&
        containsFolded([name, personNumber, institutionName], search)
      );
    },
  };
}
