import { decideApprovalWithdrawal, decideLeaving, decideTakingBack } from './leaving';
import { registrationStates } from './registration';

const today = '2025-12-03';
const leaving = { reason: '调离本单位', day: today, today };

describe('leaving', () => {
  it('is for approved people, with a reason and a day that has come', () => {
    expect(registrationStates.filter((state) => decideLeaving(state, leaving).kind === 'move')).toEqual(['approved']);
    expect(decideLeaving('approved', leaving)).toEqual({ kind: 'move', to: 'left' });
    expect(decideLeaving('approved', { ...leaving, reason: '走' })).toMatchObject({ reason: 'reasonRequired' });
    expect(decideLeaving('approved', { ...leaving, day: '2025-12-04' })).toMatchObject({ reason: 'leavingDayAhead' });
  });

  it('leads back by the institution, and never by the person themselves', () => {
    expect(registrationStates.filter((state) => decideTakingBack(state, { own: false }).kind === 'move')).toEqual([
      'left',
    ]);
    expect(decideTakingBack('left', { own: true })).toEqual({ kind: 'refuse', reason: 'ownRegistration' });
  });
});

it('an approval that was a mistake is withdrawn with a reason, and its person hands in anew', () => {
  const reason = '身份证与本人不符';
  expect(registrationStates.filter((state) => decideApprovalWithdrawal(state, { reason }).kind === 'move')).toEqual([
    'approved',
  ]);
  expect(decideApprovalWithdrawal('approved', { reason })).toEqual({ kind: 'move', to: 'returned' });
  expect(decideApprovalWithdrawal('approved', { reason: '' })).toMatchObject({ reason: 'reasonRequired' });
});
