import { appealList } from '../../../../contract/calls/attendance/appeal';
import { defineProcedure } from '../../../call/procedure';
import { appealsWaiting, listAppeals } from '../../../data/appeals';
import { appealRow } from './view';

/** 申诉 (D7b): those to the caller's own institution, of one state. */
export const listAppealsProcedure = defineProcedure(appealList, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { state, projectId, search } = input;
  const [page, { waiting }] = await Promise.all([
    listAppeals(db, { institutionId, state, projectId, search }, input),
    db.together({ collection: 'institutions', id: institutionId }, { waiting: appealsWaiting(institutionId) }),
  ]);
  return { ...page, rows: page.rows.map((appeal) => appealRow(appeal, institutionId)), waiting };
});
