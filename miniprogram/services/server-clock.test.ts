import { noteServerTime, serverNow } from './server-clock';

const ahead = () => serverNow() - Date.now();

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('believes a short round trip more than a long one', () => {
  const now = Date.now();
  noteServerTime({ serverNow: now + 60_000, sentAt: now - 50, receivedAt: now + 50 });
  expect(Math.abs(ahead() - 60_000)).toBeLessThan(50);
  noteServerTime({ serverNow: now + 61_500, sentAt: now - 4000, receivedAt: now + 4000 });
  expect(Math.abs(ahead() - 60_000)).toBeLessThan(50);
});

it('notices that a clock was moved', () => {
  const now = Date.now();
  noteServerTime({ serverNow: now, sentAt: now - 50, receivedAt: now + 50 });
  noteServerTime({ serverNow: now + 86_400_000, sentAt: now - 200, receivedAt: now + 200 });
  expect(Math.abs(ahead() - 86_400_000)).toBeLessThan(200);
});
