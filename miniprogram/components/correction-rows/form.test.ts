import { changedFacts, chosenIn, emptyForm, formOf, labelsOf, problemsOf, tipOf, type CorrectionForm } from './form';

const onRecord: CorrectionForm = {
  name: '周敏',
  departmentId: 'd1',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
  cardNumber: '',
};

describe('a correction as it is written down', () => {
  it('sends what differs, and nothing else', () => {
    const form = { ...onRecord, ...chosenIn('department', { value: 'd2', label: '儿科' }), cardNumber: '4301' };
    expect(changedFacts(form, onRecord)).toEqual({ departmentId: 'd2', cardNumber: '4301' });
    expect(changedFacts({ ...onRecord, cardNumber: '' }, { ...onRecord, cardNumber: '4301' })).toEqual({
      cardNumber: '',
    });
  });

  it('is nothing as long as a name is only spelt another way', () => {
    expect(tipOf({ ...onRecord, name: ' 周敏 ' }, onRecord)).toBe('还没有改动');
    expect(tipOf({ ...onRecord, name: '周明' }, onRecord)).toBe('');
  });

  it('says what is wrong with what was changed, and leaves alone what an older rule has let in', () => {
    expect(problemsOf({ ...onRecord, name: '张3' }, onRecord).name).toContain('不能有数字');
    expect(problemsOf({ ...onRecord, cardNumber: '12' }, onRecord).cardNumber).not.toBe('');
    expect(problemsOf({ ...onRecord, name: '张3' }, { ...onRecord, name: '张3' })).toEqual({
      name: '',
      cardNumber: '',
    });
    expect(tipOf({ ...onRecord, name: '' }, onRecord)).toBe('请先处理标红的项目');
  });

  it('begins with what is on record', () => {
    const { cardNumber: _, ...without } = onRecord;
    expect(formOf(without)).toEqual(onRecord);
    expect(labelsOf(onRecord)).toEqual({
      professionalTitle: '主治医师',
      specialty: '医学检验',
      education: '硕士研究生',
    });
    expect(formOf(emptyForm)).toEqual(emptyForm);
  });
});
