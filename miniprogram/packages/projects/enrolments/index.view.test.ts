import { batchChips, enrolledCard } from './index.view';

const batch = (batchId: string, begin: string) => ({ batchId, begin, end: begin, windows: [], restDays: [] });
const batches = [batch('b1', '2025-11-29'), batch('b2', '2025-12-06')];
const row = {
  ...{ personId: 'u1', batchId: 'b2', name: '周敏', institutionName: '长沙市XX医院', departmentName: '检验科' },
  ...{ professionalTitle: 'attendingPhysician' as const, mayCall: true, at: Date.parse('2025-11-20T09:30:00+08:00') },
};

describe('who has enrolled', () => {
  it('is told with place and batch, the batch only where there are several', () => {
    expect(enrolledCard(batches)(row)).toMatchObject({
      line: '检验科 · 主治医师',
      note: '长沙市XX医院 · 第 2 期 · 11-20 09:30 报名',
      mayCall: true,
    });
    expect(enrolledCard(batches.slice(0, 1))({ ...row, batchId: 'b1' }).note).toBe('长沙市XX医院 · 11-20 09:30 报名');
    expect(enrolledCard(batches)({ ...row, batchId: 'gone' }).note).toContain('那一期已取消');
  });

  it('can be looked at batch by batch', () => {
    expect(batchChips(batches).map(({ label }) => label)).toEqual(['全部周期', '第 1 期 11-29', '第 2 期 12-06']);
  });
});
