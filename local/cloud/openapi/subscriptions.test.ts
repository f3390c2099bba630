import type { Clock } from '../clock';
import { Subscriptions } from './subscriptions';

const clock = { now: () => 1_764_374_400_000 } as Clock;
const result = { id: 'tpl-1', title: '审核结果通知', fields: ['thing1', 'phrase2', 'time3'] };
const data = { thing1: { value: '项目' }, phrase2: { value: '已通过' }, time3: { value: '2025-11-29 08:00' } };
const send = (subject: Subscriptions, over: object = {}, templateId = 'tpl-1') =>
  subject.send('o-zhou', { template_id: templateId, page: 'p', data: { ...data, ...over } }).errcode;

describe('a subscription message', () => {
  let subject: Subscriptions;
  beforeEach(() => {
    subject = new Subscriptions(clock, [result]);
  });

  it('is sent once for each consent of its receiver to its template', () => {
    expect(send(subject)).toBe(43101);
    subject.consent('o-zhou', ['tpl-1']);
    subject.consent('o-chen', ['tpl-1']);
    expect(send(subject)).toBe(0);
    expect(send(subject)).toBe(43101);
    expect(subject.messages).toMatchObject([{ openid: 'o-zhou', title: '审核结果通知', page: 'p', data }]);
  });

  it.each([
    ['a thing of twenty-one characters', { thing1: { value: '长'.repeat(21) } }],
    ['a thing with a line break', { thing1: { value: '日程表\n未盖章' } }],
    ['a phrase that is not Chinese alone', { phrase2: { value: '已OK' } }],
    ['a phrase of six characters', { phrase2: { value: '已经审核通过' } }],
    ['a time without a clock', { time3: { value: '2025-11-29' } }],
    ['an empty value', { thing1: { value: '' } }],
    ['no value', { thing1: undefined }],
  ])('is refused for %s, and the consent stays', (_, over) => {
    subject.consent('o-zhou', ['tpl-1']);
    expect(send(subject, over)).toBe(47003);
    expect(send(subject)).toBe(0);
  });

  it('is refused for a template that does not exist', () => {
    expect(send(subject, {}, 'tpl-2')).toBe(40037);
    expect(send(subject, {}, '')).toBe(40037);
    expect(subject.find(['tpl-1', 'tpl-2'])).toBeUndefined();
    expect(subject.find(['tpl-1'])).toEqual([{ id: 'tpl-1', title: '审核结果通知' }]);
  });

  it('needs neither template nor consent where no template is declared', () => {
    expect(send(new Subscriptions(clock, []), { thing1: { value: '长'.repeat(30) } }, 'any')).toBe(0);
  });

  it('is told to whoever listens', () => {
    const heard: string[] = [];
    subject.onSend(({ openid }) => heard.push(openid));
    subject.consent('o-zhou', ['tpl-1']);
    send(subject);
    expect(heard).toEqual(['o-zhou']);
  });
});
