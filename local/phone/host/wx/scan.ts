import { prepareZXingModule, purgeZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { h } from '../dom';
import { desk } from './desk-link';
import { openOverlay, overlayButton } from './overlay';

/** Side of the camera's picture in px, and the part of it that a code fills. */
const CAMERA_SIDE = 360;
const CODE_SHARE = 0.7;
/** Time between two looks in ms. */
const LOOK_EVERY = 330;

/** The decoder, loaded with the first picture; after a failure the next picture loads it again. */
let decoder: Promise<unknown> | undefined;

function loadDecoder(): Promise<unknown> {
  decoder ??= prepareZXingModule({
    // The wasm file lies beside this page; its default place would be a server elsewhere.
    overrides: { locateFile: (file: string) => file },
    fireImmediately: true,
  }).catch((error: unknown) => {
    decoder = undefined;
    // The library keeps what it once began, a failure too.
    purgeZXingModule();
    throw error;
  });
  return decoder;
}

const NOT_LOADED = '识别程序没有加载出来，请检查网络，正在重试';

/** @throws when the decoder could not be loaded; a picture that is none has no code */
async function decode(picture: ImageData | Blob): Promise<string | undefined> {
  await loadDecoder();
  return readCode(picture).catch(() => undefined);
}

async function readCode(picture: ImageData | Blob): Promise<string | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found.find((code) => code.isValid)?.text;
}

/** What a camera before the other phone would see: the code in the middle of a light frame. */
function seenByCamera(code: ImageData, view: CanvasRenderingContext2D): ImageData {
  const copy = h('canvas');
  copy.width = code.width;
  copy.height = code.height;
  copy.getContext('2d')?.putImageData(code, 0, 0);
  view.fillStyle = '#f4f4f0';
  view.fillRect(0, 0, CAMERA_SIDE, CAMERA_SIDE);
  const scale = (CAMERA_SIDE * CODE_SHARE) / Math.max(code.width, code.height);
  const [width, height] = [code.width * scale, code.height * scale];
  view.drawImage(copy, (CAMERA_SIDE - width) / 2, (CAMERA_SIDE - height) / 2, width, height);
  return view.getImageData(0, 0, CAMERA_SIDE, CAMERA_SIDE);
}

type Scanned = { result: string; scanType: string; charSet: string; path: string };

/**
 * Scan as a phone does: look through the camera at the other phone, or read a picture: a file, or the photo that was taken on
 * the desk. There is no way to type a code.
 * @throws cancel, when the person gives up
 */
export function scanCode(): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const { panel, close } = openOverlay('full', '扫一扫');
    const canvas = h('canvas', 'mp-camera', '', { 'aria-label': '取景框', role: 'img' });
    canvas.width = CAMERA_SIDE;
    canvas.height = CAMERA_SIDE;
    const view = canvas.getContext('2d', { willReadFrequently: true });
    const says = h('p', 'mp-scan-says', '', { role: 'status' });
    let over = false;
    let looking: ReturnType<typeof setTimeout> | undefined;

    const end = (act: () => void) => {
      over = true;
      clearTimeout(looking);
      close();
      act();
    };
    const found = (result: string) => end(() => resolve({ result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' }));

    const look = async () => {
      const code = desk()?.codeOnOtherPhone(window) ?? null;
      let words = desk() ? '另一台手机上没有二维码' : '没有摄像头画面，请选择图片';
      if (code) words = '看到了画面，正在找二维码';
      if (view && code) {
        const text = await decode(seenByCamera(code, view)).catch(() => {
          words = NOT_LOADED;
        });
        if (over) return;
        if (typeof text === 'string') return found(text);
      }
      says.textContent = words;
      looking = setTimeout(() => void look(), LOOK_EVERY);
    };
    const readPicture = async (picture: ImageData | Blob) => {
      let words = '这张图片里没有找到二维码';
      const text = await decode(picture).catch(() => {
        words = '识别程序没有加载出来，请检查网络后再选一次';
      });
      if (over) return;
      if (typeof text === 'string') found(text);
      else says.textContent = words;
    };

    const file = h('input', '', '', { type: 'file', accept: 'image/*', 'aria-label': '选择图片' });
    file.onchange = () => {
      const picture = file.files?.[0];
      if (picture) void readPicture(picture);
    };
    const album = h('label', 'mp-file', '选择图片');
    album.append(file);
    const row = h('div', 'mp-scan-row');
    const begin = () => {
      row.replaceChildren(album, cancel);
      void look();
    };
    const cancel = overlayButton('取消', () => end(() => reject(new Error('cancel'))));
    const live = overlayButton('对准另一台手机', begin);
    const photo = overlayButton('用刚才拍的照片', () => {
      const picture = desk()?.takePhoto(window);
      if (!picture) return;
      if (view) seenByCamera(picture, view);
      void readPicture(picture);
    });
    panel.append(h('b', '', '扫一扫'), canvas, says, row);
    // With a photo in hand the camera waits: it would find the other phone's present code before anyone could choose.
    if (desk()?.hasPhoto(window) === true) row.append(live, photo, album, cancel);
    else begin();
  });
}
