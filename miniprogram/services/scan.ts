import { noticeOf } from '../../domain/project/notice-link';
import { call, CallFailure, newRequestId } from './call';
import { recordedNow, refused, type ScanOutcome } from './scan-outcome';
import { scanQueue } from './scan-queue';
import { serverNow } from './server-clock';

/** What the result page shows; it is opened right after a scan. */
let latest: ScanOutcome | undefined;

/** The outcome of the last scan of this run of the app. */
export const latestOutcome = (): ScanOutcome | undefined => latest;

/**
 * Whether the last scan was kept by the server until its person registers (rules: "Kept scan"). Asked once, when
 * he has: the answer tells whether the ticket was still good.
 */
export function scanWaitedForRegistration(): boolean {
  const waited = latest?.kind === 'refused' && latest.code === 'notRegistered';
  if (waited) latest = undefined;
  return waited;
}

/** Where a picture came from, as far as WeChat tells: it does when its own scanner opened the app. */
export type ScanSource = 'camera' | 'album';

const SCENE_SCANNED = 1011;
const SCENES_FROM_PICTURE = [1012, 1013];

/** How the app was opened by WeChat's own scanner. `undefined` for every other way in. */
export function sourceOfScene(scene: number): ScanSource | undefined {
  if (scene === SCENE_SCANNED) return 'camera';
  return SCENES_FROM_PICTURE.includes(scene) ? 'album' : undefined;
}

/** Opens the scanner. @returns the text of the code, or undefined when the user closed it */
async function readCode(): Promise<string | undefined> {
  try {
    const { result } = await wx.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] });
    return result;
  } catch {
    return undefined;
  }
}

/**
 * Sends one scan under one request id. When nobody answers, or the app is ended before somebody does, the queue sends it again.
 * Never throws: every end of a scan is an outcome.
 */
async function submitScan(qrText: string, source?: ScanSource): Promise<ScanOutcome> {
  const requestId = newRequestId();
  scanQueue.hold({ requestId, qrText, scannedAt: serverNow() });
  try {
    latest = recordedNow(await call('attendance.checkIn', { qrText, ...(source && { source }) }, { requestId }));
    scanQueue.forget(requestId);
    wx.vibrateShort({ type: 'medium', fail: () => undefined });
  } catch (error) {
    const failure = error instanceof CallFailure ? error : new CallFailure('internal', requestId);
    if (failure.outcomeUnknown) {
      scanQueue.keep(requestId);
      latest = { kind: 'queued', requestId };
    } else {
      scanQueue.forget(requestId);
      latest = refused(failure);
    }
  }
  return latest;
}

let scanning = false;

/** 扫码考勤: scan, send, show the result. A second tap while one is under way does nothing. */
export async function scanAndShow({ replace = false } = {}): Promise<void> {
  if (scanning) return;
  scanning = true;
  try {
    const qrText = await readCode();
    if (qrText !== undefined) await followCode(qrText, { replace });
  } finally {
    scanning = false;
  }
}

/**
 * Does what a scanned code is for: the code of a poster opens its notice, any other is sent and the result page shows what
 * became of it, in place of the current page when it is one itself.
 */
export async function followCode(
  qrText: string,
  { source, replace = false }: { source?: ScanSource | undefined; replace?: boolean } = {},
): Promise<void> {
  const projectId = noticeOf(qrText);
  if (projectId !== undefined) {
    const url = `/packages/notice/detail/index?projectId=${encodeURIComponent(projectId)}`;
    return void (await (replace ? wx.redirectTo({ url }) : wx.navigateTo({ url })));
  }
  void wx.showLoading({ title: '正在签到', mask: true });
  try {
    await submitScan(qrText, source);
  } finally {
    void wx.hideLoading();
  }
  const url = '/packages/trainee/scan-result/index';
  await (replace ? wx.redirectTo({ url }) : wx.navigateTo({ url }));
}
