import fc from 'fast-check';
import {
  foldInvitationCode,
  groupedInvitationCode,
  INVITATION_MS,
  invitationCodeOf,
  invitationState,
} from './invitation';

const open = { expiresAt: INVITATION_MS, usedAt: null, revokedAt: null };

describe('the state of an invitation', () => {
  it('is open up to the last millisecond of its life and expired at its end', () => {
    expect(invitationState(open, INVITATION_MS - 1)).toBe('open');
    expect(invitationState(open, INVITATION_MS)).toBe('expired');
  });

  it('stays used or revoked, also when its life is over', () => {
    expect(invitationState({ ...open, usedAt: 5 }, INVITATION_MS + 1)).toBe('used');
    expect(invitationState({ ...open, revokedAt: 5 }, INVITATION_MS + 1)).toBe('revoked');
  });
});

describe('a code', () => {
  const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

  it('has sixteen characters that no two of which are taken for one another', () => {
    fc.assert(fc.property(digest, (hex) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(invitationCodeOf(hex))));
  });

  it('is the same however it is written down: in groups, in small letters, with O for 0 and l for 1', () => {
    fc.assert(
      fc.property(digest, (hex) => {
        const code = invitationCodeOf(hex);
        const written = ` ${groupedInvitationCode(code).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')} `;
        return foldInvitationCode(written) === code && foldInvitationCode(code) === code;
      }),
    );
  });

  it('differs where the digests differ in their first eighty bits', () => {
    fc.assert(
      fc.property(
        digest,
        digest,
        (a, b) => (invitationCodeOf(a) === invitationCodeOf(b)) === (a.slice(0, 20) === b.slice(0, 20)),
      ),
    );
  });
});
