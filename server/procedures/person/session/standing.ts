import type { OutputOf } from '../../../../contract';
import { DAY_MS } from '../../../../domain/kernel/time';
import type { ConfiguredTemplates, Template } from '../../../../domain/message/templates';
import { isForAll, roleOf } from '../../../../domain/person/institution-role';
import { renewedUntil } from '../../../../domain/person/sign-in';
import type { Context } from '../../../call/context';
import { getInstitution, signInOf } from '../../../data/accounts';
import type { Answers } from '../../../data/database';
import type { AdministratorSession, Person, Rebinding } from '../../../data/documents';
import {
  toldToOffice,
  toldToPerson,
  toldToWeChat,
  unreadOfOffice,
  unreadOfPerson,
  unreadOfWeChat,
} from '../../../data/messages';
import { latestMoveFrom, latestRebindingOf, openRebindingFor } from '../../../data/rebindings';
import { ask } from '../../../data/questions';
import { readSignIn, validSignIn } from '../../../guard/role-seal';

type Session = OutputOf<'session.get'>;

/** Who a WeChat account is to us, with what its tabs and homes say of it. */
type Standing = Pick<Session, 'trainee' | 'rebinding' | 'movedAway' | 'unread'> & {
  session: AdministratorSession | undefined;
};

const nobody: Standing = {
  trainee: null,
  rebinding: null,
  movedAway: null,
  unread: { trainee: 0, office: 0 },
  session: undefined,
};

/** The session as a phone is told of it; of nobody when nobody is known. */
export function sessionView({ settings, platform, at }: Context, standing = nobody): Session {
  const { session, trainee, rebinding, movedAway, unread } = standing;
  return {
    supportPhone: settings.supportPhone,
    trainee,
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
}

const templateIds = (configured: ConfiguredTemplates): Partial<Record<Template, string>> =>
  Object.fromEntries(Object.entries(configured).map(([template, { id }]) => [template, id]));

/** What is asked of a person; a page asks it together with what it wants besides. */
export const questionsOf = (person: Person, now: number) => ({
  signIn: signInOf(person.openid),
  asked: openRebindingFor(person._id),
  told: toldToPerson(person, now),
});

/** How a person stands, by the answers to {@link questionsOf}; one request more for somebody who acts for an institution too. */
export async function standingOfPerson(
  context: Context,
  person: Person,
  { signIn, asked, told }: Answers<ReturnType<typeof questionsOf>>,
): Promise<Standing> {
  const { db, at } = context;
  const session = validSignIn(context, signIn[0], at);
  const reads = session !== undefined && isForAll(session);
  const office = reads && (await db.together({ collection: 'persons', id: person._id }, toldToOffice(session, at)));
  return {
    trainee: {
      personId: person._id,
      name: person.name,
      institutionName: person.institutionName,
      departmentName: person.departmentName,
      state: person.state,
      rebindingAskedAt: asked[0]?.submittedAt ?? null,
    },
    rebinding: null,
    movedAway: null,
    session,
    unread: { trainee: unreadOfPerson(person, told, at), office: office ? unreadOfOffice(office, at) : 0 },
  };
}

/** For this long whoever has the old WeChat is told that their registration was moved. */
const MOVE_TOLD_MS = 30 * DAY_MS;

/** How a WeChat account stands that has no registration. */
export async function standingOfStranger(context: Context, openid: string): Promise<Standing> {
  const { db, at } = context;
  const session = await readSignIn(context, { openid, now: at });
  const asked = { requests: latestRebindingOf(openid), moves: latestMoveFrom(openid, at - MOVE_TOLD_MS) };
  if (!session) {
    const { reader, toldAlone } = toldToWeChat(openid, at);
    const [requests, moves, ...told] = await Promise.all([
      ask(db, asked.requests),
      ask(db, asked.moves),
      ask(db, reader),
      ask(db, toldAlone),
    ]);
    return {
      ...nobody,
      rebinding: rebindingView(requests[0]),
      movedAway: await moveView(context, moves[0]),
      unread: { trainee: unreadOfWeChat({ reader: told[0], toldAlone: told[1] }, at), office: 0 },
    };
  }
  const begin = { collection: 'administratorSessions', id: openid } as const;
  const { requests, moves, ...told } = await db.together(begin, {
    ...asked,
    ...toldToOffice(session, at),
    ...toldToWeChat(openid, at),
  });
  return {
    trainee: null,
    rebinding: rebindingView(requests[0]),
    movedAway: await moveView(context, moves[0]),
    session,
    unread: { trainee: unreadOfWeChat(told, at), office: isForAll(session) ? unreadOfOffice(told, at) : 0 },
  };
}

/** That the caller's registration was moved to another WeChat: if it was not their doing, they should hear of it. */
async function moveView({ db, at }: Context, moved: Rebinding | undefined): Promise<Standing['movedAway']> {
  const institution = moved && (await getInstitution(db, moved.institutionId));
  return institution ? { at: moved.movedAt ?? at, institutionName: institution.name } : null;
}

/** What became of the caller's last request; an approved one gave them a registration, which went on to another WeChat. */
function rebindingView(latest: Rebinding | undefined): Standing['rebinding'] {
  if (!latest || latest.state === 'approved') return null;
  return {
    state: latest.state,
    submittedAt: latest.submittedAt,
    reason: latest.review?.reason ?? '',
    checkCode: latest.checkCode,
  };
}
