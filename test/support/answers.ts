import { calls, commonErrors, type CallName, type Envelope } from '../../contract';

/** What is wrong with an answer, whatever was asked: not one of the contract's, or more than the phone may know. */
export function faultOf(name: CallName, envelope: Envelope<unknown>): string | undefined {
  if (envelope.ok) return undefined;
  const { code } = envelope.error;
  // A call that is not served would pass every other check.
  if (code === 'internal' || code === 'unknownCall') return code;
  const declared = [...commonErrors, ...calls[name].errors].some((each) => each === code);
  if (!declared) return `undeclared ${code}`;
  return /\.(js|ts):\d|E11000|passwordHash|nationalIdCipher/.test(JSON.stringify(envelope)) ? 'leak' : undefined;
}
