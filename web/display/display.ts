/**
 * The hall's projector as a plain web page (M12): any browser, no WeChat, nobody signed in. It is the display of the mini-program with
 * another screen: the same pass, the same pairing, the same calls, codes and words.
 */
import { CallFailure } from '../../miniprogram/services/call';
import { serverNow } from '../../miniprogram/services/server-clock';
import { hallView } from '../../miniprogram/packages/attendance/display/index.view';
import {
  BLANK,
  codeDisplay,
  type CodeDisplay,
  type DisplayState,
} from '../../miniprogram/packages/attendance/qr/code-display';
import { spotView } from '../../miniprogram/packages/attendance/qr/index.view';
import { ask } from './ask';
import { keepDevice, keptDevice, type Device } from './device';
import { drawHall, drawPairing, forgetDrawn } from './draw';
import { element, watchScreen } from './screen';

/** How often it asks whether somebody has paired it, and for how long without being touched. */
const ASK_EVERY_MS = 3000;
const ASK_FOR_MS = 10 * 60_000;
const TICK_MS = 500;

const endpoint = document.body.dataset['endpoint'] ?? '';

type Phase =
  | { kind: 'starting' }
  | { kind: 'pairing'; device: Device; until: number; resting: boolean; note: string }
  | { kind: 'showing'; device: Device; display: CodeDisplay; state: DisplayState }
  | { kind: 'over'; device: Device };

let phase: Phase = { kind: 'starting' };
let note = '';

function draw(): void {
  const now = serverNow();
  switch (phase.kind) {
    case 'starting':
      return;
    case 'pairing':
      return drawPairing(phase.device.code, phase);
    case 'showing':
      return drawHall(hallView(phase.state, now), {
        now,
        over: false,
        spot: spotView(phase.state.live?.spotCheck ?? null, now),
      });
    case 'over':
      return drawHall(hallView({ ...BLANK, refusal: 'displayOver' }, now), { now, over: true, spot: null });
  }
}

const codeOf = (thrown: unknown): string => (thrown instanceof CallFailure ? thrown.code : '');

/** What it shows: its session, the code for pairing, or that the batch is over. A bad network is waited for. */
async function begin(): Promise<void> {
  try {
    const device = keptDevice();
    if (device === undefined) return await beginPairing();
    try {
      const { sessionId } = await ask(endpoint, 'display.mine', {}, device.pass);
      await showSession(device, sessionId);
    } catch (thrown) {
      if (codeOf(thrown) === 'displayOver') phase = { kind: 'over', device };
      else if (codeOf(thrown) === 'displayNotPaired') await beginPairing();
      else throw thrown;
    }
  } catch {
    setTimeout(() => void begin(), ASK_EVERY_MS);
  } finally {
    draw();
  }
}

/** Another code each time: one that was ended cannot be used again. */
async function beginPairing(): Promise<void> {
  const device = await ask(endpoint, 'display.begin', {});
  keepDevice(device);
  phase = { kind: 'pairing', device, until: serverNow() + ASK_FOR_MS, resting: false, note };
  setTimeout(() => void askAgain(device), ASK_EVERY_MS);
}

async function askAgain(device: Device): Promise<void> {
  if (phase.kind !== 'pairing' || phase.device !== device) return;
  if (serverNow() >= phase.until) {
    phase = { ...phase, resting: true };
    return draw();
  }
  try {
    const { sessionId } = await ask(endpoint, 'display.mine', {}, device.pass);
    await showSession(device, sessionId);
    draw();
  } catch {
    // Not paired yet, or a bad network: it is asked again.
    setTimeout(() => void askAgain(device), ASK_EVERY_MS);
  }
}

async function showSession(device: Device, sessionId: string): Promise<void> {
  let state: DisplayState = BLANK;
  const display = codeDisplay({
    tokens: () => ask(endpoint, 'attendance.tokens', { sessionId }, device.pass),
    live: () => ask(endpoint, 'attendance.live', { sessionId, arrivals: false }, device.pass),
    now: serverNow,
    changed(next) {
      state = { ...next };
      if (phase.kind !== 'showing' || phase.display !== display) return;
      phase.state = state;
      if (next.refusal === 'displayNotPaired') return ended(display);
      if (next.refusal === 'displayOver') over(display, device);
      draw();
    },
  });
  await display.load();
  note = '';
  phase = { kind: 'showing', device, display, state };
  if (document.visibilityState === 'visible') display.start();
}

/** An administrator has ended it: it is nobody's display any more. */
function ended(display: CodeDisplay): void {
  display.stop();
  keepDevice(undefined);
  note = '这块大屏已被结束';
  phase = { kind: 'starting' };
  void begin();
}

function over(display: CodeDisplay, device: Device): void {
  display.stop();
  phase = { kind: 'over', device };
}

element('renew').addEventListener('click', () => {
  keepDevice(undefined);
  note = '';
  phase = { kind: 'starting' };
  void begin();
});
document.addEventListener('visibilitychange', () => {
  if (phase.kind !== 'showing') return;
  if (document.visibilityState === 'visible') phase.display.start();
  else phase.display.stop();
});
window.addEventListener('resize', () => {
  forgetDrawn();
  draw();
});
setInterval(draw, TICK_MS);
watchScreen();
void begin();
