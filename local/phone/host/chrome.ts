import { h } from './dom';
import type { PageSettings } from './program';

/** Finger travel in px from which letting go refreshes, and where the page rests meanwhile. */
const PULL_FAR_ENOUGH = 56;
const PULL_REST = 50;
const DEFAULT_REACH_BOTTOM = 50;

/** What happens to a page by its frame. */
export interface ScreenEvents {
  back: () => void;
  home: () => void;
  refresh: () => void;
  scrolled: (scrollTop: number) => void;
  reachedBottom: () => void;
}

/** The frame around one page: navigation bar, viewport, pull-down. */
export interface PageScreen {
  element: HTMLElement;
  /** `wx-page`, which the page's own tree goes into. */
  page: HTMLElement;
  viewport: HTMLElement;
  scroller: HTMLElement;
  setTitle(title: string): void;
  setColours(front: string, background: string): void;
  /** Show the way back, or the way home for a page that was opened directly. */
  setBack(back: boolean, home: boolean): void;
  startRefresh(): void;
  stopRefresh(): void;
}

const ICON_BACK =
  '<svg viewBox="0 0 12 24" width="12" height="24" aria-hidden="true"><path d="M10 2 2 12l8 10" fill="none" stroke="currentColor" stroke-width="2"/></svg>';
const ICON_HOME =
  '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M3 11 12 3l9 8v10h-6v-6H9v6H3z" fill="none" stroke="currentColor" stroke-width="2"/></svg>';

export function buildScreen(path: string, settings: PageSettings, events: ScreenEvents): PageScreen {
  const custom = settings.navigationStyle === 'custom';
  const element = h('div', `mp-page${custom ? ' mp-custom' : ''}`);
  const bar = h('div', 'mp-nav');
  const back = h('button', 'mp-back', '', { 'aria-label': '返回', type: 'button' });
  const home = h('button', 'mp-back', '', { 'aria-label': '回到首页', type: 'button' });
  const title = h('div', 'mp-title', settings.navigationBarTitleText ?? '', { role: 'heading', 'aria-level': '1' });
  back.innerHTML = ICON_BACK;
  home.innerHTML = ICON_HOME;
  back.onclick = events.back;
  home.onclick = events.home;
  bar.append(back, home, title);

  const viewport = h('div', 'mp-viewport');
  const pull = h('div', 'mp-pull', '', { role: 'status' });
  const scroller = h('div', 'mp-scroll');
  const page = document.createElement('wx-page');
  page.setAttribute('is', path);
  if (settings.disableScroll === true) scroller.style.overflow = 'hidden';
  scroller.append(page);
  viewport.append(pull, scroller);
  element.append(bar, viewport);

  const setColours = (front: string, background: string) => {
    element.style.setProperty('--nav-ink', front === 'white' || front === '#ffffff' ? '#fff' : '#000');
    element.dataset['ink'] = front === 'white' || front === '#ffffff' ? 'white' : 'black';
    bar.style.background = background;
  };
  setColours(settings.navigationBarTextStyle ?? 'white', settings.navigationBarBackgroundColor ?? '#000');
  element.style.background = settings.backgroundColor ?? '#fff';
  element.dataset['orientation'] = settings.pageOrientation ?? 'portrait';

  const settle = (distance: number, text: string) => {
    scroller.style.transform = distance === 0 ? '' : `translateY(${distance}px)`;
    pull.textContent = text;
  };
  const startRefresh = () => {
    settle(PULL_REST, '正在刷新');
    events.refresh();
  };

  scroller.addEventListener('scroll', () => {
    events.scrolled(scroller.scrollTop);
    const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (rest <= (settings.onReachBottomDistance ?? DEFAULT_REACH_BOTTOM)) events.reachedBottom();
  });
  if (settings.enablePullDownRefresh === true) listenForPull(scroller, settle, startRefresh);

  return {
    element,
    page,
    viewport,
    scroller,
    setTitle: (text) => (title.textContent = text),
    setColours,
    setBack(canGoBack, canGoHome) {
      back.hidden = !canGoBack;
      home.hidden = !canGoHome;
    },
    startRefresh,
    stopRefresh: () => settle(0, ''),
  };
}

/** Pull-down by finger, or by mouse through the touch emulator. */
function listenForPull(
  scroller: HTMLElement,
  settle: (distance: number, text: string) => void,
  refresh: () => void,
): void {
  let begin: number | undefined;
  let distance = 0;
  scroller.addEventListener('touchstart', (event) => {
    begin = scroller.scrollTop <= 0 ? event.touches[0]?.clientY : undefined;
    distance = 0;
  });
  scroller.addEventListener('touchmove', (event) => {
    const y = event.touches[0]?.clientY;
    if (begin === undefined || y === undefined || scroller.scrollTop > 0) return;
    distance = Math.max(0, y - begin);
    if (distance > 0)
      settle(Math.min(distance / 2, PULL_REST * 2), distance / 2 > PULL_FAR_ENOUGH ? '松开刷新' : '下拉刷新');
  });
  scroller.addEventListener('touchend', () => {
    if (begin === undefined || distance === 0) return;
    begin = undefined;
    if (distance / 2 > PULL_FAR_ENOUGH) refresh();
    else settle(0, '');
  });
}
