import { BASE_LIBRARY } from '../../base-library';
import type { PhoneOptions } from '../program';
import { api } from './api';
import { hideToast, showModal, showToast } from './overlay';

/** Measures of the drawn phone in px: the same as in phone.css. */
const STATUS_BAR = 44;
const HOME_BAR = 34;
const CAPSULE = { width: 87, height: 32, right: 7, top: STATUS_BAR + 6 };

/** The state of the phone's hardware that the app may set and the desk may look at. */
export interface Hardware {
  brightness: number;
  keepScreenOn: boolean;
}

type NetworkListener = (state: { isConnected: boolean; networkType: string }) => void;

/** Screen, fonts, network, and the small hardware calls. */
export function deviceApis(options: PhoneOptions, viewportHeight: () => number) {
  const hardware: Hardware = { brightness: 0.5, keepScreenOn: false };
  const networkListeners = new Set<NetworkListener>();
  const networkType = () => (navigator.onLine ? 'wifi' : 'none');
  for (const type of ['online', 'offline']) {
    addEventListener(type, () => {
      for (const listener of networkListeners) listener({ isConnected: navigator.onLine, networkType: networkType() });
    });
  }
  const windowInfo = () => ({
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: viewportHeight(),
    statusBarHeight: STATUS_BAR,
    screenTop: 0,
    safeArea: {
      left: 0,
      right: innerWidth,
      top: STATUS_BAR,
      bottom: innerHeight - HOME_BAR,
      width: innerWidth,
      height: innerHeight - STATUS_BAR - HOME_BAR,
    },
  });
  const baseInfo = () => ({
    SDKVersion: BASE_LIBRARY,
    version: '8.0.50',
    language: 'zh_CN',
    theme: options.theme,
    fontSizeSetting: options.fontSize,
    fontSizeScaleFactor: options.fontSize / 17,
    host: { appId: '' },
  });
  const deviceInfo = () => ({
    brand: 'browser',
    model: 'browser',
    platform: 'devtools',
    system: 'iOS 17.0',
    benchmarkLevel: 30,
  });
  const systemInfo = () => ({ ...windowInfo(), ...baseInfo(), ...deviceInfo() });
  return {
    getWindowInfo: windowInfo,
    getAppBaseInfo: baseInfo,
    getDeviceInfo: deviceInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: api('getSystemInfo', systemInfo),
    getMenuButtonBoundingClientRect: () => ({
      width: CAPSULE.width,
      height: CAPSULE.height,
      top: CAPSULE.top,
      bottom: CAPSULE.top + CAPSULE.height,
      right: innerWidth - CAPSULE.right,
      left: innerWidth - CAPSULE.right - CAPSULE.width,
    }),
    getNetworkType: api('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (listener: NetworkListener) => void networkListeners.add(listener),
    offNetworkStatusChange: (listener?: NetworkListener) => {
      if (listener) networkListeners.delete(listener);
      else networkListeners.clear();
    },
    setScreenBrightness: api('setScreenBrightness', ({ value }: { value: number }) => {
      hardware.brightness = value;
      document.documentElement.style.setProperty('--brightness', String(value));
    }),
    getScreenBrightness: api('getScreenBrightness', () => ({ value: hardware.brightness })),
    setKeepScreenOn: api('setKeepScreenOn', ({ keepScreenOn }: { keepScreenOn: boolean }) => {
      hardware.keepScreenOn = keepScreenOn;
    }),
    vibrateShort: api('vibrateShort', () => {
      const screen = document.querySelector('.mp-screen');
      screen?.classList.add('mp-shake');
      setTimeout(() => screen?.classList.remove('mp-shake'), 150);
    }),
    makePhoneCall: api('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      const { confirm } = await showModal({ title: phoneNumber, content: '', confirmText: '呼叫' });
      if (!confirm) throw new Error('cancel');
      showToast({ title: '这台手机不能真的拨号', icon: 'none' });
    }),
    addPhoneCalendar: api('addPhoneCalendar', async ({ title, location }: { title: string; location?: string }) => {
      const { confirm } = await showModal({
        title: '添加到日历',
        content: `${title}\n${location ?? ''}`,
        confirmText: '添加',
      });
      if (!confirm) throw new Error('cancel');
    }),
    setClipboardData: api('setClipboardData', async ({ data }: { data: string }) => {
      await navigator.clipboard?.writeText(data).catch(() => undefined);
      showToast({ title: '内容已复制' });
    }),
    hideKeyboard: api('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
    hideToast: api('hideToast', hideToast),
    hideLoading: api('hideLoading', hideToast),
    // A browser phone keeps its size, look and version for as long as it is open.
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
        setTimeout(() => listener({ hasUpdate: false })),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    nextTick: (act: () => void) => void setTimeout(act),
  };
}
