import { displayMine } from '../../../../contract/calls/attendance/display';
import { defineProcedure } from '../../../call/procedure';

/** What this display shows. The router has found its pairing, or has refused. */
export const myDisplay = defineProcedure(displayMine, async ({ caller }) => {
  const { sessionId, until } = caller.display;
  return { sessionId, until };
});
