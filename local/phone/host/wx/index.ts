import type { ApiName } from '../../catalogue';
import type { NavigateOptions, Pages } from '../pages';
import { parseUrl } from '../pages';
import type { PhoneOptions } from '../program';
import { api } from './api';
import { cloudApis } from './cloud';
import { deviceApis } from './device';
import { fileApis } from './files';
import { openPrivacyContract } from './consent';
import { chooseLocation, getLocation, openLocation } from './location';
import { showActionSheet, showModal, showToast, type ModalOptions, type ToastOptions } from './overlay';
import type { PrivacyGate } from './privacy';
import { scanCode } from './scan';
import { storageApis } from './storage';
import { requestSubscribeMessage } from './subscribe';

/** Keys of the catalogue that are `wx.x`, and those that are `wx.cloud.x`. */
type CloudName = ApiName extends infer Name ? (Name extends `cloud.${infer Rest}` ? Rest : never) : never;
type PlainName = Exclude<ApiName, `cloud.${string}`>;
export type Wx = Record<PlainName, unknown> & { cloud: Record<CloudName, unknown>; env: { USER_DATA_PATH: string } };

/** Where a page scrolls to: a distance from its top, or an element, `offsetTop` px below its upper edge. */
interface ScrollOptions {
  scrollTop?: number;
  selector?: string;
  offsetTop?: number;
  duration?: number;
}

/** How the mini-program was entered. */
export interface Entry {
  path: string;
  query: Record<string, string>;
  scene: number;
}

/** Where the phone's address says to begin: `#/<page>?<query>`, else the first page of the app. */
export function entryOf(hash: string, first: string, scene: number): Entry {
  const address = hash.replace(/^#\/?/, '');
  const { path, query } = address === '' ? { path: first, query: {} } : parseUrl(`/${address}`, '');
  return { path, query, scene };
}

/** Everything a mini-program finds under `wx`. An API of the catalogue that is missing here does not compile. */
export function createWx(pages: Pages, options: PhoneOptions, entry: Entry, gate: PrivacyGate): Wx {
  const storage = storageApis(options.person);
  const top = () => pages.top;
  const move = (name: string, act: (to: NavigateOptions) => unknown) => api(name, act);
  const wx: Wx = {
    ...storage,
    ...deviceApis(options, () => pages.viewportHeight),
    ...fileApis(options.downloadDomains),
    cloud: cloudApis(options.person),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    navigateTo: move('navigateTo', (to) => pages.navigateTo(to)),
    redirectTo: move('redirectTo', (to) => pages.redirectTo(to)),
    switchTab: move('switchTab', (to) => pages.switchTab(to)),
    reLaunch: move('reLaunch', (to) => pages.reLaunch(to)),
    navigateBack: api('navigateBack', (by: { delta?: number }) => pages.navigateBack(by)),
    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }: { title: string }) => {
      top().settings.navigationBarTitleText = title;
      top().screen.setTitle(title);
    }),
    setNavigationBarColor: api('setNavigationBarColor', (colours: { frontColor: string; backgroundColor: string }) =>
      top().screen.setColours(colours.frontColor, colours.backgroundColor),
    ),
    pageScrollTo: api('pageScrollTo', ({ scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollOptions) => {
      const { scroller } = top().screen;
      const target = selector === undefined ? null : scroller.querySelector(selector);
      const offset = target
        ? target.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop + offsetTop
        : 0;
      scroller.scrollTo({ top: scrollTop ?? offset, behavior: duration > 0 ? 'smooth' : 'auto' });
    }),
    startPullDownRefresh: api('startPullDownRefresh', () => top().screen.startRefresh()),
    stopPullDownRefresh: api('stopPullDownRefresh', () => top().screen.stopRefresh()),
    showToast: api('showToast', (toast: ToastOptions) => showToast(toast)),
    showLoading: api('showLoading', (toast: ToastOptions) => showToast(toast, true)),
    showModal: api('showModal', (modal: ModalOptions) => showModal(modal)),
    showActionSheet: api('showActionSheet', (sheet: { itemList: string[]; alertText?: string }) =>
      showActionSheet(sheet),
    ),
    scanCode: api('scanCode', scanCode),
    getLocation: api('getLocation', () => getLocation(storage)),
    chooseLocation: api('chooseLocation', chooseLocation),
    openLocation: api('openLocation', openLocation),
    requestSubscribeMessage: api('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) =>
      requestSubscribeMessage(storage, options.person, tmplIds),
    ),
    setTabBarBadge: api('setTabBarBadge', ({ index, text }: { index: number; text: string }) =>
      pages.setBadge(index, text),
    ),
    removeTabBarBadge: api('removeTabBarBadge', ({ index }: { index: number }) => pages.setBadge(index, '')),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => gate.require('requirePrivacyAuthorize')),
    onNeedPrivacyAuthorization: (listener: Parameters<PrivacyGate['listen']>[0]) => gate.listen(listener),
    openPrivacyContract: api('openPrivacyContract', openPrivacyContract),
    enableAlertBeforeUnload: api(
      'enableAlertBeforeUnload',
      ({ message }: { message: string }) => void (pages.askBeforeLeaving = message),
    ),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => void (pages.askBeforeLeaving = undefined)),
    createSelectorQuery: () => top().instance.createSelectorQuery(),
    createIntersectionObserver: (
      component: { createIntersectionObserver(options?: object): unknown },
      given?: object,
    ) => component.createIntersectionObserver(given),
    getEnterOptionsSync: () => entry,
    getLaunchOptionsSync: () => entry,
    canIUse: (schema: string) => (schema.split('.')[0] ?? '') in wx,
  };
  return wx;
}
