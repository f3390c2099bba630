import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LocalClient } from '../local/client';

const ADDRESS = path.join(__dirname, '../.local/address');

/** The local cloud at that address; without one, that which `npm start` began last. @throws Error when there was none */
export function runningCloud(url: string | undefined): LocalClient {
  const address = url ?? (existsSync(ADDRESS) ? readFileSync(ADDRESS, 'utf8').trim() : undefined);
  if (address === undefined) throw new Error('npm start has not been run here yet');
  return new LocalClient(address);
}
