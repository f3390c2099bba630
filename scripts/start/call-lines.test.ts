import type { CallLogEntry, DatabaseRequest } from '../../local/cloud';
import { callLineOutcome, callLines } from './call-lines';

const get: DatabaseRequest = {
  action: 'get',
  collection: 'persons',
  index: 'openid',
  read: 2,
  returned: 1,
  durationMs: 0.4,
};
const call = (more: Partial<CallLogEntry>): CallLogEntry => ({
  sequence: 1,
  at: 0,
  who: 'zhou-min',
  function: 'api',
  call: 'session.get',
  durationMs: 12.5,
  databaseCalls: 1,
  databaseRequests: [get],
  ok: true,
  requestId: 'r1',
  ...more,
});
/** Without the spaces that align columns. */
const linesOf = (more: Partial<CallLogEntry>) =>
  callLines(call(more)).map((line) => line.trim().replace(/ {2,}/g, ' '));

describe('the lines of a call', () => {
  it('say who called what, its outcome and cost, and each database request with its index', () => {
    expect(linesOf({})).toEqual(['api session.get ok zhou-min 12.5 ms, 1 db', 'get persons openid 2 → 1 0.4 ms']);
  });

  it('name the code of a refusal, and of a request that was refused', () => {
    const refused = { action: 'count', collection: 'persons', read: 0, returned: 0, durationMs: 0, errorCode: 'NO' };
    expect(linesOf({ ok: false, errorCode: 'forbidden', databaseRequests: [refused] })).toEqual([
      'api session.get ✖ forbidden zhou-min 12.5 ms, 1 db',
      'count persons ✖ NO 0 ms',
    ]);
  });

  it('put requests of one kind that follow each other into one line', () => {
    const lines = linesOf({ databaseRequests: [get, get, { ...get, index: '_id_' }, get], databaseCalls: 104 });
    expect(lines.slice(1)).toEqual([
      'get persons openid 4 → 2 0.8 ms ×2',
      'get persons _id_ 2 → 1 0.4 ms',
      'get persons openid 2 → 1 0.4 ms',
      '… 100 more',
    ]);
  });
});

describe('a line of the log', () => {
  it('is about a call or not; one that went well is told from one that was refused', () => {
    const line = (code: string) => `api: {"event":"call","call":"session.get","code":"${code}"}`;
    expect([line('ok'), line('forbidden'), 'api: {"event":"swept"}'].map(callLineOutcome)).toEqual([
      'ok',
      'refused',
      undefined,
    ]);
  });
});
