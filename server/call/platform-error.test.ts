import { loggable } from './platform-error';

/** An error as the SDK throws it. */
const sdkError = (errCode: number, errMsg: string): Error => Object.assign(new Error(errMsg), { errCode, errMsg });

describe('what is logged of an unexpected error', () => {
  it('is the number and the reason of the platform, never its words', () => {
    const busy =
      'document.get:fail -501001 resource system error. [ResourceUnavailable.TransactionBusy] Transaction is busy';
    expect(loggable(sdkError(-501001, busy))).toEqual({
      error: 'Error',
      errCode: '-501001',
      reason: 'ResourceUnavailable.TransactionBusy',
    });
  });

  it('is nothing of what a document holds, though it stands in brackets', () => {
    const duplicate = 'multiple write errors: [{E11000 dup key: { name: "[Zhang.San]" }}]';
    expect(loggable(sdkError(-502001, duplicate))).toEqual({ error: 'Error', errCode: '-502001' });
    expect(loggable(sdkError(-502001, '[FailedOperation.Insert] dup key: "[Zhang.San]"'))).toMatchObject({
      reason: 'FailedOperation.Insert',
    });
  });

  it('is the name alone of an error that is not of the platform', () => {
    expect(loggable(new TypeError('[Zhang.San] is wrong'))).toEqual({ error: 'TypeError' });
    expect(loggable('[Zhang.San]')).toEqual({ error: 'string' });
  });
});
