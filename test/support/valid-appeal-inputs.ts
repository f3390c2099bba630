import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { ValidCalls } from './valid-calls';

type Appeals = Pick<
  ValidCalls,
  Extract<keyof ValidCalls, `appeal.${string}` | `spotCheck.${string}` | `doubt.${string}`>
>;

/** The calls about appeals, as somebody of a hospital would rightly make them. */
export function validAppealCalls({ administrator, trainee, ...hospital }: Hospital): Appeals {
  const { over, held, granted, roundId, sessionId, appealId } = hospital;
  return {
    'appeal.basis': { by: trainee, input: () => ({ projectId: over, batchId: 'b1' }) },
    'appeal.ask': {
      by: trainee,
      input: () => ({
        projectId: granted,
        batchId: 'b1',
        about: { kind: 'outcome', roundId },
        reason: 'other',
        note: '两天都签到了，请再核对',
        pictures: [],
      }),
    },
    'appeal.withdraw': { by: trainee, input: () => ({ appealId }) },
    'appeal.list': {
      by: administrator,
      input: () => ({ state: 'open', projectId: held, search: '项目', limit: 5, cursor: encodeCursor([0, '']) }),
    },
    'appeal.get': { by: administrator, input: () => ({ appealId }) },
    'spotCheck.start': { by: administrator, input: () => ({ sessionId, noticeMinutes: 0 }) },
    'spotCheck.get': {
      by: administrator,
      input: () => ({ sessionId, search: '学员', limit: 5, cursor: encodeCursor(['']) }),
    },
    'doubt.list': {
      by: administrator,
      input: () => ({
        ...{ projectId: held, batchId: 'b1', sessionId, flag: 'fromAlbum', search: '学员' },
        ...{ limit: 5, cursor: encodeCursor([9e15, '']) },
      }),
    },
    'appeal.answer': {
      by: administrator,
      input: () => ({ appealId, answer: 'grant', reason: '签到表上有本人签名', sessionId }),
    },
  };
}
