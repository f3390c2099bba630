import { h } from '../dom';
import type { OpenPage, ShareContent } from '../pages';
import { appName } from './consent';
import { desk } from './desk-link';
import { openOverlay, overlayButton } from './overlay';
import { fillPeople, people } from './people';

/** WeChat's scene numbers: a card in a chat, and the single page that opens from the moments. */
const SCENE_CARD = 1007;
const SCENE_SINGLE_PAGE = 1154;

/** How long WeChat waits for a promised card before it sends what was given at once. */
const PROMISE_MS = 3000;

/** A promised card, or what was given beside the promise when that is late or fails. */
async function settled({ promise, ...given }: ShareContent): Promise<ShareContent> {
  if (!promise) return given;
  const late = new Promise<ShareContent>((resolve) => setTimeout(() => resolve(given), PROMISE_MS));
  return Promise.race([promise, late]).catch(() => given);
}

/** Show the card that would be sent, and open it as whoever receives it. */
export async function shareCard(page: OpenPage, from: 'button' | 'menu', target?: unknown): Promise<void> {
  const content = await settled(
    page.instance.onShareAppMessage?.({ from, ...(target === undefined ? {} : { target }) }) ?? {},
  );
  const title = content.title ?? page.settings.navigationBarTitleText ?? '';
  const path = (content.path ?? page.path).replace(/^\//, '');
  const list = await people();

  const { panel, close } = openOverlay('dialog', '分享卡片');
  const card = h('div', 'mp-card');
  card.append(h('small', '', `${appName()} 小程序`), h('b', '', title));
  if (content.imageUrl) card.append(h('img', '', '', { src: content.imageUrl, alt: '' }));
  const who = h('select', '', '', { 'aria-label': '谁来打开' });
  fillPeople(who, list, '未登录（朋友圈单页）');
  who.value = desk()?.personOnOtherPhone(window) ?? list[0]?.id ?? '';
  const open = () => {
    const person = who.value === '' ? null : who.value;
    const scene = person === null ? SCENE_SINGLE_PAGE : SCENE_CARD;
    close();
    const table = desk();
    if (table) return table.openOnOtherPhone(window, path, person, scene);
    const query = new URLSearchParams({ as: person ?? '', scene: String(scene) });
    window.open(`phone.html?${query.toString()}#/${path}`, '_blank');
  };
  const row = h('div', 'mp-dialog-row');
  row.append(overlayButton('取消', close), overlayButton('打开', open, 'mp-strong'));
  panel.append(h('b', 'mp-dialog-title', '发送给朋友'), card, h('label', 'mp-who', '收到的人'), who, row);
}
