/** Keeps the screen on, full and as bright as the hall wants it. */
const STILL_MS = 4000;
const LOOK = 'jijiaotong-look';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page lacks ${id}`);
  return found;
};

/** A browser without wake locks, or one that refuses: the computer's own setting is the way then. */
async function stayAwake(): Promise<void> {
  const said = element('awake');
  try {
    if (!('wakeLock' in navigator)) throw new Error('no wake lock');
    await navigator.wakeLock.request('screen');
    said.textContent = '屏幕保持常亮';
  } catch {
    said.textContent = '请在电脑上关闭自动锁屏';
  }
}

function turnLook(): void {
  const look = document.body.dataset['look'] === 'bright' ? 'dark' : 'bright';
  document.body.dataset['look'] = look;
  try {
    localStorage.setItem(LOOK, look);
  } catch {
    // It holds until the page is closed.
  }
}

function keptLook(): string | null {
  try {
    return localStorage.getItem(LOOK);
  } catch {
    return null;
  }
}

const turnFull = (): void => {
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen().catch(() => undefined);
  else document.exitFullscreen().catch(() => undefined);
};

/** F and B, the two buttons, the lock that ends whenever the page is covered, and a pointer that goes while nobody moves it. */
export function watchScreen(): void {
  document.body.dataset['look'] = keptLook() === 'bright' ? 'bright' : 'dark';
  element('full').addEventListener('click', turnFull);
  element('look').addEventListener('click', turnLook);
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return;
    if (key === 'f' || key === 'F') turnFull();
    if (key === 'b' || key === 'B') turnLook();
  });
  void stayAwake();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void stayAwake();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = (): void => {
    delete document.body.dataset['still'];
    clearTimeout(timer);
    timer = setTimeout(() => (document.body.dataset['still'] = '1'), STILL_MS);
  };
  for (const event of ['pointermove', 'pointerdown', 'keydown', 'focusin']) document.addEventListener(event, moved);
  moved();
}

export { element };
