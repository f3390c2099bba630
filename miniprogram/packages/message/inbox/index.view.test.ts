import { instantOf } from '../../../../domain/kernel/time';
import type { Session } from '../../../services/session';
import { messageCards, roleTabs, shownAs, unreadChip, type Row } from './index.view';

const row = (day: string, clock: string, over: Partial<Row> = {}): Row => ({
  messageId: `${day} ${clock}`,
  at: instantOf(day, clock),
  title: '项目被退回，请修改',
  text: '儿科内科学新进展培训班：日程表未盖章',
  look: 'returned',
  target: { page: 'project', id: 'p1' },
  unread: true,
  ...over,
});
const today = '2025-12-01';

describe('the messages of an inbox', () => {
  const rows = [
    row('2025-12-01', '10:06:00'),
    row('2025-12-01', '08:31:00'),
    row('2025-11-30', '08:00:00'),
    row('2025-11-27', '16:40:00'),
  ];

  it('stand under their day, the last two by their names', () => {
    const cards = messageCards(rows, { today, dayAbove: undefined, ends: true });
    expect(cards.map(({ day, dayDetail, time }) => [day, dayDetail, time])).toEqual([
      ['今天', '12月1日 周一', '10:06'],
      ['', '', '08:31'],
      ['昨天', '11月30日 周日', '08:00'],
      ['11月27日', '周四', '16:40'],
    ]);
    expect(cards.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('go on under the day of the row above, and stay open where more follows', () => {
    const [card] = messageCards(rows.slice(1, 2), { today, dayAbove: today, ends: false });
    expect(card).toMatchObject({ day: '', first: false, last: false });
  });

  it('have the colour of what happened', () => {
    const looks = (['approved', 'returned', 'waits', 'known'] as const).map((look) => row(today, '08:00:00', { look }));
    const cards = messageCards(looks, { today, dayAbove: undefined, ends: true });
    expect(cards.map(({ tone }) => tone)).toEqual(['ok', 'ret', 'pend', 'b']);
  });
});

describe('the switch between roles', () => {
  const session = (roles: Partial<Session>): Session => ({
    supportPhone: '',
    trainee: null,
    rebinding: null,
    movedAway: null,
    administrator: null,
    unread: { trainee: 2, office: 100 },
    sms: false,
    templates: {},
    ...roles,
  });
  const trainee = { state: 'approved' } as NonNullable<Session['trainee']>;
  const administrator = { kind: 'hospital' } as NonNullable<Session['administrator']>;

  it('has the roles of the caller, each with what it has not read', () => {
    expect(roleTabs(session({ trainee, administrator })).map(({ label }) => label)).toEqual(['学员 2', '管理 99+']);
    expect(roleTabs(session({ administrator })).map(({ as }) => as)).toEqual(['office']);
    expect(roleTabs(session({}))).toEqual([]);
  });

  it('shows the role that was asked for, or the one that the caller has', () => {
    const both = roleTabs(session({ trainee, administrator }));
    expect(shownAs('office', both)).toBe('office');
    expect(shownAs(undefined, both)).toBe('trainee');
    expect(shownAs('trainee', roleTabs(session({ administrator })))).toBe('office');
    expect(shownAs('office', [])).toBe('office');
  });
});

it('the chip of unread messages counts up to ninety-nine', () => {
  expect([0, 3, 100].map(unreadChip)).toEqual(['未读', '未读 3', '未读 99+']);
});
