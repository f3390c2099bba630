import fc from 'fast-check';
import { decideReversal, reversalConfirmers, reversalStates, withdrawReversal } from './reversal';

const asked = { state: 'waiting', byId: 'a1', confirmer: 'colleague', whole: false } as const;
const colleague = { administratorId: 'a2', office: 'institution' } as const;
const centre = { administratorId: 'c1', office: 'centre' } as const;
const confirm = (actor: typeof colleague | typeof centre | { administratorId: string; office: 'institution' }) =>
  ({ decision: 'confirm', reason: '', actor }) as const;

describe('a reversal', () => {
  it('is confirmed by another administrator, never by the one who asked', () => {
    expect(decideReversal(asked, confirm(colleague))).toMatchObject({ to: 'done' });
    const self = { administratorId: 'a1', office: 'institution' } as const;
    expect(decideReversal(asked, confirm(self))).toEqual({ kind: 'refuse', reason: 'ownReversal' });
  });

  it('is confirmed by the centre where the centre was asked, and by nobody else', () => {
    const ofCentre = { ...asked, confirmer: 'centre' } as const;
    expect(decideReversal(ofCentre, confirm(centre))).toMatchObject({ to: 'done' });
    expect(decideReversal(ofCentre, confirm(colleague))).toMatchObject({ reason: 'ownReversal' });
    expect(decideReversal(asked, confirm(centre))).toMatchObject({ reason: 'ownReversal' });
  });

  it('of a round runs until its entries are written', () => {
    expect(decideReversal({ ...asked, whole: true }, confirm(colleague))).toMatchObject({ to: 'running' });
  });

  it('is declined with a reason that says something', () => {
    const decline = (reason: string) => decideReversal(asked, { decision: 'decline', reason, actor: colleague });
    expect(decline(' ')).toMatchObject({ reason: 'reasonRequired' });
    expect(decline('签到照片是本人')).toMatchObject({ to: 'declined' });
  });

  it('is withdrawn by the one who asked alone', () => {
    expect(withdrawReversal(asked, { administratorId: 'a1' })).toMatchObject({ to: 'withdrawn' });
    expect(withdrawReversal(asked, colleague)).toMatchObject({ reason: 'notYourReversal' });
  });

  it('is never decided twice, whoever acts', () => {
    const id = fc.constantFrom('a1', 'a2', 'c1');
    fc.assert(
      fc.property(
        fc.constantFrom(...reversalStates.filter((state) => state !== 'waiting')),
        fc.constantFrom(...reversalConfirmers),
        id,
        fc.constantFrom('institution' as const, 'centre' as const),
        fc.boolean(),
        (state, confirmer, administratorId, office, whole) => {
          const request = { state, byId: 'a1', confirmer, whole };
          const actor = { administratorId, office };
          for (const decision of ['confirm', 'decline'] as const)
            expect(decideReversal(request, { decision, reason: '原因写清楚了', actor }).kind).toBe('refuse');
          expect(withdrawReversal(request, actor).kind).toBe('refuse');
        },
      ),
    );
  });
});
