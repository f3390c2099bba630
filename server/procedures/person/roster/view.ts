import type { OutputOf } from '../../../../contract';
import type { RosterImport } from '../../../data/documents';

/** An import as its institution sees it: counts, and nothing of anybody. */
export const viewOf = (one: RosterImport): NonNullable<OutputOf<'roster.get'>['open']> => ({
  importId: one._id,
  state: one.state,
  fileName: one.fileName,
  startedAt: one.startedAt,
  by: one.by,
  endedBy: one.takenBy ?? null,
  endedAt: one.endedAt ?? null,
  problem: one.problem ?? null,
  rows: one.rows,
  good: one.good,
  bad: one.bad,
  added: one.added,
  changed: one.changed,
  same: one.same,
  gone: one.gone,
  registered: one.registered,
  done: one.done,
  toDo: one.toDo,
});
