import { aPhone } from '../../test/support/pages';

async function aRun() {
  jest.resetModules();
  return (await import('./support-phone')).supportPhone;
}

it('is known on a screen that cannot load, since an earlier run of the app heard it', async () => {
  const storage = new Map<string, unknown>();
  aPhone(() => ({}), {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  });
  const first = await aRun();
  expect(first.get()).toBe('');
  first.keep('0731-84286376');
  expect(first.get()).toBe('0731-84286376');
  const next = await aRun();
  expect(next.get()).toBe('0731-84286376');
  next.keep('');
  expect((await aRun()).get()).toBe('');
});
