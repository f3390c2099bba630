import fc from 'fast-check';
import {
  checkDirectoryAsker,
  decideDirectoryRequest,
  directoryRequestStates,
  withdrawDirectoryRequest,
} from './directory-request';

const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;

describe('a request for what is in no list', () => {
  it('is added, matched, or refused with a reason', () => {
    expect(decideDirectoryRequest('open', { kind: 'add' })).toEqual({ kind: 'move', to: 'added' });
    expect(decideDirectoryRequest('open', { kind: 'match' })).toEqual({ kind: 'move', to: 'matched' });
    expect(decideDirectoryRequest('open', refuse('不是医疗机构'))).toEqual({ kind: 'move', to: 'refused' });
    expect(decideDirectoryRequest('open', refuse('  不 '))).toEqual({ kind: 'refuse', reason: 'reasonRequired' });
  });

  it('is closed once, and stays as it was closed', () => {
    const closed = directoryRequestStates.filter((state) => state !== 'open');
    fc.assert(
      fc.property(
        fc.constantFrom(...closed),
        fc.constantFrom({ kind: 'add' } as const, { kind: 'match' } as const, refuse('写得够长的原因')),
        (state, decision) => {
          expect(decideDirectoryRequest(state, decision)).toEqual({ kind: 'refuse', reason: 'wrongState' });
          expect(withdrawDirectoryRequest(state)).toEqual({ kind: 'refuse', reason: 'wrongState' });
        },
      ),
    );
    expect(withdrawDirectoryRequest('open')).toEqual({ kind: 'move', to: 'withdrawn' });
  });
});

describe('whoever asks', () => {
  it('has up to three that wait, and up to five a day', () => {
    expect(checkDirectoryAsker({ open: 2, asked: 4 })).toBeUndefined();
    expect(checkDirectoryAsker({ open: 3, asked: 3 })).toBe('askedTooOften');
    expect(checkDirectoryAsker({ open: 0, asked: 5 })).toBe('askedTooOften');
  });
});
