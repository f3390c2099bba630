import { clientTable } from '../../contract/client-table';
import { errorWords, type ErrorCode, type ErrorWords } from '../../contract/errors';
import type { CallName, Envelope, ErrorDetails, InputOf, OutputOf } from '../../contract/index';
import { noteChange } from './changes';
import { newRequestId } from './request-id';
import { noteServerTime } from './server-clock';

export { newRequestId } from './request-id';

/** How long the phone waits for an answer before it says `timeout`. */
const TIMEOUT_MS = 15_000;

/** The client SDK's own code for an answer that did not come; what the function did is then unknown. */
const SDK_TIMEOUT = -504003;
/** The function could not be run or broke: not the network's fault. */
const SDK_FUNCTION_ERRORS = [-501000, -504002];

/** A call that gave no data: the code, the words the screen shows and the id to tell the support. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly words: ErrorWords;

  constructor(
    readonly code: ErrorCode,
    readonly requestId: string,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.words = errorWords[code];
  }

  /** Whether nobody knows if the server acted: the same request may be sent again under the same id. */
  get outcomeUnknown(): boolean {
    return this.code === 'networkFailed' || this.code === 'timeout';
  }
}

export interface CallOptions {
  /** Of a command: the id made when the user acted, the same for each repeat. */
  requestId?: string;
  /** Of a paired display, which is nobody else then. */
  displayPass?: string;
}

/**
 * Makes one call of the contract; the only place that talks to cloud functions. The server has checked the answer against
 * the contract, so it is not parsed again here. Queries that meet a bad network are tried once more; commands are not:
 * whether to repeat one (under its id) is the caller's decision.
 * @throws {CallFailure} for every refusal and every failure on the way
 */
export async function call<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<OutputOf<Name>> {
  const requestId = options.requestId ?? newRequestId();
  const isQuery = clientTable[name][1] === 'query';
  try {
    const answer = await attempt(name, input, { ...options, requestId });
    if (!isQuery) noteChange();
    return answer;
  } catch (error) {
    if (!isQuery && error instanceof CallFailure && error.outcomeUnknown) noteChange();
    if (isQuery && error instanceof CallFailure && error.outcomeUnknown)
      return attempt(name, input, { ...options, requestId });
    throw error;
  }
}

async function attempt<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  { requestId, displayPass }: CallOptions & { requestId: string },
): Promise<OutputOf<Name>> {
  const sentAt = Date.now();
  const result = await withTimeout(
    wx.cloud.callFunction({
      name: clientTable[name][0],
      data: { call: name, requestId, input, ...(displayPass === undefined ? {} : { displayPass }) },
    }),
    requestId,
  );
  const envelope = envelopeOf<OutputOf<Name>>(result.result);
  if (envelope === undefined) throw new CallFailure('internal', requestId);
  if (!envelope.ok)
    throw new CallFailure(knownCode(envelope.error.code), envelope.error.requestId, envelope.error.details);
  noteServerTime({ serverNow: envelope.serverNow, sentAt, receivedAt: Date.now() });
  return envelope.data;
}

/** Anything with an `ok` is an envelope: only our own functions answer here. */
function envelopeOf<Data>(result: ICloud.CallFunctionResult['result']): Envelope<Data> | undefined {
  return typeof result === 'object' && typeof result['ok'] === 'boolean' ? (result as Envelope<Data>) : undefined;
}

/** A newer server may know codes that this version has no words for. */
const knownCode = (code: ErrorCode): ErrorCode =>
  Object.prototype.hasOwnProperty.call(errorWords, code) ? code : 'internal';

function withTimeout(
  answer: Promise<ICloud.CallFunctionResult>,
  requestId: string,
): Promise<ICloud.CallFunctionResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new CallFailure('timeout', requestId)), TIMEOUT_MS);
    answer
      .then(resolve, (error: unknown) => reject(new CallFailure(codeOfSdkError(error), requestId)))
      .finally(() => clearTimeout(timer));
  });
}

function codeOfSdkError(error: unknown): ErrorCode {
  const { errCode, errMsg } =
    typeof error === 'object' && error !== null ? (error as { errCode?: number; errMsg?: string }) : {};
  if (errCode === SDK_TIMEOUT || /time\s?out/i.test(errMsg ?? '')) return 'timeout';
  return errCode !== undefined && SDK_FUNCTION_ERRORS.includes(errCode) ? 'internal' : 'networkFailed';
}
