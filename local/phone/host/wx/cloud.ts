import { api, CodedError, post } from './api';

/** `wx.cloud`, served by the local cloud at the same address. */
export function cloudApis(person: string | null) {
  const withName = <Options extends object>(name: string, act: (options: Options) => unknown) =>
    api(`cloud.${name}`, act);
  return {
    init: () => undefined,
    callFunction: withName('callFunction', ({ name, data }: { name: string; data?: unknown }) =>
      post<{ result: unknown; requestID: string }>('/wx/callFunction', { as: person, name, data: data ?? {} }),
    ),
    uploadFile: withName('uploadFile', async ({ cloudPath, filePath }: { cloudPath: string; filePath: string }) => {
      const query = new URLSearchParams({ as: person ?? '', cloudPath });
      const body = await (await fetch(filePath)).blob();
      const response = await fetch(`/wx/uploadFile?${query.toString()}`, { method: 'PUT', body });
      const answer = (await response.json()) as { fileID?: string; errCode?: number; errMsg?: string };
      if (answer.fileID === undefined)
        throw new CodedError(answer.errCode ?? -1, answer.errMsg ?? `HTTP ${response.status}`);
      return { fileID: answer.fileID, statusCode: response.status };
    }),
    getTempFileURL: withName('getTempFileURL', ({ fileList }: { fileList: unknown[] }) =>
      post<{ fileList: { fileID: string; tempFileURL: string }[] }>('/wx/getTempFileURL', { as: person, fileList }),
    ),
  };
}
