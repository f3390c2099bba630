/**
 * The closed set of failures that the local cloud reports over the SDK's wire, in the words WeChat uses.
 * wx-server-sdk turns the codes it knows into numbers (DATABASE_REQUEST_FAILED is -502001) and every other into -501001.
 */
export type CloudErrorCode =
  | 'DATABASE_REQUEST_FAILED' // -502001: a refused write, an operator that does not fit, a query no index serves
  | 'DATABASE_COLLECTION_NOT_EXIST' // -502005
  | 'DATABASE_COLLECTION_ALREADY_EXIST' // seen as -1
  | 'DATABASE_TRANSACTION_CONFLICT' // seen as -501001 with TransactionConflict in the message
  | 'DATABASE_TRANSACTION_FAIL' // the transaction is unknown, over or expired
  | 'FUNCTIONS_EXECUTE_FAIL' // -504002: the called function threw
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED' // the called function ran out of its time
  | 'RESOURCE_NOT_FOUND' // no such function
  | 'INVALID_PARAM' // -501007
  | 'INVALID_REQUEST_SOURCE' // -501008: unknown invocation token
  | 'STORAGE_FILE_NONEXIST' // -503003
  | 'SYS_ERR'; // -501001

export class CloudError extends Error {
  override readonly name = 'CloudError';

  constructor(
    readonly code: CloudErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export function refusedRequest(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}

/**
 * In the cloud a counting, an aggregation, and a change of whatever a query finds run outside of a transaction and survive its
 * rollback, without a word. Here they fail while the same invocation has one open.
 */
export function besideTransaction(call: string): CloudError {
  return refusedRequest(
    `${call} does not take part in a transaction: the cloud would run it outside of the one that is open`,
  );
}

export function missingCollection(): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    '[ResourceNotFound] Db or Table not exist. Please check your request, but if the problem cannot be solved, contact us.',
  );
}

export function duplicateKey(collection: string, index: string, key: Record<string, unknown>): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: local.${collection} index: ${index} dup key: ${JSON.stringify(key)}}]}, {<nil>}]`,
  );
}

export function transactionConflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );
}

export function transactionGone(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[FailedOperation] Transaction does not exist, is over or has expired',
  );
}
