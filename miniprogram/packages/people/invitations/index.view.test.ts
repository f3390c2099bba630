import { invitationCard, invitedProblems, NOBODY } from './index.view';

const now = Date.parse('2025-11-28T08:00:00+08:00');
const of = { institutionName: '长沙市XX医院', kind: 'hospital', now } as const;
const invitation = {
  invitationId: 'i1',
  name: '王芳',
  phoneMasked: '139****5678',
  institutionRole: 'attendanceOnly',
  department: null,
  state: 'open',
  invitedAt: now,
  invitedBy: '李建华',
  expiresAt: now + 7 * 24 * 3_600_000,
  code: '0123456789ABCDEF',
} as const;

describe('an invitation in the list', () => {
  it('has its code in groups, and a text to pass on that says where it is typed', () => {
    const card = invitationCard(invitation, of);
    expect(card).toMatchObject({ code: '0123-4567-89AB-CDEF', line: '139****5678 · 只管考勤' });
    expect(card.text).toContain('用邀请码加入');
    expect(card.text).toContain(card.code);
    expect(card.text).not.toContain('139');
  });

  it('has neither once it is used, taken back or over', () => {
    for (const state of ['used', 'revoked', 'expired'] as const)
      expect(invitationCard({ ...invitation, state, code: null }, of)).toMatchObject({ code: '', text: '' });
  });

  it('names a reviewer where the centre invites for itself', () => {
    expect(invitationCard({ ...invitation, institutionRole: 'all' }, { ...of, kind: 'centre' }).line).toContain(
      '审核员',
    );
  });
});

describe('whom to invite', () => {
  it('needs a name and a mobile number', () => {
    expect(invitedProblems(NOBODY)).toEqual({ name: '请填写真实姓名', phone: '请填写手机号' });
    expect(invitedProblems({ ...NOBODY, name: '王芳', phone: '139 1234 5678' })).toEqual({ name: '', phone: '' });
  });
});
