const PLAIN = '1K8Q3ZT0V00R5CXM4H7WJ2PDS6NA9B';
const FLAGS = `${PLAIN}-P`;
const REFUSES = `${PLAIN}-R`;
/** Another second of the same session. */
const NEXT = `${PLAIN.slice(0, 9)}00R6A${PLAIN.slice(14)}-P`;
const here = { latitude: 28.2, longitude: 112.98, accuracy: 30 };

/** A run of the app on a phone that stores this. */
async function phone(storage = new Map<string, unknown>(), getLocation = jest.fn(() => Promise.resolve(here))) {
  const wx = {
    getLocation,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  };
  Object.assign(globalThis, { wx });
  jest.resetModules();
  return { ...(await import('./place')), getLocation, storage };
}
const agreed = () => new Map<string, unknown>([['placeConsent', 'agreed']]);

it('asks once, only for a code that asks, and says what refusing costs', async () => {
  const { asksForPlace } = await phone();
  expect(asksForPlace(PLAIN)).toBeUndefined();
  expect(asksForPlace(REFUSES)).toEqual({ refuses: true });
  // Closed without an answer: the next scan of this session goes on without a place.
  expect(asksForPlace(NEXT)).toBeUndefined();
});

it('asks no more once it was answered, in this run and the next', async () => {
  const { asksForPlace, placeConsent, storage } = await phone();
  placeConsent.set('declined');
  expect(asksForPlace(FLAGS)).toBeUndefined();
  expect((await phone(storage)).placeConsent.get()).toBe('declined');
});

it('takes a position with consent alone, and for a code that asks', async () => {
  const { positionFor, getLocation } = await phone(agreed());
  expect(await positionFor(PLAIN)).toBeUndefined();
  expect(getLocation).not.toHaveBeenCalled();
  expect(await positionFor(FLAGS)).toEqual({ latitude: 28.2, longitude: 112.98, accuracyMetres: 30 });
  const without = await phone(new Map([['placeConsent', 'declined']]));
  expect(await without.positionFor(FLAGS)).toBeUndefined();
  expect(without.getLocation).not.toHaveBeenCalled();
});

it('goes on without where the phone does not let it, or does not find it in time', async () => {
  const denied = jest.fn(() => Promise.reject(Object.assign(new Error(), { errMsg: 'getLocation:fail auth deny' })));
  expect(await (await phone(agreed(), denied)).positionFor(FLAGS)).toBeUndefined();
  jest.useFakeTimers();
  const never = jest.fn(() => new Promise<typeof here>(() => undefined));
  const waiting = (await phone(agreed(), never)).positionFor(FLAGS);
  await jest.advanceTimersByTimeAsync(3_500);
  expect(await waiting).toBeUndefined();
  jest.useRealTimers();
});

it('asks again where WeChat has forgotten that its guide was agreed to', async () => {
  const forgotten = jest.fn(() =>
    Promise.reject(
      Object.assign(new Error(), { errMsg: 'getLocation:fail privacy permission is not authorized', errno: 104 }),
    ),
  );
  const { asksForPlace, placeConsent, positionFor } = await phone(agreed(), forgotten);
  expect(asksForPlace(FLAGS)).toBeUndefined();
  expect(await positionFor(FLAGS)).toBeUndefined();
  expect(placeConsent.get()).toBe('undecided');
  expect(asksForPlace(FLAGS)).toEqual({});
});
