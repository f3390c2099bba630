import type { Review } from '../../data/documents';
import { isStanding } from './standing-decision';

const again: Review = { decision: 'return', reason: '请核对科室', at: 1000, by: '李建华' };
const standing = { state: 'returned', review: { ...again, at: 0 } };

describe('a decision', () => {
  it('stands already when the same person has made the same one for the same reason, whenever that was', () => {
    expect(isStanding(standing, again)).toBe(true);
    const approved: Review = { ...again, decision: 'approve', reason: '' };
    expect(isStanding({ state: 'approved', review: approved }, approved)).toBe(true);
  });

  it.each<[string, Partial<Review>]>([
    ['another reason', { reason: '请核对职称' }],
    ['another decision', { decision: 'approve' }],
    ['another person', { by: '王芳' }],
  ])('is a new one with %s', (_what, changes) => {
    expect(isStanding(standing, { ...again, ...changes })).toBe(false);
  });

  it('is a new one on what waits again since, or has never been decided on', () => {
    expect(isStanding({ ...standing, state: 'pending' }, again)).toBe(false);
    expect(isStanding({ state: 'returned' }, again)).toBe(false);
  });
});
