import { formatCreditHundredths, formatHourTenths } from '../../domain/kernel/amount';
import type { OutcomeReason } from '../../domain/credit/grant-decision';
import { creditLevels } from '../../domain/kernel/credit-level';
import { labelOf } from '../../domain/kernel/enumeration';
import { clockOf, dayOf } from '../../domain/kernel/time';
import { readAttendees } from '../data/attendees';
import type { GrantOutcome, GrantRound, LedgerEntry } from '../data/documents';
import { findEntriesAfter } from '../data/ledger';
import { findOutcomesAfter } from '../data/outcomes';
import { findReversed } from '../data/reversals';
import { findOwnRound } from '../data/rounds';
import { rowBy, whoColumns, type Column, type OpenSource } from './source';

const AT_ONCE = 500;

type Granted = LedgerEntry['who'] & { entry: LedgerEntry; round: GrantRound; reversed: boolean };

const grantedColumns: readonly Column<Granted>[] = [
  ...whoColumns<Granted>(),
  { title: '项目编号', width: 16, valueOf: ({ entry }) => entry.projectNumber },
  { title: '项目名称', width: 36, valueOf: ({ entry }) => entry.title },
  { title: '活动日期', width: 12, valueOf: ({ entry }) => entry.activityDate },
  { title: '学分级别', width: 8, valueOf: ({ round }) => labelOf(creditLevels, round.creditLevel) },
  { title: '角色', width: 8, valueOf: ({ entry }) => (entry.role === 'lecturer' ? '主讲人' : '学员') },
  { title: '学分', width: 8, valueOf: ({ entry }) => formatCreditHundredths(entry.creditHundredths) },
  { title: '学时', width: 8, valueOf: ({ entry }) => formatHourTenths(entry.hourTenths) },
  {
    title: '状态',
    width: 8,
    valueOf: ({ round, reversed }) => (reversed ? '已撤销' : round.state === 'effective' ? '已生效' : '待生效'),
  },
];

/** 授分名单: who was granted credits by a round. */
export const openGranted: OpenSource<'granted' | 'outcomes'> = async (db, institutionId, { kind, roundId }) => {
  const round = await findOwnRound(db, { roundId, institutionId });
  const { projectNumber, projectId, activityDate, total } = round;
  const shared = { about: `${projectNumber}-${activityDate}`, projectId, total };
  if (kind === 'outcomes') return { ...shared, ...outcomesOf(db, round) };
  const rowOf = rowBy(grantedColumns);
  return {
    ...shared,
    name: '授分名单',
    columns: grantedColumns,
    total: round.granted,
    async *portions(place) {
      for (let after = place; ;) {
        const entries = await findEntriesAfter(db, { roundId, after, limit: AT_ONCE });
        const last = entries.at(-1);
        if (!last) return;
        after = last._id;
        // What takes an entry back is no entry of its own here: it is the state of the first.
        const own = entries.filter(({ reverses }) => reverses === undefined);
        const reversed = await findReversed(
          db,
          own.map(({ _id }) => _id),
        );
        const rows = own.map((entry) => rowOf({ ...entry.who, entry, round, reversed: reversed.has(entry._id) }));
        yield { rows, read: own.length, place: after };
      }
    },
  };
};

/** The true cause, in the words of an administrator. */
const causes: Record<OutcomeReason, string> = {
  notApproved: '注册未审核通过',
  lateUnconfirmed: '补传的签到没有确认',
  outsideWindows: '签到都在时段外',
  dayLacked: '有的上课日没有签到',
  absent: '课程有时段没有签到',
  belowOneStep: '有效学时不足一档学分',
  evaluationOpen: '没有完成项目评价',
  examOpen: '考试没有通过',
  excluded: '由管理员取消有效',
  alreadyGranted: '今年已有这个项目的学分',
};

type Withheld = { name: string; personNumber: string; institutionName: string; departmentName: string } & {
  outcome: GrantOutcome;
};

const outcomeColumns: readonly Column<Withheld>[] = [
  ...whoColumns<Withheld>(),
  { title: '原因', width: 24, valueOf: ({ outcome }) => causes[outcome.reason] },
  { title: '缺的日子', width: 16, valueOf: ({ outcome }) => (outcome.lackedDays ?? []).join('、') },
  {
    title: '缺的时段',
    width: 40,
    valueOf: ({ outcome }) =>
      outcome.missedWindows.map(({ begin, end }) => `${dayOf(begin)} ${clockOf(begin)}–${clockOf(end)}`).join('；'),
  },
];

const NOBODY = { name: '', personNumber: '', institutionName: '', departmentName: '' };

/** Who got nothing by a round, and why. Names are those of today: an outcome has none. */
function outcomesOf(
  db: Parameters<typeof openGranted>[0],
  { _id: roundId }: GrantRound,
): Pick<Awaited<ReturnType<typeof openGranted>>, 'name' | 'columns' | 'portions'> {
  const rowOf = rowBy(outcomeColumns);
  return {
    name: '未授分人员',
    columns: outcomeColumns,
    async *portions(place) {
      for (let after = place; ;) {
        const outcomes = await findOutcomesAfter(db, { roundId, after, limit: AT_ONCE });
        const last = outcomes.at(-1);
        if (!last) return;
        after = last._id;
        const people = await readAttendees(
          db,
          outcomes.map(({ personId }) => personId),
        );
        const rows = outcomes.map((outcome) => rowOf({ ...(people.get(outcome.personId) ?? NOBODY), outcome }));
        yield { rows, read: outcomes.length, place: after };
      }
    },
  };
}
