import { headLine, personCard, personView, stateOptions } from './index.view';

const row = {
  personId: 'p1',
  name: '周敏',
  personNumber: '4073815526',
  professionalTitle: 'attendingPhysician',
  specialty: 'internalMedicine',
  state: 'approved',
} as const;

describe("the people of a contact's department", () => {
  it('are shown with what they do, and counted where that is known', () => {
    expect(personCard(row)).toMatchObject({ initial: '周', name: '周敏', state: 'approved' });
    expect(headLine({ departmentName: '检验科', total: 12 })).toBe('检验科 · 共 12 人');
    expect(headLine({ departmentName: '检验科', total: null })).toBe('检验科');
  });

  it('are shown one by one with what is on record, masked as it came', () => {
    const { facts } = personView({
      ...row,
      departmentName: '检验科',
      phoneMasked: '138****0001',
      nationalIdMasked: '430***********0316',
      education: 'bachelor',
      submittedAt: 1_764_374_400_000,
      checkIns: 3,
    });
    expect(facts).toEqual(
      expect.arrayContaining([
        { label: '手机号', value: '138****0001' },
        { label: '签到', value: '3 次' },
      ]),
    );
  });

  it('are filtered by each state that they may be in', () => {
    expect(stateOptions.map(({ label }) => label)).toEqual(['全部', '待审核', '已通过', '已退回', '已离职']);
  });
});
