import { DAY_MS } from '../../domain/kernel/time';
import { aPhone } from '../../test/support/pages';

const typed = { name: '周敏', nationalId: '11010519491231002X', consent: true };
const secret = ['nationalId', 'consent'];

/** A phone whose storage outlives a run of the app. */
function aStorage() {
  const kept = new Map<string, unknown>();
  aPhone(() => ({}), {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => kept.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => kept.delete(key),
  });
  return kept;
}

/** The app as it is started anew. */
async function aRun() {
  jest.resetModules();
  return (await import('./registration-draft')).registrationDraft;
}

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2025, 10, 28) }));
afterEach(() => jest.useRealTimers());

describe('a draft of the registration', () => {
  it('has everything while the app runs, and no national ID once it was ended', async () => {
    aStorage();
    const before = await aRun();
    before.keep(typed, { secret });
    expect(before.get()).toEqual(typed);
    const after = await aRun();
    expect(after.get()).toEqual({ name: '周敏' });
    expect([before.isResumed(), after.isResumed()]).toEqual([false, true]);
  });

  it('leaves no national ID on the phone, in whatever shape', async () => {
    const storage = aStorage();
    (await aRun()).keep(typed, { secret });
    expect(JSON.stringify([...storage])).not.toContain('1949');
  });

  it('is kept to the last millisecond of the seventh day', async () => {
    aStorage();
    (await aRun()).keep(typed, { secret });
    jest.setSystemTime(Date.now() + 7 * DAY_MS - 1);
    expect((await aRun()).get()).toBeDefined();
    jest.setSystemTime(Date.now() + 1);
    expect((await aRun()).get()).toBeUndefined();
    jest.setSystemTime(Date.now() - 7 * DAY_MS);
    expect((await aRun()).get()).toBeUndefined();
  });

  it('is gone when it is forgotten', async () => {
    const storage = aStorage();
    const run = await aRun();
    run.keep(typed, { secret });
    run.forget();
    expect(run.get()).toBeUndefined();
    expect(storage.size).toBe(0);
  });

  it('of a correction is not that of a new registration', async () => {
    aStorage();
    (await aRun()).keep(typed, { of: 'person1', secret });
    const run = await aRun();
    expect(run.get()).toBeUndefined();
    expect(run.get('person1')).toMatchObject({ name: '周敏' });
  });

  it('does not stop a form on a phone that is full', async () => {
    aStorage();
    wx.setStorageSync = () => {
      throw new Error('setStorageSync:fail exceed storage max size');
    };
    const run = await aRun();
    run.keep(typed, { secret });
    expect(run.get()).toEqual(typed);
  });
});
