import { noticeList } from '../../../../contract/calls/project/notice';
import { dayOf } from '../../../../domain/kernel/time';
import { listOpenProjects } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { noticeRowOf } from './notice-view';

/** Approved projects that are still to come or going on, the soonest to end first; anyone may read them. */
export const list = defineProcedure(noticeList, async ({ db, at }, request) => {
  const page = await listOpenProjects(db, { today: dayOf(at), request });
  return { ...page, rows: page.rows.map(noticeRowOf) };
});
