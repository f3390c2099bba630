import { CallFailure } from '../../../services/call';
import { keptDevice, newDevice, shownBy } from './device';

type Answer = { ok: boolean; data?: unknown; error?: { code: string; requestId: string } };
const sent: { call: string; displayPass?: string }[] = [];
let answer: Answer;
const storage = new Map<string, unknown>();

beforeEach(() => {
  sent.length = 0;
  storage.clear();
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: { call: string; displayPass?: string } }) => {
          sent.push(data);
          return Promise.resolve({ result: { serverNow: Date.now(), ...answer } });
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    },
  });
});

const device = { pass: 'P'.repeat(32), code: 'C'.repeat(16) };

describe('a device that is a display', () => {
  it('is one again after the app was closed', async () => {
    expect(keptDevice()).toBeUndefined();
    answer = { ok: true, data: device };
    expect(await newDevice()).toEqual(device);
    expect(keptDevice()).toEqual(device);
  });

  it.each([['text'], [7], [{ pass: 1, code: 'x' }], [null], [[]]])('is none when %j was kept', (kept) => {
    storage.set('display', kept);
    expect(keptDevice()).toBeUndefined();
  });

  it('asks with its pass alone what it shows', async () => {
    answer = { ok: true, data: { sessionId: 's1', until: 5 } };
    expect(await shownBy(device)).toMatchObject({ sessionId: 's1' });
    expect(sent).toMatchObject([{ call: 'display.mine', displayPass: device.pass }]);
  });

  it('tells a pairing that is not there from a network that is not there', async () => {
    answer = { ok: false, error: { code: 'displayNotPaired', requestId: 'r1' } };
    expect(await shownBy(device)).toBeUndefined();
    answer = { ok: false, error: { code: 'displayOver', requestId: 'r1' } };
    expect(await shownBy(device)).toBe('over');
    answer = { ok: false, error: { code: 'internal', requestId: 'r1' } };
    await expect(shownBy(device)).rejects.toBeInstanceOf(CallFailure);
  });
});
