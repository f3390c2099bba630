import { sessionGet } from '../../../../contract/calls/person/session';
import { DAY_MS } from '../../../../domain/kernel/time';
import { roleOf } from '../../../../domain/person/institution-role';
import { renewedUntil } from '../../../../domain/person/sign-in';
import { openidOf } from '../../../call/context';
import type { ConfiguredTemplates, Template } from '../../../../domain/message/templates';
import { getInstitution } from '../../../data/accounts';
import { readSignIn } from '../../../guard/role-seal';
import type { Database } from '../../../data/database';
import type { AdministratorSession, Person } from '../../../data/documents';
import { readMarker, unreadCount, type Reader } from '../../../data/messages';
import { findPersonByOpenid } from '../../../data/persons';
import { findLatestRebinding, findMoveFrom, findOpenRebinding } from '../../../data/rebindings';
import { defineProcedure } from '../../../call/procedure';

/** Who the caller is to us, for a page that has to decide what to show. */
export const getSession = defineProcedure(sessionGet, async (context) => {
  const { caller, db, at, settings, platform } = context;
  const openid = openidOf(caller);
  const [person, session] =
    openid === undefined
      ? [undefined, undefined]
      : await Promise.all([findPersonByOpenid(db, openid), readSignIn(context, { openid, now: at })]);
  const nobodys = person ? undefined : openid;
  const [rebinding, movedAway] =
    nobodys === undefined
      ? [null, null]
      : await Promise.all([ownRebinding(db, nobodys), lastMove(db, { openid: nobodys, now: at })]);
  const [asked, unread] = await Promise.all([
    person && findOpenRebinding(db, { personId: person._id }),
    unreadOf(db, { person, session, now: at }),
  ]);
  return {
    supportPhone: settings.supportPhone,
    trainee: person
      ? {
          personId: person._id,
          name: person.name,
          institutionName: person.institutionName,
          departmentName: person.departmentName,
          state: person.state,
          rebindingAskedAt: asked?.submittedAt ?? null,
        }
      : null,
    rebinding,
    movedAway,
    administrator: session
      ? {
          administratorId: session.administratorId,
          name: session.name,
          phoneMasked: session.phoneMasked,
          institutionId: session.institutionId,
          institutionName: session.institutionName,
          kind: session.kind,
          institutionRole: roleOf(session),
          // With the renewal that its next use brings: by itself this call uses nothing.
          expiresAt: renewedUntil(session, at) ?? session.expiresAt,
        }
      : null,
    unread,
    sms: platform.sms !== undefined,
    templates: templateIds(settings.templates),
  };
});

/** What the tabs show: one count for a trainee, one more and a marker for whoever acts for an institution. */
async function unreadOf(
  db: Database,
  { person, session, now }: { person: Person | undefined; session: AdministratorSession | undefined; now: number },
): Promise<{ trainee: number; office: number }> {
  const unreadBy = async (reader: Reader | undefined): Promise<number> =>
    reader ? unreadCount(db, { reader, marker: await readMarker(db, reader), now }) : 0;
  const [trainee, office] = await Promise.all([
    unreadBy(person && { kind: 'trainee', person }),
    unreadBy(session && { kind: 'office', session }),
  ]);
  return { trainee, office };
}

const templateIds = (configured: ConfiguredTemplates): Partial<Record<Template, string>> =>
  Object.fromEntries(Object.entries(configured).map(([template, { id }]) => [template, id]));

/** For this long whoever has the old WeChat is told that their registration was moved. */
const MOVE_TOLD_MS = 30 * DAY_MS;

/** That the caller's registration was moved to another WeChat: if it was not their doing, they should hear of it. */
async function lastMove(db: Database, { openid, now }: { openid: string; now: number }) {
  const moved = await findMoveFrom(db, { openid, since: now - MOVE_TOLD_MS });
  const institution = moved && (await getInstitution(db, moved.institutionId));
  return institution ? { at: moved.movedAt ?? now, institutionName: institution.name } : null;
}

/** What became of the caller's last request; an approved one gave them a registration, which went on to another WeChat. */
async function ownRebinding(db: Database, openid: string) {
  const latest = await findLatestRebinding(db, openid);
  if (!latest || latest.state === 'approved') return null;
  return {
    state: latest.state,
    submittedAt: latest.submittedAt,
    reason: latest.review?.reason ?? '',
    checkCode: latest.checkCode,
  };
}
