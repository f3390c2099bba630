import { randomBytes } from 'node:crypto';
import type { Log, Services } from '../../server/call/context';
import { openDatabase } from './database';
import { readEnvironment } from './environment';
import { functionKeys, type FunctionName } from './function-keys';
import { openPlatform } from './platform';
import { openSms } from './sms';
import { cloud } from './sdk';

type Fields = Record<string, string | number | boolean>;

/** One JSON line an event: what the cloud's log search can filter by. */
const log: Log = {
  info: (event: string, fields: Fields = {}) => console.log(JSON.stringify({ event, ...fields })),
  error: (event: string, fields: Fields = {}) => console.error(JSON.stringify({ event, ...fields })),
};

/** Everything an instance works with, made once when it starts. @throws Error when the environment is incomplete. */
export function openServices(of: FunctionName): Services {
  const sms = openSms(cloud, { template: process.env['SMS_TEMPLATE']?.trim() ?? '', log });
  return {
    ...readEnvironment(process.env, functionKeys[of]),
    db: openDatabase(cloud.database({ throwOnNotFound: false })),
    platform: { ...openPlatform(cloud), ...(sms ? { sms } : {}) },
    now: () => Date.now(),
    randomBytes,
    log,
  };
}
