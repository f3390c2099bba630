import { needOf, type Due, type WindowNeed } from './due';
import type { Slot, SlotState } from './slots';
import { clockOf, dayOf, type Day } from '../kernel/time';

/** A window of a day and what a trainee has done about it: 已签到 is not yet 有效. */
export interface WindowToday {
  day: Day;
  /** Clock times `HH:mm:ss`, both included. */
  begin: string;
  end: string;
  state: SlotState;
  /** The first check-in inside it, epoch milliseconds. */
  at?: number;
  /** What it is to them: a window that is over, or that they have met, is needed for nothing. */
  need: WindowNeed;
  /** The courses that ask for it. */
  courseIds: string[];
  /** They scanned in it, in a session that covers none of its courses. */
  otherCourse: boolean;
  /** A spot check that binds them. */
  spotCheck?: true;
}

/** The windows of today with what the trainee has done about each (T3). @param slots all of the batch */
export function windowsToday({ slots, due, now }: { slots: readonly Slot[]; due: Due; now: number }): WindowToday[] {
  const today = dayOf(now);
  return slots
    .filter(({ window }) => dayOf(window.begin) === today)
    .map(({ window, state, record, cause, courseIds, spotCheck }) => ({
      day: today,
      begin: clockOf(window.begin),
      end: clockOf(window.end),
      state,
      ...(record === undefined || cause === 'removed' ? {} : { at: record.at }),
      need: needOf(window, due),
      courseIds,
      otherCourse: cause === 'otherCourse',
      ...(spotCheck ? { spotCheck } : {}),
    }));
}
