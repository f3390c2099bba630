import { inFours, pairingText } from '../../domain/attendance/display';
import type { HallView } from '../../miniprogram/packages/attendance/display/index.view';
import { codeModules, drawCode } from '../../miniprogram/packages/attendance/qr/qr-code/draw';
import type { SpotView } from '../../miniprogram/packages/attendance/qr/index.view';
import { heldFor } from '../../miniprogram/packages/attendance/qr/codes';
import { clock } from '../../miniprogram/services/format';
import { element } from './screen';

/** White modules to each side of a code. */
const QUIET = 4;
/** Between the code and the edge of its half. */
const EDGE = 0.99;

const put = (id: string, text: string): void => {
  const target = element(id);
  if (target.textContent !== text) target.textContent = text;
};
const show = (id: string, shown: boolean): void => {
  element(id).hidden = !shown;
};

let drawn = '';

/** A code over its half of the screen, each module as many whole pixels of the device wide as fit: nothing is blurred. */
function drawQr(text: string, label: string): void {
  const canvas = element('code');
  if (!(canvas instanceof HTMLCanvasElement)) return;
  const half = canvas.parentElement?.getBoundingClientRect();
  const ratio = window.devicePixelRatio;
  const room = Math.min(half?.width ?? 0, half?.height ?? 0) * ratio * EDGE;
  const modules = text === '' ? 1 : codeModules(text).length + 2 * QUIET;
  const size = Math.max(modules, Math.floor(room / modules) * modules);
  const key = `${text} ${size}`;
  if (key === drawn) return;
  drawn = key;
  canvas.width = canvas.height = size;
  canvas.style.width = canvas.style.height = `${size / ratio}px`;
  canvas.setAttribute('aria-label', label);
  const pencil = canvas.getContext('2d');
  if (pencil !== null) drawCode(pencil, { text, size });
}

/** The code for pairing; once it rests, what to do about it. */
export function drawPairing(code: string, { resting, note }: { resting: boolean; note: string }): void {
  drawQr(resting ? '' : pairingText(code), '配对码');
  put('letters', inFours(code));
  show('pairing', true);
  show('showing', false);
  put('pairing-note', note === '' ? '不用在这台电脑上登录' : note);
  drawCover(resting ? { title: '配对码已停用', advice: '' } : null);
  show('renew', resting);
  put('renew', '重新取码');
}

function drawCover(cover: { title: string; advice: string } | null): void {
  show('cover', cover !== null);
  put('cover-title', cover?.title ?? '');
  put('cover-advice', cover?.advice ?? '');
}

/** Names in a row, of which none is parted at the end of the line. */
const unbroken = (names: string): string =>
  names
    .split('　')
    .map((name) => Array.from(name).join('\u2060'))
    .join('　');

/** @param now the server's time, epoch ms */
export function drawHall(
  view: HallView,
  { now, over, spot }: { now: number; over: boolean; spot: SpotView | null },
): void {
  const gap = view.network === 'gap';
  show('pairing', false);
  show('showing', true);
  drawQr(view.cover ? '' : view.code.text, '考勤二维码');
  drawCover(view.cover);
  show('renew', over);
  put('renew', '重新配对');
  put('clock', clock(now));
  // No line ends within a time of day.
  put('period', view.window.replace('–', '\u2060–\u2060'));
  show('spot', spot !== null);
  show('period', spot === null);
  show('count', spot === null);
  put('spot-title', spot?.title ?? '');
  put('spot-ask', spot?.ask ?? '');
  put('spot-left', spot?.left ?? '');
  put('spot-came', spot?.came ?? '');
  put('spot-asked', spot?.asked ?? '');
  put('count-label', over ? '' : gap ? '断网前已签到' : view.count.label);
  put('count-note', gap ? '' : view.places);
  put('people', over ? '' : view.count.people);
  put('names', unbroken(view.names));
  const held = heldFor(view.holdsUntil, now);
  show('gap', gap);
  put('gap', !gap ? '' : held === '' ? '网络中断' : `网络中断，还能出码 ${held}`);
  show('names', !gap);
  if (gap) document.body.dataset['network'] = 'gap';
  else delete document.body.dataset['network'];
}

/** The window was made larger, or turned upright. */
export const forgetDrawn = (): void => {
  drawn = '';
};
