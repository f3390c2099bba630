import { timingSafeEqual } from 'node:crypto';
import { isVerifiedPhone } from '../../domain/person/phone';
import { judgePhoneCode } from '../../domain/person/phone-code';
import type { Caller, Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import { getPhoneCode, savePhoneCode } from '../data/phone-codes';
import { resetRateLimit } from '../data/rate-limits';
import { keyedDigest } from './personal-data';
import { spendRateLimit } from './rate-limit';

/** What came with a command to prove a phone number: a code of WeChat's phone button, or one that was sent by SMS. */
export type PhoneProof = string | { phone: string; code: string };
type OfSomebody = Context<Extract<Caller, { openid: string }>>;
export type Proving = OfSomebody & Refusing<'phoneCodeInvalid' | 'smsCodeWrong' | 'tooManyAttempts'>;

/** Under what a code is kept: it is good for the WeChat account alone that asked for it. */
export const phoneCodeId = (context: OfSomebody, phone: string): string =>
  keyedDigest(context, 'phoneCode', context.caller.openid, phone);

/** What is kept of a code: without the key nobody can try a million of them out. */
export const phoneCodeDigest = (context: OfSomebody, { phone, code }: { phone: string; code: string }): string =>
  keyedDigest(context, 'phoneCode', context.caller.openid, phone, code);

/**
 * The number that is proved to be the caller's own, by WeChat's phone button or by a code that was sent there. Either works once; a
 * repeat of the same request is given an SMS code's number again.
 * @throws Refusal `phoneCodeInvalid`, `smsCodeWrong`, `tooManyAttempts`
 */
export async function provenPhone(context: Proving, proof: PhoneProof): Promise<string> {
  if (typeof proof !== 'string') return phoneOfCode(context, proof);
  const phone = await context.platform.phoneNumber(context.caller.openid, proof);
  return phone === undefined || !isVerifiedPhone(phone) ? context.refuse('phoneCodeInvalid') : phone;
}

async function phoneOfCode(context: Proving, given: { phone: string; code: string }): Promise<string> {
  const { db, at, caller, requestId } = context;
  const attempt = {
    byOpenid: `phoneCode:${keyedDigest(context, 'login', caller.openid)}`,
    byTarget: `phoneCode:${keyedDigest(context, 'phone', given.phone)}`,
  };
  await spendRateLimit(context, { budget: 'phoneCode', ...attempt });
  const _id = phoneCodeId(context, given.phone);
  const request = keyedDigest(context, 'request', caller.openid, requestId);
  const expected = Buffer.from(phoneCodeDigest(context, given));
  const verdict = await db.transaction(async (tx) => {
    const sent = await getPhoneCode(tx, _id);
    const kept = Buffer.from(sent?.codeDigest ?? '');
    const matches = kept.length === expected.length && timingSafeEqual(kept, expected);
    const judged = judgePhoneCode(sent, { matches, request, now: at });
    // A wrong try is written, so nothing is thrown in here.
    if (sent && judged === 'wrong') await savePhoneCode(tx, { ...sent, tries: sent.tries + 1 });
    if (sent && judged === 'right') {
      await savePhoneCode(tx, { ...sent, usedBy: request });
      await resetRateLimit(tx, attempt);
    }
    return judged;
  });
  return verdict === 'right' ? given.phone : context.refuse('smsCodeWrong');
}
