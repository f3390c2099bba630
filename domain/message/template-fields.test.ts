import * as fc from 'fast-check';
import { instantOf } from '../kernel/time';
import { canShow, foldedText, templateData } from './template-fields';

const length = (text: string): number => Array.from(text).length;

describe('a value for a field of a subscription message', () => {
  it('of things stays as it is up to twenty characters, and is cut with an ellipsis from the twenty-first on', () => {
    expect(foldedText('thing1', '长'.repeat(20))).toBe('长'.repeat(20));
    expect(foldedText('thing1', '长'.repeat(21))).toBe(`${'长'.repeat(19)}…`);
  });

  it('counts a character outside of the basic plane as one', () => {
    expect(foldedText('thing2', '𠮷'.repeat(20))).toBe('𠮷'.repeat(20));
  });

  it('has no line breaks, which WeChat refuses', () => {
    expect(foldedText('thing1', ' 日程表\n未盖章\t ')).toBe('日程表 未盖章');
  });

  it('of phrases has Chinese characters alone, five at most', () => {
    expect(foldedText('phrase3', '已 OK 通过审核了！')).toBe('已通过审核'.slice(0, 5));
  });

  it('is never empty', () => {
    expect(foldedText('thing1', '\n ')).toBe('无');
    expect(foldedText('phrase1', 'ok')).toBe('无');
    expect(foldedText('character_string1', '项目')).toBe('-');
  });

  it('is a moment in fields for moments, in Shanghai', () => {
    const words = { subject: '项目', result: '已通过', note: '点开查看' };
    const fields = { thing1: 'subject', phrase2: 'result', time3: 'at', date4: 'at', thing5: 'note' } as const;
    expect(templateData({ fields }, { words, at: instantOf('2025-11-29', '13:04:59') })).toEqual({
      thing1: { value: '项目' },
      phrase2: { value: '已通过' },
      time3: { value: '2025-11-29 13:04' },
      date4: { value: '2025-11-29 13:04' },
      thing5: { value: '点开查看' },
    });
  });

  it('keeps to its limits whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const thing = foldedText('thing1', text);
        expect(length(thing)).toBeGreaterThan(0);
        expect(length(thing)).toBeLessThanOrEqual(20);
        expect(thing).not.toMatch(/[\p{Cc}\n]/u);
        expect(foldedText('phrase1', text)).toMatch(/^\p{Script=Han}{1,5}$/u);
        expect(foldedText('name1', text)).toMatch(/^\p{Script=Han}{1,10}$/u);
        expect(foldedText('character_string1', text)).toMatch(/^[\x21-\x7e]{1,32}$/);
      }),
    );
  });
});

describe('a field', () => {
  it('shows words or a moment by its kind', () => {
    expect(canShow('thing1', 'subject')).toBe(true);
    expect(canShow('time3', 'at')).toBe(true);
    expect(canShow('time3', 'note')).toBe(false);
    expect(canShow('thing3', 'at')).toBe(false);
  });

  it('of a kind that our words do not fit shows nothing', () => {
    for (const field of ['number1', 'amount2', 'car_number3', 'constructor1', ''])
      expect(canShow(field, 'subject')).toBe(false);
    expect(() => foldedText('number1', '项目')).toThrow(RangeError);
  });
});
