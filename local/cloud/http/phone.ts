/** What a phone in the browser asks the cloud for, in place of WeChat's own client. */
import type { Callers } from '../callers';
import type { FunctionRunner } from '../functions/runner';
import type { WeChatPlatform } from '../openapi/platform';
import type { Person } from '../options';
import type { Storage } from '../storage';
import { answerJson, platformError } from './answers';
import { HttpError, readBody, readJson, requireObject, sendJson, type Exchange } from './exchange';

export interface PhoneDependencies {
  callers: Callers;
  functions: FunctionRunner;
  storage: Storage;
  platform: WeChatPlatform;
}

/** About what a client may send in one call. */
const MAX_CALL_BYTES = 1024 * 1024;
const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
const MAX_FILES_PER_CALL = 50;

/** Answers `/wx/…`; false when there is no such route. */
export async function servePhone(needs: PhoneDependencies, exchange: Exchange): Promise<boolean> {
  switch (`${exchange.method} ${exchange.path}`) {
    case 'POST /wx/callFunction':
      await callFunction(needs, exchange);
      return true;
    case 'PUT /wx/uploadFile':
      await uploadFile(needs, exchange);
      return true;
    case 'POST /wx/getTempFileURL':
      await getTempFileUrl(needs, exchange);
      return true;
    case 'POST /wx/phoneNumberCode':
      await phoneNumberCode(needs, exchange);
      return true;
    case 'POST /wx/messageTemplates':
      await messageTemplates(needs, exchange);
      return true;
    case 'POST /wx/subscribe':
      await subscribe(needs, exchange);
      return true;
    default:
      return false;
  }
}

async function callFunction({ callers, functions }: PhoneDependencies, exchange: Exchange): Promise<void> {
  const body = await readCall(exchange);
  if (body === undefined) return sendJson(exchange.response, JSON.stringify(platformError(-1, 'data exceed max size')));
  const caller = body['as'] === null ? callers.resolve(null) : callers.resolve(requirePerson(callers, body['as']).id);
  const name = String(body['name']);
  const declaration = functions.declaration(name);
  if (!declaration || !caller)
    return sendJson(
      exchange.response,
      JSON.stringify(platformError(-501000, '| errMsg: FunctionName parameter could not be found')),
    );
  if (!declaration.callableByPhone)
    return sendJson(exchange.response, JSON.stringify(platformError(-501023, 'Permission denied')));
  const finished = await functions.call(name, requireObject(body['data'] ?? {}), caller);
  sendJson(exchange.response, answerJson(finished));
}

async function readCall(exchange: Exchange): Promise<Record<string, unknown> | undefined> {
  try {
    return await readJson(exchange.request, MAX_CALL_BYTES);
  } catch (error) {
    if (error instanceof HttpError && error.status === 413) return undefined;
    throw error;
  }
}

async function uploadFile({ callers, storage }: PhoneDependencies, exchange: Exchange): Promise<void> {
  const { openid } = requirePerson(callers, exchange.query.get('as'));
  const cloudPath = exchange.query.get('cloudPath') ?? '';
  const ticket = storage.ticket(cloudPath);
  const content = await readBody(exchange.request, MAX_UPLOAD_BYTES);
  if (!storage.mayWrite(cloudPath, { openid, size: content.length })) {
    sendJson(
      exchange.response,
      JSON.stringify({ errCode: -503002, errMsg: 'cloud.uploadFile:fail permission denied' }),
    );
    return;
  }
  await storage.write(objectOf(ticket.url), content, openid);
  sendJson(exchange.response, JSON.stringify({ fileID: ticket.fileId }));
}

async function getTempFileUrl({ callers, storage }: PhoneDependencies, exchange: Exchange): Promise<void> {
  const body = await readJson(exchange.request, MAX_CALL_BYTES);
  const { openid } = requirePerson(callers, body['as']);
  const files = body['fileList'];
  if (!Array.isArray(files) || files.length > MAX_FILES_PER_CALL)
    throw new HttpError(400, `fileList must be a list of at most ${MAX_FILES_PER_CALL} file ids`);
  const fileList = files.map((file: unknown) => {
    const fileID = String(typeof file === 'object' && file !== null && 'fileID' in file ? file.fileID : file);
    if (!storage.mayRead(fileID, openid))
      return { fileID, tempFileURL: '', status: -503002, errMsg: 'permission denied' };
    const tempFileURL = storage.downloadUrl(fileID);
    return tempFileURL === undefined
      ? { fileID, tempFileURL: '', status: -503003, errMsg: 'storage file not exists' }
      : { fileID, tempFileURL, status: 0, errMsg: 'ok' };
  });
  sendJson(exchange.response, JSON.stringify({ fileList }));
}

async function phoneNumberCode({ callers, platform }: PhoneDependencies, exchange: Exchange): Promise<void> {
  const body = await readJson(exchange.request, MAX_CALL_BYTES);
  const { as, number } = body;
  const code = platform.issuePhoneCode(requirePerson(callers, as), typeof number === 'string' ? number : undefined);
  sendJson(exchange.response, JSON.stringify({ code }));
}

async function messageTemplates({ platform }: PhoneDependencies, exchange: Exchange): Promise<void> {
  const { tmplIds } = await readJson(exchange.request, MAX_CALL_BYTES);
  const templates = platform.subscriptions.find(requireTexts(tmplIds));
  const answer = templates
    ? { templates }
    : platformError(20001, 'No template data return, verify the template id exist');
  sendJson(exchange.response, JSON.stringify(answer));
}

async function subscribe({ callers, platform }: PhoneDependencies, exchange: Exchange): Promise<void> {
  const body = await readJson(exchange.request, MAX_CALL_BYTES);
  platform.subscriptions.consent(requirePerson(callers, body['as']).openid, requireTexts(body['accepted']));
  sendJson(exchange.response, JSON.stringify({}));
}

function requireTexts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new HttpError(400, 'a list of texts is needed');
  return value.map(String);
}

function requirePerson(callers: Callers, id: unknown): Person {
  const person = callers.person(id);
  if (!person) throw new HttpError(400, 'there is no such person');
  return person;
}

function objectOf(url: string): string {
  return new URL(url).pathname.slice('/cos/'.length);
}
