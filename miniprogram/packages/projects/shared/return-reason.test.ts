import { returnReasonOf } from './return-reason';

it('the reason of a return stands on every page while it is the institution’s turn', () => {
  expect(returnReasonOf({ state: 'returned', returnReason: '日程表没有盖章' })).toBe('日程表没有盖章');
});

it('is gone with the next submission', () => {
  expect(returnReasonOf({ state: 'submitted', returnReason: '日程表没有盖章' })).toBe('');
});
