import { BrightScreen } from './screen';

const phone = { brightness: 0.4, on: false };

beforeEach(() => {
  Object.assign(phone, { brightness: 0.4, on: false });
  Object.assign(globalThis, {
    wx: {
      setKeepScreenOn: ({ keepScreenOn }: { keepScreenOn: boolean }) => {
        phone.on = keepScreenOn;
        return Promise.resolve();
      },
      getScreenBrightness: () => Promise.resolve({ value: phone.brightness }),
      setScreenBrightness: ({ value }: { value: number }) => {
        phone.brightness = value;
        return Promise.resolve();
      },
    },
  });
});

it('is bright while the code is shown, and as it was afterwards', async () => {
  const screen = new BrightScreen();
  await screen.lightUp();
  expect(phone).toEqual({ brightness: 1, on: true });
  await screen.dim();
  expect(phone).toEqual({ brightness: 0.4, on: false });
});

it('stays as it was when the page is left before it was lit', async () => {
  const screen = new BrightScreen();
  await Promise.all([screen.lightUp(), screen.dim()]);
  expect(phone.brightness).toBe(0.4);
});

it('is given back by each page as that page found it', async () => {
  const [code, display] = [new BrightScreen(), new BrightScreen()];
  await code.lightUp();
  // One page takes the place of the other.
  await Promise.all([code.dim(), display.lightUp()]);
  await display.dim();
  expect(phone.brightness).toBe(0.4);
});

it('shows the code also where the brightness cannot be set', async () => {
  Object.assign(globalThis, { wx: { setKeepScreenOn: () => Promise.reject(new Error('setKeepScreenOn:fail')) } });
  await expect(new BrightScreen().lightUp()).resolves.toBeUndefined();
});
