import * as z from 'zod/mini';
import { displayCode, displayPass, id, instant, ok } from '../../common';
import { anyAdministrator, attendants, defineCall } from '../../define-call';

/** A pass for a display and the pairing code that stands for it (M12). Nothing is kept: a pass that nobody pairs is nothing. */
export const displayBegin = defineCall({
  name: 'display.begin',
  service: 'attendance',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({ pass: displayPass, code: displayCode }),
  errors: [],
});

/** Which session this display shows; a display asks until somebody has paired it. */
export const displayMine = defineCall({
  name: 'display.mine',
  service: 'attendance',
  roles: ['display'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({ sessionId: id, until: instant }),
  errors: ['displayNotPaired', 'displayOver'],
});

/** The display gives its pairing up. */
export const displayLeave = defineCall({
  name: 'display.leave',
  service: 'api',
  roles: ['display'],
  kind: 'command',
  input: z.strictObject({}),
  output: ok,
  errors: ['displayNotPaired', 'displayOver'],
});

/** The administrator has scanned the code on a display: it shows this session until the batch is over. */
export const displayPair = defineCall({
  name: 'display.pair',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({ sessionId: id, code: displayCode }),
  output: z.strictObject({ displayId: id, until: instant }),
  errors: ['outsideBatch', 'displayCodeUsed', 'tooManyDisplays'],
});

/** The displays that show a session now, the latest last. */
export const displayList = defineCall({
  name: 'display.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({ sessionId: id }),
  output: z.strictObject({
    displays: z.array(z.strictObject({ displayId: id, pairedAt: instant, by: z.string() })),
  }),
  errors: [],
});

/** Takes a display its session away: it is told within seconds, and holds codes for two minutes at most. */
export const displayEnd = defineCall({
  name: 'display.end',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({ displayId: id }),
  output: ok,
  errors: [],
});
