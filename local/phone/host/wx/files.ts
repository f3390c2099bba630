import { mayDownload, NOT_IN_LIST } from '../../domains';
import { h } from '../dom';
import { api } from './api';
import { openOverlay, overlayButton } from './overlay';

/** Let the person choose files from the machine. @throws cancel */
function pickFiles(options: { title: string; label: string; accept: string; multiple: boolean }): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const { panel, close } = openOverlay('sheet', options.title);
    const input = h('input', '', '', { type: 'file', accept: options.accept, 'aria-label': options.label });
    input.multiple = options.multiple;
    input.onchange = () => {
      close();
      resolve([...(input.files ?? [])]);
    };
    const cancel = overlayButton(
      '取消',
      () => {
        close();
        reject(new Error('cancel'));
      },
      'mp-cancel',
    );
    const choose = h('label', 'mp-file', options.label);
    choose.append(input);
    panel.append(h('p', '', options.title), choose, cancel);
  });
}

/** In pieces: a call takes a limited number of arguments. */
function base64Of(bytes: Uint8Array): string {
  const PIECE = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
const DOCUMENT_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A temporary path ends like the file's name, as WeChat's does; behind a `#` it does not disturb the blob URL. */
const temporaryPath = (file: File): string => `${URL.createObjectURL(file)}#${/\.\w+$/.exec(file.name)?.[0] ?? ''}`;

/**
 * Choosing, fetching, looking at files. A temporary path is a blob URL of the browser.
 * @param domains from which files may be downloaded
 */
export function fileApis(domains: readonly string[]) {
  return {
    chooseMedia: api('chooseMedia', async ({ count = 9 }: { count?: number }) => {
      const files = await pickFiles({
        title: '从手机相册选择',
        label: '选择图片',
        accept: 'image/*',
        multiple: count > 1,
      });
      const tempFiles = files.slice(0, count).map((file) => ({
        tempFilePath: temporaryPath(file),
        size: file.size,
        fileType: 'image',
        originalFileObj: { name: file.name },
      }));
      return { tempFiles, type: 'image' };
    }),
    chooseMessageFile: api(
      'chooseMessageFile',
      async ({ count = 1, extension = [] }: { count?: number; extension?: string[] }) => {
        const accept = extension.map((name) => (name.startsWith('.') ? name : `.${name}`)).join(',');
        const files = await pickFiles({ title: '从聊天记录选择文件', label: '选择文件', accept, multiple: count > 1 });
        const tempFiles = files.slice(0, count).map((file) => ({
          path: temporaryPath(file),
          name: file.name,
          size: file.size,
          type: file.type.startsWith('image/') ? 'image' : 'file',
          time: Math.floor(file.lastModified / 1000),
        }));
        return { tempFiles };
      },
    ),
    getFileSystemManager: () => ({
      readFile: api(
        'readFile',
        async ({
          filePath,
          position = 0,
          length,
          encoding,
        }: {
          filePath: string;
          position?: number;
          length?: number;
          encoding?: string;
        }) => {
          const blob = await (await fetch(filePath)).blob();
          const end = length === undefined ? blob.size : position + length;
          const content = await blob.slice(position, end).arrayBuffer();
          return { data: encoding === 'base64' ? base64Of(new Uint8Array(content)) : content };
        },
      ),
    }),
    compressImage: api(
      'compressImage',
      async ({ src, quality = 80, compressedWidth }: { src: string; quality?: number; compressedWidth?: number }) => {
        const picture = await createImageBitmap(await (await fetch(src)).blob());
        const width = Math.min(compressedWidth ?? picture.width, picture.width);
        const canvas = h('canvas');
        canvas.width = width;
        canvas.height = Math.round((picture.height * width) / picture.width);
        canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality / 100));
        if (!blob) throw new Error('compress failed');
        return { tempFilePath: temporaryPath(new File([blob], 'compressed.jpg', { type: 'image/jpeg' })) };
      },
    ),
    canvasToTempFilePath: api(
      'canvasToTempFilePath',
      async ({ canvas, fileType = 'png' }: { canvas: HTMLCanvasElement; fileType?: string }) => {
        const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type));
        if (!blob) throw new Error('create bitmap failed');
        return { tempFilePath: temporaryPath(new File([blob], `canvas.${fileType}`, { type })) };
      },
    ),
    // A browser has no photo album: the picture becomes a download.
    saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', ({ filePath }: { filePath: string }) => {
      h('a', '', '', { href: filePath, download: `photo.${lastPart(filePath)}` }).click();
    }),
    downloadFile: api('downloadFile', async ({ url }: { url: string }) => {
      if (!mayDownload(url, domains)) throw new Error(NOT_IN_LIST);
      const response = await fetch(url);
      return { tempFilePath: URL.createObjectURL(await response.blob()), statusCode: response.status };
    }),
    openDocument: api(
      'openDocument',
      async ({ filePath, fileType = lastPart(filePath) }: { filePath: string; fileType?: string }) => {
        const type = DOCUMENT_TYPES[fileType];
        const blob = await (await fetch(filePath)).blob();
        open(URL.createObjectURL(type === undefined ? blob : new Blob([blob], { type })), '_blank');
      },
    ),
    previewImage: api('previewImage', ({ urls, current }: { urls: string[]; current?: string }) => {
      const { panel, close } = openOverlay('full', '图片');
      const image = h('img', 'mp-preview', '', { alt: '图片', src: current ?? urls[0] ?? '' });
      panel.append(image, overlayButton('关闭', close, 'mp-preview-close'));
    }),
  };
}
