import { instantOf } from '../../../../domain/kernel/time';
import type { OutputOf } from '../../../../contract/index';
import { profileView } from './index.view';

type Mine = OutputOf<'registration.mine'>;

const mine: Mine = {
  personId: 'p1',
  personNumber: '4073815526',
  state: 'approved',
  name: '周敏',
  phoneMasked: '138****5621',
  phonePassed: false,
  nationalIdMasked: '430***********1224',
  institutionId: 'h1',
  institutionName: '长沙市XX医院',
  departmentId: 'd1',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
  submittedAt: 0,
  review: null,
  correction: null,
};
const correction: NonNullable<Mine['correction']> = {
  correctionId: 'c1',
  state: 'pending',
  changes: [{ fact: 'professionalTitle', before: 'attendingPhysician', after: 'associateChiefPhysician' }],
  submittedAt: instantOf('2025-12-02', '16:20:00'),
  review: null,
};

describe('我的资料 (P2)', () => {
  it('shows each fact, and what is asked for under the old value', () => {
    const view = profileView({ ...mine, correction });
    expect(view.facts.find(({ fact }) => fact === 'professionalTitle')).toMatchObject({
      value: '主治医师',
      asked: '改为副主任医师，待确认',
    });
    expect(view).toMatchObject({ openCorrectionId: 'c1', returned: null, line: '长沙市XX医院 · 人员编号 4073815526' });
  });

  it('says why the last request was returned, until another one is made', () => {
    const review = { decision: 'return' as const, reason: '请附聘任文件', at: correction.submittedAt, by: '李建华' };
    const view = profileView({ ...mine, correction: { ...correction, state: 'returned', review } });
    expect(view).toMatchObject({
      openCorrectionId: '',
      returned: { reason: '请附聘任文件', by: '李建华 · 12-02 16:20' },
    });
    expect(view.facts.every(({ asked }) => asked === '')).toBe(true);
  });

  it('says that a request has ended with the time at the institution, until another one is made', () => {
    const lapsed = profileView({ ...mine, correction: { ...correction, state: 'lapsed' } });
    expect(lapsed).toMatchObject({ openCorrectionId: '', returned: null, lapsed: true });
    expect(lapsed.facts.every(({ asked }) => asked === '')).toBe(true);
    expect(profileView({ ...mine, correction }).lapsed).toBe(false);
  });

  it('lets a registration that nobody approved be handed in anew instead', () => {
    expect(profileView({ ...mine, state: 'returned' }).correctable).toBe(false);
    expect(profileView(mine)).toMatchObject({ correctable: true, returned: null });
  });
});
