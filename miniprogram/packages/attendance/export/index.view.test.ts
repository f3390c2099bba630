import { exportKinds, headOf, progressOf, siblingsOf, whatOf, type ExportParams } from './index.view';

const params: ExportParams = { kind: 'records', projectId: 'p1', batchId: 'b1' };

describe('导出表格', () => {
  it('asks for what the page was opened with, and for nothing that was not told', () => {
    expect(whatOf(params)).toEqual({ kind: 'records', projectId: 'p1', batchId: 'b1' });
    expect(whatOf({ ...params, day: '2025-11-29', show: 'late', courseId: 'c1' })).toEqual({
      ...{ kind: 'records', projectId: 'p1', batchId: 'b1', day: '2025-11-29', show: 'late', courseId: 'c1' },
    });
    expect(whatOf({ ...params, kind: 'eligible', analysisId: 'a1' })).toEqual({ kind: 'eligible', analysisId: 'a1' });
    expect(whatOf({ ...params, kind: 'outcomes', roundId: 'r1' })).toEqual({ kind: 'outcomes', roundId: 'r1' });
    expect(whatOf({ ...params, kind: 'people' })).toEqual({ kind: 'people' });
  });

  it('says of each table what of personal data is not in it', () => {
    for (const kind of exportKinds) expect(headOf({ ...params, kind }).text).toMatch(/不含手机号/);
    expect(headOf({ ...params, day: '2025-11-29', show: 'suspicious' }).narrowed).toEqual(['只含 11-29', '只含存疑']);
    const narrow = { ...params, sessionId: 's1', show: 'appeal', flag: 'noPlace' } as const;
    expect(headOf(narrow).narrowed).toEqual(['只含所选场次', '只含申诉', '只含没有位置']);
    expect(whatOf(narrow)).toMatchObject({ sessionId: 's1', show: 'appeal', flag: 'noPlace' });
  });

  it('offers the other table of the same round or analysis', () => {
    expect(siblingsOf('outcomes').map(({ label }) => label)).toEqual(['授分名单', '未授分人员']);
    expect(siblingsOf('records')).toEqual([]);
  });

  it('tells what was read while it is made, and the rows when it is there', () => {
    const told = { done: 500, total: 2000, rows: 480, fileName: '考勤明细.xlsx' };
    expect(progressOf({ ...told, state: 'making' })).toMatchObject({ phase: 'making', line: '已读 500 / 2000' });
    expect(progressOf({ ...told, state: 'fetched' })).toMatchObject({ phase: 'ready', line: '共 480 行' });
    expect(progressOf({ ...told, total: 0, state: 'failed' })).toMatchObject({ phase: 'failed', total: 1 });
  });
});
