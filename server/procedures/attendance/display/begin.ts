import { displayBegin } from '../../../../contract/calls/attendance/display';
import { PASS_BYTES, passFrom } from '../../../../domain/attendance/display';
import { pairingCodeOf } from '../../../guard/display-pass';
import { defineProcedure } from '../../../call/procedure';

/** A new pass and its pairing code. Anybody may ask: it costs no database call and gives no right by itself. */
export const beginDisplay = defineProcedure(displayBegin, async (context) => {
  const pass = passFrom(context.randomBytes(PASS_BYTES));
  return { pass, code: pairingCodeOf(context, pass) };
});
