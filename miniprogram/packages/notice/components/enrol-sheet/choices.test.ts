import { batchChoices, enrollingOf } from './choices';

const batch = (batchId: string, begin: string, end: string) => ({
  ...{ batchId, begin, end, windows: [], intendedStrategy: 'anyCourseFull' as const, asking: 'onceADay' as const },
});
const batches = [batch('b1', '2025-11-29', '2025-11-30'), batch('b2', '2025-12-06', '2025-12-06')];

describe('the sheet for enrolling', () => {
  it('offers the batches that are open, under their own numbers', () => {
    const enrolment = { enrolled: 0, planned: null, openBatchIds: ['b2'] };
    expect(batchChoices({ batches, enrolment })).toEqual([{ batchId: 'b2', label: '第 2 期 12-06' }]);
    expect(batchChoices({ batches })).toEqual([]);
  });

  it('asks which batch, and sends no phone of whoever does not agree', () => {
    const said = { batchId: 'b1', mayCall: false, phone: '13812345678', kept: false };
    expect(enrollingOf({ ...said, batchId: '' })).toEqual({ problem: '请选择参加哪一期' });
    expect(enrollingOf(said)).toEqual({ enrolling: { batchId: 'b1' } });
  });

  it('asks whoever agrees for the number, once', () => {
    const said = { batchId: 'b1', mayCall: true, phone: ' ', kept: false };
    expect(enrollingOf(said)).toEqual({ problem: '请填写注册时验证过的手机号' });
    expect(enrollingOf({ ...said, phone: ' 13812345678 ' })).toEqual({
      enrolling: { batchId: 'b1', phone: '13812345678' },
    });
    expect(enrollingOf({ ...said, kept: true })).toEqual({ enrolling: { batchId: 'b1', keepPhone: true } });
  });
});
