import type { Send } from '../../../page/actions';
import { call, CallFailure } from '../../../services/call';

/** What makes this device a display: a secret that only it and the server's digest know, and what stands for it. */
export interface Device {
  pass: string;
  code: string;
}

const KEY = 'display';
/** The server knows it as a display no more. */
const ENDED: readonly string[] = ['displayNotPaired', 'displayOver'];

/** The device as it was when the app was last open; undefined when it never was a display, or is none any more. */
export function keptDevice(): Device | undefined {
  const kept: unknown = wx.getStorageSync(KEY);
  if (typeof kept !== 'object' || kept === null || !('pass' in kept) || !('code' in kept)) return undefined;
  const { pass, code } = kept;
  return typeof pass === 'string' && typeof code === 'string' ? { pass, code } : undefined;
}

/** A device that nobody has paired yet; kept, so that it goes on by itself after the app was closed. @throws {CallFailure} */
export async function newDevice(): Promise<Device> {
  const device = await call('display.begin', {});
  wx.setStorageSync(KEY, device);
  return device;
}

export const forgetDevice = (): void => wx.removeStorageSync(KEY);

/**
 * Which session the device shows; undefined while nobody has paired it, and once it was ended; `over` when its batch is.
 * @throws {CallFailure}
 */
export async function shownBy({ pass }: Device): Promise<{ sessionId: string } | 'over' | undefined> {
  try {
    return await call('display.mine', {}, { displayPass: pass });
  } catch (error) {
    if (error instanceof CallFailure && error.code === 'displayNotPaired') return undefined;
    if (error instanceof CallFailure && error.code === 'displayOver') return 'over';
    throw error;
  }
}

/** Ends it for good. One that is no display any more was ended already. @throws {CallFailure} */
export async function endDevice(send: Send, { pass }: Device): Promise<void> {
  try {
    await send('display.leave', {}, { displayPass: pass });
  } catch (error) {
    if (!(error instanceof CallFailure && ENDED.includes(error.code))) throw error;
  }
  forgetDevice();
}
