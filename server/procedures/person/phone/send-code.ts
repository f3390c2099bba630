import { phoneSendCode } from '../../../../contract/calls/person/phone';
import { checkPhone } from '../../../../domain/person/person';
import { PHONE_CODE_MS, RESEND_MS } from '../../../../domain/person/phone-code';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { savePhoneCode } from '../../../data/phone-codes';
import { keyedDigest } from '../../../guard/personal-data';
import { phoneCodeDigest, phoneCodeId } from '../../../guard/proven-phone';
import { spendRateLimit } from '../../../guard/rate-limit';
import { wrongField } from '../registration/given-facts';

/**
 * Sends six digits to a number (M2). What is answered says nothing about whose number it is. The code is kept as a digest and stands
 * in no log. A repeat of a request that was answered sends nothing.
 */
export const sendCode = defineProcedure(phoneSendCode, async (context, { phone }) => {
  const { db, at, caller, platform } = context;
  const earlier = await earlierAnswer(context, phoneSendCode);
  if (earlier) return earlier;
  const problem = checkPhone(phone);
  if (problem) return wrongField('phone', problem);
  if (!platform.sms) return context.refuse('smsOff');
  await spendRateLimit(context, {
    budget: 'sentPhoneCode',
    byOpenid: `sentPhoneCode:${keyedDigest(context, 'login', caller.openid)}`,
    byTarget: `sentPhoneCode:${keyedDigest(context, 'phone', phone)}`,
  });
  const code = sixDigits(context.randomBytes(6));
  const expiresAt = at + PHONE_CODE_MS;
  // Before it is sent: whoever reads it at once can use it.
  await db.transaction((tx) =>
    savePhoneCode(tx, {
      _id: phoneCodeId(context, phone),
      codeDigest: phoneCodeDigest(context, { phone, code }),
      at,
      expiresAt,
      tries: 0,
      usedBy: null,
    }),
  );
  if (!(await platform.sms.send(phone, code))) return context.refuse('smsFailed');
  return runIdempotent(context, phoneSendCode, () => Promise.resolve({ expiresAt, resendAt: at + RESEND_MS }));
});

/** 48 bits to six digits: what the remainder favours is less than one in a hundred million. */
const sixDigits = (random: Buffer): string => String(random.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
