import { displayMine } from '../../../contract/calls/display';
import { defineProcedure } from '../../procedure';

/** What this display shows. The router has found its pairing, or has refused. */
export const myDisplay = defineProcedure(displayMine, async ({ caller }) => {
  const { sessionId, until } = caller.display;
  return { sessionId, until };
});
