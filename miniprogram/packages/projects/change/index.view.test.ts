import type { OutputOf } from '../../../../contract/index';
import { aProjectDetail } from '../../../../test/support/project-detail';
import {
  headOf,
  historyOf,
  isWaiting,
  newDocuments,
  otherKinds,
  pastLines,
  returnedBecause,
  submitTip,
  warningOf,
} from './index.view';

type View = OutputOf<'change.get'>;
const project = aProjectDetail({ state: 'approved' });
const asked = { ...project, state: 'draft' as const, form: { ...project.form, venue: '综合楼三楼' } };
const change: NonNullable<View['change']> = {
  changeId: 'p1:1',
  number: 1,
  state: 'draft',
  revision: 1,
  reason: '',
  documents: [],
  submittedAt: null,
  timesSubmitted: 0,
  by: '',
  reviews: [],
};
const view = (over: Partial<View> = {}): View => ({
  change,
  before: project,
  after: asked,
  lacking: ['notice'],
  past: [],
  followers: 168,
  ...over,
});
const file = { kind: 'notice' as const, fileName: 'a.pdf', sizeBytes: 10, uploadedAt: 0 };

describe('a change request on the screen (J2)', () => {
  it('says what is still to be done, the first thing first', () => {
    expect(submitTip(view({ after: { ...project, state: 'draft' } }), '')).toBe('先选要改的内容');
    expect(submitTip(view({ past: ['pastDays.b1'] }), '')).toContain('已经有人签到');
    expect(submitTip(view({ after: { ...asked, missing: ['form.venue.required'] } }), '')).toContain('还差 1 项');
    expect(submitTip(view(), '')).toBe('还差 1 份材料：会议通知');
    expect(submitTip(view({ lacking: [] }), ' ')).toBe('请写明变更原因');
    expect(submitTip(view({ lacking: [] }), '门诊楼停电检修')).toBe('');
  });

  it('asks for the documents that no longer fit, and takes others besides', () => {
    expect(newDocuments(view()).map(({ row, required }) => [row.kind, row.uploaded, required])).toEqual([
      ['notice', false, true],
    ]);
    const given = view({ lacking: [], change: { ...change, documents: [file] } });
    expect(newDocuments(given).map(({ row, required }) => [row.uploaded, required])).toEqual([[true, false]]);
    expect(otherKinds(given).map(({ kind }) => kind)).toEqual(['agenda', 'registrationForm']);
    expect(otherKinds(view({ change: null, lacking: [] }))).toHaveLength(3);
  });

  it('tells each fault of the past once, and warns of days outside the plan', () => {
    expect(pastLines(view({ past: ['pastDays.b1', 'pastDays.b2', 'courseHasRecords.c1', 'granted.b3'] }))).toHaveLength(
      3,
    );
    expect(warningOf(view())).toBe('');
    expect(warningOf(view({ after: { ...asked, warnings: ['batchOutsidePlanned'] } }))).toContain('超出拟举办日期');
  });

  it('shows where it stands', () => {
    expect(headOf(view()).title).toBe(project.title);
    expect(historyOf(view({ change: null }))).toEqual([]);
    const waiting = view({ change: { ...change, state: 'submitted', submittedAt: 1, timesSubmitted: 1 } });
    expect(isWaiting(waiting)).toBe(true);
    expect(historyOf(waiting)).toHaveLength(2);
    const review = { decision: 'return' as const, reason: '通知没有盖章', at: 1, by: '何静' };
    expect(returnedBecause(view({ change: { ...change, state: 'returned', reviews: [review] } }))).toBe('通知没有盖章');
    expect(returnedBecause(waiting)).toBe('');
  });
});
