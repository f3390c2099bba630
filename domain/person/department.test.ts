import * as fc from 'fast-check';
import { decideMerge, inOrder } from './department';

const of = (_id: string, nameOrder = _id) => ({ _id, name: _id, nameOrder });
const ids = (departments: readonly { _id: string }[]) => departments.map(({ _id }) => _id);

describe('the order of departments', () => {
  it('is what the institution has set; newer ones come behind it as they are spoken', () => {
    const departments = [of('d4', 'zhong'), of('d1', 'an'), of('d2', 'bai'), of('d3', 'er')];
    expect(ids(inOrder(departments, ['d3', 'gone', 'd1']))).toEqual(['d3', 'd1', 'd2', 'd4']);
    expect(ids(inOrder(departments, []))).toEqual(['d1', 'd2', 'd3', 'd4']);
  });

  it('loses nobody and doubles nobody, keeps what was set, and is the same whatever order they come in', () => {
    const some = fc.uniqueArray(fc.nat(30), { maxLength: 12 });
    fc.assert(
      fc.property(some, some, (present, order) => {
        const departments = present.map((each) => of(`d${each}`));
        const wanted = order.map((each) => `d${each}`);
        const listed = ids(inOrder(departments, wanted));
        expect([...listed].sort()).toEqual(ids(departments).sort());
        const set = listed.filter((id) => wanted.includes(id));
        expect(set).toEqual(wanted.filter((id) => listed.includes(id)));
        expect(listed.slice(0, set.length)).toEqual(set);
        expect(ids(inOrder([...departments].reverse(), wanted))).toEqual(listed);
      }),
    );
  });
});

describe('a merge', () => {
  const from = { _id: 'a', institutionId: 'h' };
  const into = { _id: 'b', institutionId: 'h' };
  it('is of two departments of one institution', () => {
    expect(decideMerge(from, into)).toBeUndefined();
    expect(decideMerge(from, { ...from })).toBe('sameDepartment');
    expect(decideMerge(from, { ...into, institutionId: 'other' })).toBe('gone');
  });
  it('may be sent twice, and goes nowhere else afterwards', () => {
    const merged = { ...from, merged: { into: 'b' } };
    expect(decideMerge(merged, into)).toBe('done');
    expect(decideMerge(merged, { _id: 'c', institutionId: 'h' })).toBe('gone');
    expect(decideMerge(into, merged)).toBe('gone');
  });
  it('waits for people who are still on their way, and takes in a second one meanwhile', () => {
    expect(decideMerge({ ...from, takesIn: ['x'] }, into)).toBe('stillMerging');
    expect(decideMerge(from, { ...into, takesIn: ['x'] })).toBeUndefined();
  });
});
