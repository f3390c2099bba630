import { sheet } from '../page/sheets';

/** The longer side of a picture that is sent is about this, px: enough for a face, a small part of what a call may carry. */
const WIDTH = 900;
const QUALITY = 80;

/** Takes a picture with the front camera, and no other way. @returns JPEG in base64; undefined when the camera was closed */
export async function takeSelfie(): Promise<string | undefined> {
  const taken = await sheet(() =>
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: ['camera'],
      camera: 'front',
      sizeType: ['compressed'],
    }),
  );
  const [photo] = taken?.tempFiles ?? [];
  if (photo === undefined) return undefined;
  const { tempFilePath } = await wx.compressImage({
    src: photo.tempFilePath,
    quality: QUALITY,
    compressedWidth: WIDTH,
  });
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath: tempFilePath,
      encoding: 'base64',
      success: ({ data }) => resolve(typeof data === 'string' ? data : undefined),
      fail: reject,
    });
  });
}
