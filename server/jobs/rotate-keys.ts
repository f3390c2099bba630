import type { Services } from '../call/context';
import { releaseLease, renewLease, finishJobOf, type Lease } from '../data/jobs';
import { countSealed, findSealed, replaceSealed, sealedCollections, type SealedText } from '../data/sealed-texts';
import { openNationalId, openPhone, sealNationalId, sealPhone } from '../guard/personal-data';
import { loggable } from '../call/platform-error';
import type { JobResult } from './job-result';

const TEXTS_A_SLICE = 50;

const sealing = {
  persons: { open: openNationalId, seal: sealNationalId },
  enrolments: { open: openPhone, seal: sealPhone },
  expectedEntries: { open: openPhone, seal: sealPhone },
  faceEnrolments: { open: openNationalId, seal: sealNationalId },
  faceChecks: { open: openNationalId, seal: sealNationalId },
};

/**
 * Seals anew, under the first key, whatever another one has sealed. What is done carries the new key's id, so a run that was broken off or
 * is made twice goes on with what is left and does nothing a second time. A text that no key opens stays, and is
 * counted in the log: its key must be found again.
 */
export async function workOnRotation(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db, secrets, log } = services;
  let lease = taken;
  for (const { id: keyId } of secrets.personalDataKeys.slice(1)) {
    let unreadable = 0;
    for (const collection of sealedCollections) {
      for (let after = ''; ;) {
        if (services.now() >= deadline) {
          await releaseLease(db, lease);
          return 'continued';
        }
        const renewed = await renewLease(db, lease, services.now());
        if (!renewed) return 'notMine';
        lease = renewed;
        const slice = await findSealed(db, { in: collection, keyId, after, limit: TEXTS_A_SLICE });
        if (slice.length === 0) break;
        for (const sealed of slice) if (!(await sealAnew(services, sealed))) unreadable += 1;
        after = slice.at(-1)?.place ?? after;
      }
    }
    log.info('keyRotated', { key: keyId, left: await countSealed(db, keyId), unreadable });
  }
  await finishJobOf(db, lease);
  return 'done';
}

/** False for a text that does not open. One that has changed meanwhile is met again, or is sealed anew already. */
async function sealAnew(services: Services, sealed: SealedText): Promise<boolean> {
  const { open, seal } = sealing[sealed.in];
  let text: string;
  try {
    text = open(services, sealed.owner, sealed.cipher);
  } catch (thrown) {
    services.log.error('sealedTextUnreadable', loggable(thrown));
    return false;
  }
  await replaceSealed(services.db, sealed, seal(services, sealed.owner, text));
  return true;
}
