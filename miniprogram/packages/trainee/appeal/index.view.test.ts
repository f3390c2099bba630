import { instantOf } from '../../../../domain/kernel/time';
import { aboutOf, appealCards, appealTip, footWords, nothingWords, slotChoices } from './index.view';

const at = (time: string, day = '2025-12-14') => instantOf(day, time);
const slot = { begin: at('13:00:00'), end: at('18:00:00') };
const basis = {
  title: '中医临床经典系列讲座',
  institutionName: '长沙市XX医院',
  lastDay: '2025-12-19',
  over: false,
  days: [{ day: '2025-12-14', slots: [{ begin: at('07:00:00'), end: at('12:00:00') }, slot] }],
  appeals: [],
};
const asked = {
  appealId: 'a1',
  kind: 'attendance' as const,
  slots: [slot],
  reason: 'phoneDead' as const,
  note: '坐在第 6 排',
  pictures: 1,
  askedAt: at('19:22:00'),
  state: 'refused' as const,
  answered: { at: at('08:10:00', '2025-12-15'), by: '李建华', reason: '签到表上没有签名' },
};

describe('what the form is about', () => {
  it('is the only day there is, or the one that the address names while it can be appealed', () => {
    expect(aboutOf({}, basis)).toEqual({ kind: 'attendance', day: '2025-12-14' });
    expect(aboutOf({ day: '2025-12-13' }, basis)).toBeNull();
    expect(aboutOf({ roundId: 'g1' }, basis)).toEqual({ kind: 'outcome', roundId: 'g1' });
  });

  it('has all slots of the day ticked at first', () => {
    expect(slotChoices(basis, '2025-12-14')).toEqual([
      { begin: at('07:00:00'), label: '上午 07:00–12:00', on: true },
      { begin: slot.begin, label: '下午 13:00–18:00', on: true },
    ]);
  });
});

describe('what is missing before it can be sent', () => {
  const about = { kind: 'attendance', day: '2025-12-14' } as const;
  const slots = slotChoices(basis, '2025-12-14');
  const none = slots.map((each) => ({ ...each, on: false }));

  it.each([
    [{ slots: none, reason: 'phoneDead', note: '坐在第六排' }, '请选择时段'],
    [{ slots, reason: '', note: '坐在第六排' }, '请选择原因'],
    [{ slots, reason: 'phoneDead', note: '在' }, '请至少写 4 个字'],
    [{ slots, reason: 'phoneDead', note: '    ' }, '请至少写 4 个字'],
    [{ slots, reason: 'phoneDead', note: '坐在第六排' }, ''],
  ] as const)('%# is said one at a time', (form, tip) => {
    expect(appealTip({ about, ...form })).toBe(tip);
  });

  it('asks for no reason chip about credits', () => {
    expect(appealTip({ about: { kind: 'outcome', roundId: 'g1' }, slots: [], reason: '', note: '两天都签到了' })).toBe(
      '',
    );
  });
});

describe('what became of appeals', () => {
  it('is read with what was said and what was answered', () => {
    expect(appealCards([asked])).toEqual([
      {
        appealId: 'a1',
        title: '12-14 下午 13:00–18:00',
        state: 'refused',
        said: '手机没电：坐在第 6 排',
        line: '12-14 19:22 提交 · 1 张照片',
        answer: '李建华 12-15 08:10 答复：签到表上没有签名',
      },
    ]);
  });

  it('says why nothing can be asked, once', () => {
    expect(nothingWords({ ...basis, over: true, days: [] }, null)).toBe(
      '考勤申诉已于 12-19 截止。有疑问请联系举办单位。',
    );
    expect(nothingWords({ ...basis, days: [] }, null)).toBe('没有缺签到的时段，不用申诉。');
    expect(nothingWords({ ...basis, days: [], appeals: [{ ...asked, state: 'open' }] }, null)).toBe('');
  });

  it('promises no slot to who appeals an outcome', () => {
    expect(footWords(basis, { kind: 'outcome', roundId: 'g1' })).not.toContain('计入');
    expect(footWords(basis, { kind: 'attendance', day: '2025-12-14' })).toContain('最迟 12-19');
  });
});
