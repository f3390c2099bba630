import { instantOf } from '../../../../domain/kernel/time';
import { emptyDraft } from './draft';
import { answerOf, blankOf, deadline, openWords, rowsOf } from './index.view';

const questions = [
  { questionId: 'item:content', kind: 'rating' as const, text: '课程内容', required: true },
  { questionId: 'lecturer:c1', kind: 'rating' as const, text: '陈志远', required: true, topic: '室间质评' },
  { questionId: 'item:gained', kind: 'text' as const, text: '最有收获的内容', required: false },
];
const closesAt = instantOf('2025-12-08');

describe('the form of an evaluation', () => {
  it('goes on from the draft and says what is missing', () => {
    expect(openWords(rowsOf(questions, emptyDraft))).toBe('还差 2 项：课程内容');
    const rows = rowsOf(questions, { ratings: { 'item:content': 4 }, texts: { 'item:gained': ' ' } });
    expect(openWords(rows)).toBe('还差 1 项：讲师陈志远');
    expect(answerOf(rows)).toEqual({ ratings: [{ questionId: 'item:content', rating: 4 }], texts: [] });
  });

  it('is whole when every required question has an answer', () => {
    const rows = rowsOf(questions, {
      ratings: { 'item:content': 4, 'lecturer:c1': 5 },
      texts: { 'item:gained': '好' },
    });
    expect(openWords(rows)).toBe('');
    expect(answerOf(rows).texts).toEqual([{ questionId: 'item:gained', text: '好' }]);
  });

  it('says why there is none', () => {
    const period = { opensAt: instantOf('2025-11-29', '18:00:00'), closesAt };
    expect(blankOf({ ...period, standing: 'notOpen' })?.text).toBe('11-29 18:00 开放，12-07 24:00 截止');
    expect(blankOf({ ...period, standing: 'closed' })?.text).toContain('12-07 23:59');
    expect(blankOf({ ...period, standing: 'notAttended' })?.title).toContain('没有有效的签到');
    expect(blankOf({ ...period, standing: 'open' })).toBeNull();
    expect(deadline(closesAt)).toBe('12-07 24:00 截止');
  });
});
