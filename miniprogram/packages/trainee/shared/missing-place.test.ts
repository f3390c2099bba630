import type { OutputOf } from '../../../../contract';
import { askedView, foundIn } from './missing-place';

describe('what became of it', () => {
  type Asked = OutputOf<'directoryRequest.mine'>['rows'][number];
  const asked = (changed: Partial<Asked>): Asked => ({
    directoryRequestId: 'r1',
    kind: 'department',
    name: '介入科',
    area: '',
    departmentName: '',
    note: '',
    institutionName: '长沙市XX医院',
    state: 'open',
    askedAt: 0,
    outcome: null,
    ...changed,
  });
  const outcome = {
    reason: '',
    institutionId: 'i1',
    institutionName: '长沙市XX医院',
    departmentId: 'd9',
    departmentName: '介入医学科',
  };

  it('is said of the latest alone, and of none that was taken back', () => {
    expect(askedView([])).toBeNull();
    expect(askedView([asked({ state: 'withdrawn' }), asked({})])).toBeNull();
    expect(askedView([asked({})])?.words).toContain('正在由单位核实');
    expect(askedView([asked({ state: 'matched', outcome })])?.words).toContain('科室「介入医学科」已在列表里');
    expect(askedView([asked({ state: 'refused', outcome: { ...outcome, reason: '请选「放射科」' } })])).toMatchObject({
      state: 'refused',
      words: '「介入科」没有加入：请选「放射科」',
    });
  });

  it('is chosen in a form that leaves it open, and in no other', () => {
    const open = { institutionId: '', departmentId: '' };
    const there = asked({ state: 'added', outcome });
    expect(foundIn([there], { ...open, institutionId: 'i1' })).toMatchObject({ departmentId: 'd9' });
    expect(foundIn([there], { ...open, institutionId: 'i2' })).toBeUndefined();
    expect(foundIn([there], { institutionId: 'i1', departmentId: 'd1' })).toBeUndefined();
    expect(foundIn([there], open)).toBeUndefined();
    expect(foundIn([{ ...there, kind: 'institution' }], open)).toMatchObject({ institutionId: 'i1' });
    expect(foundIn([asked({})], { ...open, institutionId: 'i1' })).toBeUndefined();
  });
});
