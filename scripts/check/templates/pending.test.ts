import type { Fault } from './check';
import { setAside } from './pending';

const fault = (file: string, rule: Fault['rule']): Fault => ({ file, line: 3, column: 2, rule, message: 'wrong' });

describe('templates that wait to be mended', () => {
  it('are left out for what they wait for, and for nothing else', () => {
    const faults = [fault('a.wxml', 'untyped'), fault('a.wxml', 'longLine'), fault('b.wxml', 'untyped')];
    expect(setAside(faults, { untyped: ['a.wxml'] })).toEqual([faults[1], faults[2]]);
  });

  it('have to leave their list when they are mended', () => {
    const [left, ...others] = setAside([fault('a.wxml', 'untyped')], { untyped: ['a.wxml'], longLine: ['a.wxml'] });
    expect(left).toMatchObject({
      file: 'a.wxml',
      rule: 'longLine',
      message: expect.stringContaining('take it off the list longLine') as string,
    });
    expect(others).toEqual([]);
  });
});
