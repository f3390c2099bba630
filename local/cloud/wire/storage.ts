import type { Storage } from '../storage';
import type { Action, Params } from './action';

export function storageActions(storage: Storage): [string, Action][] {
  return [
    ['storage.getUploadMetadata', ({ params }) => uploadTicket(storage, params)],
    [
      'storage.batchGetDownloadUrl',
      ({ params }) => ({
        data: { download_list: list(params, 'file_list').map((file) => downloadUrl(storage, file)) },
      }),
    ],
    [
      'storage.batchDeleteFile',
      ({ params }) => ({ data: { delete_list: list(params, 'fileid_list').map((id) => remove(storage, String(id))) } }),
    ],
  ];
}

function uploadTicket(storage: Storage, params: Params): object {
  const { url, authorization, fileId, cosFileId } = storage.ticket(params['path']);
  return { data: { url, authorization, token: 'local', fileId, cosFileId } };
}

function downloadUrl(storage: Storage, file: unknown): object {
  const { fileid, max_age } = file as { fileid?: unknown; max_age?: unknown };
  const fileID = String(fileid);
  const maxAge = typeof max_age === 'number' ? max_age : undefined;
  const tempFileURL = storage.downloadUrl(fileID, maxAge);
  return tempFileURL === undefined
    ? { code: 'STORAGE_FILE_NONEXIST', fileID, tempFileURL: '' }
    : { code: 'SUCCESS', fileID, tempFileURL, maxAge: maxAge ?? 7200 };
}

function remove(storage: Storage, fileID: string): object {
  return { code: storage.remove(fileID) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID };
}

function list(params: Params, name: string): unknown[] {
  const value = params[name];
  return Array.isArray(value) ? value : [];
}
