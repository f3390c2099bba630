import { h } from './dom';
import type { OpenPage, Pages } from './pages';
import { themed, type PhoneOptions, type Program } from './program';
import { desk } from './wx/desk-link';
import { showActionSheet } from './wx/overlay';
import { shareCard } from './wx/share';

const SIGNALS =
  '<svg viewBox="0 0 68 14" width="68" height="14" aria-hidden="true" fill="currentColor"><path d="M0 9h3v4H0zM5 7h3v6H5zM10 4h3v9h-3zM15 1h3v12h-3z"/>' +
  '<path d="M32 3a11 11 0 0 1 8 3l-1.5 1.6a9 9 0 0 0-13 0L24 6a11 11 0 0 1 8-3zm0 4a7 7 0 0 1 5 2l-1.6 1.6a4.8 4.8 0 0 0-6.8 0L27 9a7 7 0 0 1 5-2zm0 4 2 2h-4z" transform="translate(0 -1)"/>' +
  '<rect x="46" y="1" width="19" height="12" rx="3.5" fill="none" stroke="currentColor" opacity=".5"/><rect x="48" y="3" width="15" height="8" rx="2"/><rect x="66" y="5" width="1.5" height="4" rx=".7" opacity=".5"/></svg>';
const CAPSULE_MENU =
  '<svg viewBox="0 0 20 8" width="20" height="8" aria-hidden="true" fill="currentColor"><circle cx="3" cy="4" r="2"/><circle cx="10" cy="4" r="3"/><circle cx="17" cy="4" r="2"/></svg>';
const CAPSULE_RING =
  '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="10" cy="10" r="3.5" fill="currentColor"/></svg>';

/** Wall time of the place where the product is used. */
const clockFace = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
});

/** The phone around all pages: status bar, capsule, tab bar, home bar. */
export interface Shell {
  /** Holds the pages. */
  container: HTMLElement;
  /** Follow the topmost page. */
  follow(pages: Pages): void;
}

export function buildShell(program: Program, options: PhoneOptions): Shell {
  const screen = h('div', 'mp-screen');
  const status = h('div', 'mp-status');
  const time = h('span', 'mp-time');
  const signals = h('span');
  signals.innerHTML = SIGNALS;
  status.append(time, signals);
  const tick = () => (time.textContent = clockFace.format(new Date()));
  tick();
  setInterval(tick, 1000);

  const capsule = h('div', 'mp-capsule');
  const menu = h('button', '', '', { 'aria-label': '更多', type: 'button' });
  const leave = h('button', '', '', { 'aria-label': '重新打开小程序', type: 'button' });
  menu.innerHTML = CAPSULE_MENU;
  leave.innerHTML = CAPSULE_RING;
  capsule.append(menu, leave);
  const container = h('div', 'mp-pages');
  const tabBar = h('div', 'mp-tabbar', '', { role: 'tablist' });
  screen.append(container, status, capsule, tabBar, h('div', 'mp-home'));
  document.body.append(screen);
  document.documentElement.dataset['theme'] = options.theme;
  document.documentElement.dataset['app'] = program.app.window?.navigationBarTitleText ?? '';

  const tabs = program.app.tabBar && themed(program.app.tabBar, program.theme[options.theme]);
  tabBar.style.background = tabs?.backgroundColor ?? '#fff';
  const buttons = (tabs?.list ?? []).map((tab) => {
    const button = h('button', 'mp-tab', '', { role: 'tab', type: 'button' });
    const icon = h('img', '', '', { alt: '' });
    const badge = h('span', 'mp-badge');
    badge.hidden = true;
    button.append(icon, h('span', '', tab.text), badge);
    tabBar.append(button);
    return { tab, button, icon, badge };
  });

  const show = (page: OpenPage, pages: Pages) => {
    const isTab = pages.isTab(page.path);
    screen.classList.toggle('mp-has-tab', isTab);
    screen.dataset['ink'] = page.screen.element.dataset['ink'] ?? 'black';
    document.title = page.settings.navigationBarTitleText ?? '';
    for (const { tab, button, icon } of buttons) {
      const selected = tab.pagePath === page.path;
      button.setAttribute('aria-selected', String(selected));
      button.style.color = (selected ? tabs?.selectedColor : tabs?.color) ?? '';
      icon.src = selected ? tab.selectedIconPath : tab.iconPath;
    }
    turn(page);
    measure(page);
  };
  const measure = (page: OpenPage) =>
    document.documentElement.style.setProperty('--vh', `${page.screen.viewport.clientHeight / 100}px`);
  const turn = (page: OpenPage) => desk()?.turn(window, page.screen.element.dataset['orientation'] === 'landscape');

  return {
    container,
    follow(pages) {
      pages.onChange = (page) => show(page, pages);
      pages.onBadge = () =>
        buttons.forEach(({ badge }, index) => {
          const text = pages.badges[index] ?? '';
          badge.textContent = text;
          badge.hidden = text === '';
        });
      const observer = new MutationObserver(() => {
        screen.dataset['ink'] = pages.top.screen.element.dataset['ink'] ?? 'black';
        turn(pages.top);
      });
      observer.observe(container, {
        attributes: true,
        subtree: true,
        attributeFilter: ['data-ink', 'data-orientation'],
      });
      addEventListener('resize', () => measure(pages.top));
      buttons.forEach(({ tab, button }, index) => {
        button.onclick = () => {
          pages.switchTab({ url: `/${tab.pagePath}` });
          void pages.top.instance.onTabItemTap?.({ index, pagePath: tab.pagePath, text: tab.text });
        };
      });
      leave.onclick = () => location.reload();
      menu.onclick = () => {
        const page = pages.top;
        const itemList = page.instance.onShareAppMessage ? ['转发给朋友', '重新打开小程序'] : ['重新打开小程序'];
        showActionSheet({ itemList }).then(
          ({ tapIndex }) => (itemList[tapIndex] === '转发给朋友' ? void shareCard(page, 'menu') : location.reload()),
          () => undefined,
        );
      };
    },
  };
}
