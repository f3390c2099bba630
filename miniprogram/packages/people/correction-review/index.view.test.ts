import { instantOf } from '../../../../domain/kernel/time';
import { correctionView, type Correction } from './index.view';

const correction: Correction = {
  correctionId: 'c1',
  personId: 'p1',
  name: '周敏',
  departmentName: '检验科',
  facts: ['professionalTitle'],
  state: 'pending',
  submittedAt: instantOf('2025-12-02', '16:20:00'),
  personNumber: '4073815526',
  nationalIdMasked: '430***********1224',
  changes: [{ fact: 'professionalTitle', before: 'attendingPhysician', after: 'associateChiefPhysician' }],
  note: '',
  proof: null,
  own: false,
  obstacle: null,
  review: null,
};

describe('a request for a correction', () => {
  it('shows what is on record beside what is asked for', () => {
    expect(correctionView(correction)).toMatchObject({
      submitted: '2025-12-02 16:20 申请',
      changes: [{ label: '职称', before: '主治医师', after: '副主任医师' }],
      obstacle: '',
      returnOnly: false,
    });
  });

  it('says what stands against an approval, and whether anybody here could give one', () => {
    expect(correctionView({ ...correction, own: true })).toMatchObject({ returnOnly: false });
    expect(correctionView({ ...correction, own: true }).obstacle).toContain('其他管理员');
    const blocked = correctionView({ ...correction, own: true, obstacle: 'departmentGone' });
    expect(blocked).toMatchObject({ returnOnly: true });
    expect(blocked.obstacle).toContain('科室已被删除');
  });

  it('tells one that was taken back from one that was returned', () => {
    expect(correctionView({ ...correction, state: 'withdrawn' })).toMatchObject({ ended: '已撤回', review: null });
    expect(correctionView({ ...correction, state: 'lapsed' })).toMatchObject({ ended: '已终止', review: null });
    const review = { decision: 'return' as const, reason: '请附聘任文件', at: 0, by: '李建华' };
    expect(correctionView({ ...correction, state: 'returned', review })).toMatchObject({
      ended: '',
      review: { title: '已退回', reason: '请附聘任文件' },
    });
  });

  it('leaves out what is nobody’s here any more', () => {
    const gone = correctionView({ ...correction, personNumber: '', nationalIdMasked: '', obstacle: 'personGone' });
    expect(gone.facts.map(({ label }) => label)).toEqual(['科室']);
  });
});

describe('the proof of a request', () => {
  const proof = {
    fileName: '户口本.jpg',
    sizeBytes: 1,
    uploadedAt: 0,
    type: 'jpeg',
    digest: '0a1b2c3d'.repeat(8),
  } as const;
  it('is named beside what it is about', () => {
    expect(correctionView({ ...correction, proof })).toMatchObject({
      proof: { name: '户口本.jpg', line: '照片 · 指纹 0a1b2c3d' },
      proofMissing: false,
    });
  });
  it('is missed where a name or a card number is to be another', () => {
    const changes = [{ fact: 'name' as const, before: '周敏', after: '周岷' }];
    expect(correctionView({ ...correction, changes }).proofMissing).toBe(true);
    expect(correctionView(correction).proofMissing).toBe(false);
    expect(correctionView({ ...correction, changes, state: 'approved' }).proofMissing).toBe(false);
  });
});
