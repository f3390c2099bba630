import { chosenQuickReasons, reasonProblem, toggleQuickReason } from './reason';

describe('quick reasons', () => {
  it('go before what was typed, and away again', () => {
    const once = toggleQuickReason('请到人事科更新', '职称与名册不符');
    expect(once).toBe('职称与名册不符；请到人事科更新');
    expect(chosenQuickReasons(once, ['职称与名册不符', '科室不对'])).toEqual([true, false]);
    expect(toggleQuickReason(once, '职称与名册不符')).toBe('请到人事科更新');
  });

  it('never make the reason longer than it may be', () => {
    expect(toggleQuickReason('字'.repeat(200), '科室不对')).toHaveLength(200);
  });
});

it('asks for a reason one can work with', () => {
  expect(reasonProblem('  不行 ')).toContain('4 个字');
  expect(reasonProblem('科室不对')).toBe('');
  expect(reasonProblem('字'.repeat(201))).toContain('200');
});
