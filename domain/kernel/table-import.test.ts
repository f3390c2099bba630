import { decideDrop, decideTake, importStates, isOpenImport } from './table-import';

describe('an import', () => {
  it('is taken once it was read, and bad rows are left out only if somebody says so', () => {
    const read = { state: 'read' as const, bad: 7, good: 293 };
    expect(decideTake(read, { skipBad: true })).toEqual({ kind: 'move', to: 'taking' });
    expect(decideTake(read, { skipBad: false })).toEqual({ kind: 'refuse', reason: 'importRowsBad' });
    expect(decideTake({ ...read, bad: 0 }, { skipBad: false })).toEqual({ kind: 'move', to: 'taking' });
    expect(decideTake({ ...read, good: 0 }, { skipBad: true })).toEqual({ kind: 'refuse', reason: 'importRowsBad' });
  });

  it('is taken or dropped in no other state, and keeps others waiting while it is open', () => {
    const states = (decide: (state: (typeof importStates)[number]) => boolean) => importStates.filter(decide);
    expect(states((state) => decideTake({ state, bad: 0, good: 1 }, { skipBad: false }).kind === 'move')).toEqual([
      'read',
    ]);
    expect(states((state) => decideDrop(state).kind === 'move')).toEqual(['reading', 'read']);
    expect(states(isOpenImport)).toEqual(['reading', 'read', 'taking']);
  });
});
