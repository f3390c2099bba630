import { transferView, type Transfer } from './index.view';

const transfer: Transfer = {
  transferId: 't1',
  fromInstitutionName: '甲医院',
  fromDepartmentName: '检验科',
  toInstitutionName: '乙医院',
  toDepartmentName: '急诊科',
  comesBack: false,
  why: '人才引进',
  state: 'asked',
  turn: 'old',
  submittedAt: Date.UTC(2025, 11, 1, 2, 6),
  readyAt: Date.UTC(2025, 11, 8, 2, 6),
  seen: null,
  steps: [],
  side: 'incoming',
  name: '欧阳静',
  person: null,
  own: false,
  departmentGone: false,
};
const view = (changes: Partial<Transfer>) => transferView({ ...transfer, ...changes }, transfer.submittedAt);

describe('a transfer as an institution sees it', () => {
  it('lets the new one return at any time and approve only when it is its turn', () => {
    expect(view({}).bar).toEqual({ kind: 'review', tip: '原单位答复期到 12-08 10:06，它同意或期满后才能通过' });
    expect(view({ turn: 'new' })).toMatchObject({ bar: { kind: 'review', tip: '' }, state: 'agreed' });
    expect(view({ turn: 'trainee', state: 'objected', readyAt: null }).bar).toMatchObject({
      tip: '原单位有异议，等本人决定',
    });
    expect(view({ turn: 'centre', state: 'disputed', readyAt: null }).bar).toMatchObject({
      tip: '原单位有异议，等中心裁决',
    });
  });

  it('lets the old one answer in its days, take its objection back, and do nothing else', () => {
    const side = 'outgoing';
    expect(view({ side }).bar.kind).toBe('answer');
    expect(view({ side, turn: 'new' }).bar.kind).toBe('none');
    expect(view({ side, turn: 'centre', state: 'disputed' }).bar.kind).toBe('takeBack');
    expect(view({ side, turn: 'nobody', state: 'withdrawn' }).bar.kind).toBe('none');
  });

  it('offers nothing to the person themselves, and says why', () => {
    for (const side of ['incoming', 'outgoing'] as const) {
      const own = view({ side, own: true });
      expect([own.bar.kind, own.note]).toEqual(['none', '这是您自己的申请，请由本单位的其他管理员办理。']);
    }
  });

  it('shows what is known of the person, and that their credits stay where they are', () => {
    expect(view({}).facts).toEqual([]);
    const person = {
      ...{ personNumber: '1', nationalIdMasked: '430***', phoneMasked: '138****', ledgerEntries: 3 },
      ...({ professionalTitle: 'nurse', specialty: 'nursing', education: 'master' } as const),
    };
    const facts = view({ person }).facts;
    expect(facts.at(-1)).toEqual({ label: '以往学分', value: '3 条，仍记在当时的单位' });
    expect(facts.find(({ label }) => label === '医通卡号')?.value).toBe('未填写');
  });
});
