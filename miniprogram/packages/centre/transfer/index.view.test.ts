import { disputeView, rulingWords, type Dispute } from './index.view';

const dispute: Dispute = {
  transferId: 't1',
  name: '欧阳静',
  personNumber: '4073815526',
  fromInstitutionName: '甲医院',
  fromDepartmentName: '检验科',
  toInstitutionName: '乙医院',
  toDepartmentName: '急诊科',
  comesBack: false,
  why: '人才引进',
  state: 'disputed',
  turn: 'centre',
  submittedAt: 1,
  readyAt: null,
  seen: null,
  steps: [
    { act: 'object', at: 2, by: '李建华', reason: '服务期没有满' },
    { act: 'askCentre', at: 3, by: '', reason: '已协商解除' },
  ],
};

describe('a dispute before the centre', () => {
  it('shows what both sides say', () => {
    const { way, waits } = disputeView(dispute, 4);
    expect(waits).toBe(true);
    expect(way.steps.map(({ reason }) => reason).filter((reason) => reason !== '')).toEqual([
      '服务期没有满',
      '已协商解除',
    ]);
  });

  it('waits no longer once it is decided, withdrawn or agreed to', () => {
    expect(disputeView({ ...dispute, state: 'withdrawn', turn: 'nobody' }, 4).waits).toBe(false);
    expect(disputeView({ ...dispute, state: 'agreed', turn: 'new' }, 4).waits).toBe(false);
  });

  it('asks for a reason either way', () => {
    expect(rulingWords.allow.title).toContain('理由');
    expect(rulingWords.uphold.title).toContain('理由');
  });
});
