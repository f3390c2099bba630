import type { InputOf, OutputOf } from '../../../../contract/index';
import { addDays, dayOf, type Day } from '../../../../domain/kernel/time';
import { badgeOf } from '../../../services/badges';
import { clockMinute, spokenDay, weekday } from '../../../services/format';
import type { Session } from '../../../services/session';

export type As = InputOf<'inbox.list'>['as'];
export type Row = OutputOf<'inbox.list'>['rows'][number];

/** One message as it is shown. */
export interface MessageCard {
  messageId: string;
  at: number;
  title: string;
  text: string;
  icon: string;
  tone: 'ok' | 'ret' | 'pend' | 'b';
  time: string;
  unread: boolean;
  target: Row['target'];
  /** Set on the first message of a day: the heading above it. */
  day: string;
  /** Behind it, smaller. */
  dayDetail: string;
  /** First and last of their day have round corners. */
  first: boolean;
  last: boolean;
}

const looks: Record<Row['look'], Pick<MessageCard, 'icon' | 'tone'>> = {
  approved: { icon: 'check-circle-filled', tone: 'ok' },
  returned: { icon: 'rollback', tone: 'ret' },
  waits: { icon: 'user', tone: 'pend' },
  known: { icon: 'info-circle', tone: 'b' },
};

/** 今天 12月1日 周一, 昨天 …, 11月27日 周四. */
function headingOf(day: Day, today: Day): Pick<MessageCard, 'day' | 'dayDetail'> {
  const near = day === today ? '今天' : day === addDays(today, -1) ? '昨天' : '';
  return near === ''
    ? { day: spokenDay(day, { weekday: false }), dayDetail: weekday(day) }
    : { day: near, dayDetail: spokenDay(day) };
}

/**
 * Rows of one page under those that stand above them.
 * @param dayAbove the day of the row above, undefined at the beginning
 * @param ends nothing follows behind these rows
 */
export function messageCards(
  rows: readonly Row[],
  { today, dayAbove, ends }: { today: Day; dayAbove: Day | undefined; ends: boolean },
): MessageCard[] {
  const days = rows.map(({ at }) => dayOf(at));
  return rows.map(({ messageId, at, title, text, look, target, unread }, index) => {
    const day = days[index] ?? today;
    const first = day !== (index === 0 ? dayAbove : days[index - 1]);
    const next = days[index + 1];
    return {
      messageId,
      at,
      title,
      text,
      ...looks[look],
      time: clockMinute(at),
      unread,
      target,
      ...(first ? headingOf(day, today) : { day: '', dayDetail: '' }),
      first,
      last: next === undefined ? ends : next !== day,
    };
  });
}

/** A role of the switch at the top, with what it has not read. */
export interface RoleTab {
  as: As;
  label: string;
}

/** The roles that the caller has; the switch is shown for two of them. */
export function roleTabs({ trainee, administrator, unread }: Session): RoleTab[] {
  const tab = (as: As, name: string, count: number): RoleTab => ({
    as,
    label: count === 0 ? name : `${name} ${badgeOf(count)}`,
  });
  return [
    ...(trainee === null ? [] : [tab('trainee', '学员', unread.trainee)]),
    ...(administrator === null ? [] : [tab('office', '管理', unread.office)]),
  ];
}

/** Whose messages are shown: those that were asked for, if the caller has that role, else those of the role they have. */
export const shownAs = (asked: As | undefined, roles: readonly RoleTab[]): As =>
  roles.find(({ as }) => as === asked)?.as ?? roles[0]?.as ?? asked ?? 'trainee';

/** 未读 3. */
export const unreadChip = (count: number): string => (count === 0 ? '未读' : `未读 ${badgeOf(count)}`);
