import { instantOf } from '../../domain/kernel/time';
import { generatedRows, type Generated } from './generated-words';

const made = (over: Partial<Generated>): Generated => ({
  ...{ item: 'grantList', standing: 'ready', why: null, until: null },
  ...{ madeAt: instantOf('2025-12-03', '16:38:00'), figures: [], files: [], changes: [] },
  ...over,
});
const lineOf = (over: Partial<Generated>) => generatedRows([made(over)])[0]?.line;

describe('what the system makes, in words', () => {
  it('says what is in it and when it was made', () => {
    const figures = [
      { label: '人数', value: '159 人' },
      { label: '学分合计', value: '477.00 学分' },
    ];
    expect(lineOf({ figures })).toBe('xlsx · 人数 159 人 · 学分合计 477.00 学分 · 12-03 16:38 生成');
    expect(lineOf({ item: 'report', figures })).toBe('PDF · 12-03 16:38 生成');
  });

  it('says why it is not there, and from when on it can be', () => {
    const until = instantOf('2025-12-08');
    expect(lineOf({ standing: 'notYet', why: 'evaluationOpen', until })).toBe('评价 2025-12-07 截止，之后才能生成');
    expect(lineOf({ standing: 'notYet', why: 'examOpen', until })).toContain('考试');
    expect(lineOf({ standing: 'notYet', why: 'grantRunning' })).toBe('授分完成后才能生成');
    expect(lineOf({ standing: 'never', why: 'tooFewAnswers' })).toBe('评价不足 5 份，不汇总');
    expect(lineOf({ standing: 'absent' })).toBe('提交时没有');
  });

  it('is opened by its row, or by the rows of its files where they are several', () => {
    const file = (fileName: string) => ({ fileId: `id ${fileName}`, fileName, sizeBytes: 1000, uploadedAt: 0 });
    const one = made({ files: [file('授分名单-2025-0002-2025-11-30.xlsx')] });
    const days = ['2025-11-29-1', '2025-11-30'].map((day) => file(`考勤签到表-2025-11-02-018 (省)-${day}.pdf`));
    const rows = generatedRows([one, made({ files: days })]);
    expect(rows.map(({ fileId, parts }) => [fileId, parts.map(({ name }) => name)])).toEqual([
      ['id 授分名单-2025-0002-2025-11-30.xlsx', []],
      ['', ['2025-11-29-1', '2025-11-30']],
    ]);
  });

  it('says what is not true any more, and what has changed since it was handed in', () => {
    expect(lineOf({ standing: 'outdated' })).toContain('重新生成');
    const changes = [{ label: '人数', before: '159 人', after: '' }];
    expect(generatedRows([made({ changes })])[0]?.changes).toEqual(['人数：159 人 → 没有']);
  });

  it('calls no fault what may stay out', () => {
    const one = made({ standing: 'missing', files: [], figures: [], madeAt: null });
    expect(generatedRows([one])[0]).toMatchObject({ line: '还没有生成', tone: 'c-ret' });
    expect(generatedRows([one], [])[0]).toMatchObject({ line: '可以不生成', tone: 'c2' });
  });
});
