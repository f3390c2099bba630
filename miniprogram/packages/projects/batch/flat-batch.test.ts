import { instantOf } from '../../../../domain/kernel/time';
import { aProjectDetail } from '../../../../test/support/project-detail';
import { batchOf } from '../../../../test/support/projects';
import { toBatchValues } from './index.view';
import { batchWording, flatBatch, unflatBatch } from './flat-batch';

const batch = batchOf({
  begin: '2025-11-29',
  end: '2025-12-01',
  restDays: [{ day: '2025-11-30', reason: '停电检修' }],
  windows: [
    { begin: instantOf('2025-11-29', '08:00:00'), end: instantOf('2025-11-29', '09:00:00') },
    { begin: instantOf('2025-12-01', '10:00:00'), end: instantOf('2025-12-01', '11:00:00') },
  ],
});

describe('a batch under flat keys', () => {
  it('is the same batch again', () => {
    for (const values of [toBatchValues(batch, aProjectDetail()), toBatchValues(undefined, aProjectDetail())])
      expect(unflatBatch(flatBatch(values))).toEqual(values);
  });

  it('is said in words', () => {
    const flat = flatBatch(toBatchValues(batch, aProjectDetail()));
    const said = (key: string) => [batchWording.label(key), batchWording.words(key, flat[key] ?? '')];
    expect(said('restDays')).toEqual(['不上课的日子', '11-30 停电检修']);
    expect(said('mode')).toEqual(['每天的考勤时段', '沿用现有时段']);
    expect(said('kept')).toEqual(['现有时段', '2 个']);
    expect([batchWording.label('there'), batchWording.words('there', 'gone')]).toEqual(['这一期', '对方已删除']);
  });
});
