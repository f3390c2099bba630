import { batchOf, courseOf, lecturerOf } from '../../test/support/projects';
import { aProjectDetail } from '../../test/support/project-detail';
import {
  applyChange,
  changesOf,
  decideChangeReview,
  decideChangeSubmission,
  decideChangeWithdrawal,
  documentsToReplace,
  faultsOfPast,
  wordsForAudience,
} from './change-request';

const { form } = aProjectDetail();
const base = { form, courses: [courseOf()], batches: [batchOf()] };
const moved = { ...base, form: { ...form, venue: '综合楼三楼多功能厅' } };
const longer = {
  ...base,
  batches: [batchOf({ end: '2025-12-01', restDays: [{ day: '2025-11-30', reason: '停电检修' }] })],
};

describe('what a change request changes', () => {
  it('is named field by field, and nothing where nothing differs', () => {
    expect(changesOf(base, { ...base, courses: [courseOf()] })).toEqual([]);
    expect(changesOf(base, moved)).toMatchObject([{ area: 'form', field: 'venue', before: '学术报告厅' }]);
    expect(changesOf(base, longer)).toMatchObject([{ area: 'batch', batchId: 'b1', number: 1 }]);
    const lecturer = { ...base, courses: [courseOf({ lecturers: [lecturerOf({ lecturerName: '刘芳' })] })] };
    expect(changesOf(base, lecturer)).toMatchObject([{ area: 'course', fields: ['lecturers'] }]);
    expect(changesOf(base, { ...base, courses: [] })).toMatchObject([{ area: 'course', after: null }]);
  });

  it('needs a new notice for another place, and a new agenda for other days or lectures', () => {
    expect(documentsToReplace(changesOf(base, moved))).toEqual(['notice']);
    expect(documentsToReplace(changesOf(base, longer))).toEqual(['notice', 'agenda']);
    expect(documentsToReplace(changesOf(base, { ...base, form: { ...form, remarks: '自带白大褂' } }))).toEqual([]);
  });

  it('is laid over what the project is by then: what was corrected meanwhile stays', () => {
    const corrected = { ...base, form: { ...form, contactName: '王芳' }, courses: [courseOf({ topic: '室间质评' })] };
    const asked = { ...moved, courses: [courseOf({ hourTenths: 60 })], batches: longer.batches };
    const after = applyChange(corrected, base, asked);
    expect(after.form).toMatchObject({ contactName: '王芳', venue: '综合楼三楼多功能厅' });
    expect(after.courses).toMatchObject([{ topic: '室间质评', hourTenths: 60 }]);
    expect(after.batches).toEqual(longer.batches);
  });

  it('says to those who come what concerns them', () => {
    expect(wordsForAudience(changesOf(base, { ...moved, batches: longer.batches }))).toBe(
      '地点改为综合楼三楼多功能厅；第 1 期改为 2025-11-29 至 2025-12-01',
    );
    expect(wordsForAudience(changesOf(base, { ...base, form: { ...form, meetingCostFen: 1 } }))).toBe('');
    expect(wordsForAudience(changesOf(base, { ...base, batches: [] }))).toBe('第 1 期取消');
    const pause = { ...base, batches: [batchOf({ restDays: [{ day: '2025-11-30', reason: '停电检修' }] })] };
    expect(wordsForAudience(changesOf(base, pause))).toBe('第 1 期的签到时段或停课日有变动');
    const second = batchOf({ batchId: 'b2', begin: '2025-12-06', end: '2025-12-06' });
    const more = { ...base, batches: [batchOf(), second], courses: [courseOf({ hourTenths: 30 })] };
    expect(wordsForAudience(changesOf(base, more))).toBe('加了第 2 期 2025-12-06；课程安排有变动');
  });
});

describe('the past', () => {
  const changes = changesOf(base, longer);
  const held = (facts: object = {}) => [{ batchId: 'b1', hasRecords: true, granted: false, ...facts }];

  it('stays as it is where people have checked in, today included', () => {
    expect(faultsOfPast(changes, { held: held(), today: '2025-11-29' })).toEqual([]);
    expect(faultsOfPast(changes, { held: held(), today: '2025-11-30' })).toEqual([{ code: 'pastDays', id: 'b1' }]);
    expect(faultsOfPast(changes, { held: held({ hasRecords: false }), today: '2025-11-30' })).toEqual([]);
  });

  it('is fixed wholly once credits were granted, and keeps every course with check-ins', () => {
    expect(faultsOfPast(changes, { held: held({ granted: true }), today: '2025-11-01' })).toEqual([
      { code: 'granted', id: 'b1' },
    ]);
    const without = changesOf(base, { ...base, courses: [] });
    expect(faultsOfPast(without, { held: held(), today: '2025-11-29' })).toEqual([
      { code: 'courseHasRecords', id: 'c1' },
    ]);
    expect(faultsOfPast(without, { held: [], today: '2025-11-29' })).toEqual([]);
  });
});

describe('the way of a change request', () => {
  const ready = { changes: 1, missing: 0, past: 0, documents: 0, reason: '门诊楼停电检修' };
  it.each([
    ['without a change', { ...ready, changes: 0 }, 'nothingChanged'],
    ['that leaves the project incomplete', { ...ready, missing: 1 }, 'projectIncomplete'],
    ['that rewrites the past', { ...ready, past: 1 }, 'pastFixed'],
    ['without a document that no longer fits', { ...ready, documents: 1 }, 'documentMissing'],
    ['without a reason', { ...ready, reason: ' ' }, 'reasonRequired'],
  ])('refuses one %s', (_, found, reason) => {
    expect(decideChangeSubmission('draft', found)).toEqual({ kind: 'refuse', reason });
  });

  it('leads to the centre and back, and is withdrawn or dropped until the centre has begun', () => {
    expect(decideChangeSubmission('returned', ready)).toEqual({ kind: 'move', to: 'submitted' });
    expect(decideChangeSubmission('submitted', ready)).toEqual({ kind: 'refuse', reason: 'wrongState' });
    const now = { begun: false, reviewed: false };
    expect(decideChangeWithdrawal('submitted', now)).toEqual({ kind: 'move', to: 'draft' });
    expect(decideChangeWithdrawal('submitted', { ...now, reviewed: true })).toEqual({ kind: 'move', to: 'returned' });
    expect(decideChangeWithdrawal('submitted', { ...now, begun: true })).toEqual({
      kind: 'refuse',
      reason: 'reviewBegun',
    });
    expect(decideChangeWithdrawal('returned', now)).toEqual({ kind: 'move', to: 'dropped' });
    expect(decideChangeWithdrawal('approved', now)).toEqual({ kind: 'refuse', reason: 'wrongState' });
  });

  it('is decided by the centre, which sees what has happened since', () => {
    expect(decideChangeReview('submitted', { kind: 'approve', past: 0 })).toEqual({ kind: 'move', to: 'approved' });
    expect(decideChangeReview('submitted', { kind: 'approve', past: 1 })).toMatchObject({ reason: 'pastFixed' });
    expect(decideChangeReview('submitted', { kind: 'return', reason: '' })).toMatchObject({ reason: 'reasonRequired' });
    expect(decideChangeReview('draft', { kind: 'approve', past: 0 })).toMatchObject({ reason: 'wrongState' });
  });
});
