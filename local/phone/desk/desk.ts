import { positions } from '../map';
import { openCloudEvents, type PassedOn } from '../host/cloud-events';
import type { Desk } from '../host/wx/desk-link';
import { fillPeople, people, type Person } from '../host/wx/people';
import { codeOn } from './camera';
import { startClock } from './clock-bar';
import { startOutbox } from './outbox';

type Side = 'left' | 'right';
const SIDES: Record<Side, string> = { left: '左边手机', right: '右边手机' };

/** Outer size of a drawn phone in px, as in desk.css. */
const PHONE = { width: 395, height: 832 };
/** The class of a phone that lies on its side. */
const LYING = 'lying';
/** `fontSizeSetting` in px: WeChat's own, and one that counts as large. */
const FONT = { normal: 17, large: 22 };

interface Place {
  frame: HTMLIFrameElement;
  select: HTMLSelectElement;
  stand: HTMLElement;
  phone: HTMLElement;
  snap: HTMLButtonElement;
  /** Where the phone stands on the map. */
  where: HTMLSelectElement;
  /** What this phone has photographed of the other one. */
  photo: ImageData | null;
}

function need<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the desk lacks ${selector}`);
  return found;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: Record<string, string> = {},
) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const large = need('#large', HTMLInputElement);
const dark = need('#dark', HTMLInputElement);
const says = need('#says', HTMLElement);

/** Who holds which phone stands in the address, so that a reload or a link keeps it. */
const address = new URLSearchParams(location.search);
function remember(): void {
  history.replaceState(null, '', `?${address.toString()}`);
}

function phoneUrl(person: string | null, page = '', scene?: number): string {
  const query = new URLSearchParams({ as: person ?? '' });
  if (large.checked) query.set('font', String(FONT.large));
  if (dark.checked) query.set('theme', 'dark');
  if (scene !== undefined) query.set('scene', String(scene));
  // What both phones answer about personal data (local/phone/privacy.ts), and where they may download from (domains.ts).
  for (const name of ['privacy', 'domains']) {
    const given = address.get(name);
    if (given !== null) query.set(name, given);
  }
  // Absolute: a phone that opens a card on the other one would resolve it against itself.
  return new URL(`phone/phone.html?${query.toString()}${page === '' ? '' : `#/${page}`}`, document.baseURI).href;
}

function buildPlace(side: Side, list: Person[]): Place {
  const section = need(`[data-side="${side}"]`, HTMLElement);
  const holder = element('div', 'holder');
  const select = element('select', '', { 'aria-label': `${SIDES[side]}的人` });
  const again = element('button', '', { type: 'button', 'aria-label': `${SIDES[side]}重开` });
  again.textContent = '重开';
  fillPeople(select, list, '未登录（朋友圈单页）');
  const snap = element('button', '', { type: 'button', 'aria-label': `用${SIDES[side]}拍下对面的码` });
  snap.textContent = '拍下对面的码';
  const where = element('select', '', { 'aria-label': `${SIDES[side]}的位置` });
  where.append(
    ...[...positions.map(({ name }) => name), '没有定位信号'].map((name, index) => new Option(name, String(index))),
  );
  holder.append(select, again, snap, where);
  const stand = element('div', 'stand');
  const phone = element('div', 'phone');
  const frame = element('iframe', '', { title: SIDES[side], name: side, allow: 'clipboard-write' });
  phone.append(frame);
  stand.append(phone);
  section.append(holder, stand);
  again.onclick = () => restart(frame, select.value);
  select.onchange = () => {
    address.set(side, select.value);
    remember();
    restart(frame, select.value);
  };
  return { frame, select, stand, phone, snap, where, photo: null };
}

/** A fresh start of the mini-program: only a new document loses what the old one held in memory. */
function restart(frame: HTMLIFrameElement, person: string, page = '', scene?: number): void {
  const url = phoneUrl(person === '' ? null : person, page, scene);
  const phone = frame.contentWindow;
  if (phone === null) return;
  if (phone.location.href.split('#')[0] !== url.split('#')[0]) phone.location.replace(url);
  else {
    // Another page of the same address is no new document by itself.
    phone.location.hash = new URL(url).hash;
    phone.location.reload();
  }
}

/** How long a message stays, in ms. */
const MESSAGE_STAYS = 2500;

function say(text: string): void {
  says.textContent = text;
  setTimeout(() => {
    if (says.textContent === text) says.textContent = '';
  }, MESSAGE_STAYS);
}

/** Make both phones as large as the window allows; one that lies on its side takes the width that the other leaves. */
function fit(places: Place[]): void {
  const height = innerHeight - need('.bar', HTMLElement).offsetHeight - 74;
  const width = innerWidth - 88;
  const upright = Math.min(1, height / PHONE.height, width / 2 / PHONE.width);
  const lying = places.filter(({ phone }) => phone.classList.contains(LYING)).length;
  const side = Math.min(1, (lying === 2 ? width / 2 : width - PHONE.width * upright) / PHONE.height);
  for (const { stand, phone } of places) {
    const lies = phone.classList.contains(LYING);
    const scale = lies ? side : upright;
    phone.style.transform = `scale(${scale})`;
    stand.style.width = `${(lies ? PHONE.height : PHONE.width) * scale}px`;
    stand.style.height = `${(lies ? PHONE.width : PHONE.height) * scale}px`;
  }
}

async function start(): Promise<void> {
  const list = await people();
  const places: Record<Side, Place> = { left: buildPlace('left', list), right: buildPlace('right', list) };
  const both = [places.left, places.right];
  const holding = (phone: Window) => (places.left.frame.contentWindow === phone ? places.left : places.right);
  const otherThan = (phone: Window) => (places.left.frame.contentWindow === phone ? places.right : places.left);

  const desk: Desk = {
    codeOnOtherPhone: (phone) => codeOn(otherThan(phone).frame),
    hasPhoto: (phone) => holding(phone).photo !== null,
    takePhoto(phone) {
      const { photo } = holding(phone);
      holding(phone).photo = null;
      return photo;
    },
    placeOf: (phone) => positions[Number(holding(phone).where.value)] ?? null,
    personOnOtherPhone: (phone) => otherThan(phone).select.value || null,
    openOnOtherPhone(phone, page, person, scene) {
      const side = otherThan(phone) === places.left ? 'left' : 'right';
      places[side].select.value = person ?? '';
      address.set(side, person ?? '');
      remember();
      restart(places[side].frame, person ?? '', page, scene);
    },
    turn(phone, onItsSide) {
      holding(phone).phone.classList.toggle(LYING, onItsSide);
      fit(both);
    },
  };
  window.desk = desk;
  for (const place of both) {
    place.snap.onclick = () => {
      place.photo = codeOn((place === places.left ? places.right : places.left).frame);
      say(place.photo ? '已拍下，扫一扫时可用这张照片' : '对面没有二维码');
    };
  }

  large.checked = address.get('large') === '1';
  dark.checked = address.get('dark') === '1';
  const first: Record<Side, string> = { left: list[0]?.id ?? '', right: list.at(-1)?.id ?? '' };
  for (const side of ['left', 'right'] as const) {
    const wanted = address.get(side);
    places[side].select.value =
      wanted !== null && (wanted === '' || list.some(({ id }) => id === wanted)) ? wanted : first[side];
    restart(places[side].frame, places[side].select.value);
  }
  for (const [name, box] of [
    ['large', large],
    ['dark', dark],
  ] as const) {
    box.onchange = () => {
      if (box.checked) address.set(name, '1');
      else address.delete(name);
      remember();
      for (const { frame, select } of both) restart(frame, select.value);
    };
  }
  need('#reset', HTMLButtonElement).onclick = () => {
    if (confirm('清空全部数据，重新从样例开始？')) void reset();
  };
  fit(both);
  addEventListener('resize', () => fit(both));
  const pass = (event: PassedOn) => {
    for (const { frame } of both) frame.contentWindow?.postMessage(event, location.origin);
  };
  const followClock = startClock((now) => pass({ type: 'clock', data: { now } }));
  const hearMessage = startOutbox();
  openCloudEvents((event) => {
    if (event.type === 'clock') followClock(event.data.now);
    else if (event.type === 'message') hearMessage(event.data);
    else pass(event);
  });
}

/** Begin anew: the cloud's data and what the phones have stored. */
async function reset(): Promise<void> {
  says.textContent = '正在清空……';
  const response = await fetch('/control/reset', { method: 'POST' });
  if (!response.ok) {
    says.textContent = `没有清空成功（${response.status}），请看终端里的提示`;
    return;
  }
  for (const key of Object.keys(localStorage)) if (key.startsWith('phone:')) localStorage.removeItem(key);
  location.reload();
}

start().catch((error: unknown) => {
  says.textContent = `没有连上本地云：${error instanceof Error ? error.message : String(error)}`;
});
