import { isPersonalCode } from '../../domain/attendance/personal-code';
import { noticeOf } from '../../domain/project/notice-link';
import { open, replace } from '../page/navigate';
import type { Route } from '../page/route';
import { routes } from '../page/routes';
import { sheet, tell } from '../page/sheets';
import { call, CallFailure, newRequestId } from './call';
import { recordedNow, refused, type ScanOutcome } from './scan-outcome';
import { scanQueue } from './scan-queue';
import { serverNow } from './server-clock';
import { faceScan } from './face-scan';
import { whileLoading } from './passing';
import { asksForPlace, positionFor } from './place';

/** What the result page shows; it is opened right after a scan. App-wide on purpose: the tab and that page both ask. */
let latest: ScanOutcome | undefined;

/** A scan that waited for its picture has come to this. */
export function showOutcome(outcome: ScanOutcome): void {
  latest = outcome;
}

/** The outcome of the last scan of this run of the app. */
export const latestOutcome = (): ScanOutcome | undefined => latest;

/**
 * Whether the server keeps the last scan until its person registers (rules: "Kept scan"). Asked once, after the registration:
 * its answer tells whether the ticket was still good.
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

/** Opens the scanner. @returns the text of the code; undefined when it was closed, or could not read one and said so */
async function readCode(): Promise<string | undefined> {
  try {
    const scanned = await sheet(() => wx.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }));
    return scanned?.result;
  } catch {
    await tell({
      title: '没有扫到二维码',
      content: '请对准会场的二维码再扫一次。相机打不开时，请在右上角「…」的「设置」里允许使用相机。',
    });
    return undefined;
  }
}

/**
 * Sends one scan under one request id. When nobody answers, or the app is ended before somebody does, the queue sends it again.
 * Never throws: every end of a scan is an outcome.
 */
async function submitScan(qrText: string, source?: ScanSource): Promise<ScanOutcome> {
  const requestId = newRequestId();
  const scannedAt = serverNow();
  scanQueue.hold({ requestId, qrText, scannedAt });
  const position = await positionFor(qrText);
  if (position) scanQueue.place(requestId, position);
  try {
    const scan = { qrText, ...(source && { source }), ...(position && { position }) };
    latest = recordedNow(await call('attendance.checkIn', scan, { requestId }));
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
      if (failure.code === 'faceRequired') faceScan.keep(qrText);
    }
  }
  return latest;
}

/** One scanner for the whole phone. */
let scanning = false;

/** How the page with the outcome appears: over the present one, or in its place when that is a result itself. */
interface Showing {
  inPlace?: boolean;
}

/** 扫码考勤: scan, send, show the result. A second tap while one is under way does nothing. */
export async function scanAndShow(showing: Showing = {}): Promise<void> {
  if (scanning) return;
  scanning = true;
  try {
    const qrText = await readCode();
    if (qrText !== undefined) await followCode(qrText, showing);
  } finally {
    scanning = false;
  }
}

/** Does what a scanned code is for: the code of a poster opens its notice; any other is sent, and its outcome is shown. */
export async function followCode(
  qrText: string,
  { source, inPlace = false }: Showing & { source?: ScanSource | undefined } = {},
): Promise<void> {
  const show = <Params extends object>(route: Route<Params>, params: Params): Promise<void> =>
    inPlace ? replace(route, params) : open(route, params);
  const projectId = noticeOf(qrText);
  if (projectId !== undefined) return show(routes.notice, { projectId });
  if (isPersonalCode(qrText))
    return tell({
      title: '这是个人码',
      content: '个人码要给会场工作人员扫，用于现场补签、考试确认。签到请扫会场正在显示的考勤码。',
    });
  const asked = asksForPlace(qrText);
  if (asked) return show(routes.placeConsent, asked);
  await whileLoading('正在签到', () => submitScan(qrText, source));
  await show(routes.scanResult, {});
}
