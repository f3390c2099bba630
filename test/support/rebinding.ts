import type { Envelope, InputOf, OutputOf } from '../../contract';
import { approvedTrainee, nameOf, nationalIdFor } from './builders';
import type { TestBed } from './in-process';
import type { TestPersonId } from './people';
import { refusalOf } from './refusal';

type Request = InputOf<'rebinding.request'>;

/** What the tests of rebindings do again and again, in a cloud with a crowd in which `administratorA1` is signed in. */
export function rebindingsIn(cloud: TestBed) {
  let used = 0;
  /** A WeChat user of whom nobody has heard yet. */
  const somebody = (): TestPersonId => {
    used += 1;
    return `crowd${used}`;
  };

  /** Somebody approved at hospital A, with a WeChat, name and national ID of their own. */
  async function approved(): Promise<{ old: TestPersonId; personId: string }> {
    const old = somebody();
    return { old, personId: await approvedTrainee(cloud, old, 'administratorA1') };
  }

  /** What a new WeChat asks with for the registration of an old one. */
  const requestFor = async (old: TestPersonId, wechat: TestPersonId, changes: Partial<Request> = {}) => ({
    name: nameOf(old),
    nationalId: nationalIdFor(old),
    phoneCode: await cloud.phoneCode(wechat),
    consent: true as const,
    ...changes,
  });

  const ask = async (
    wechat: TestPersonId,
    old: TestPersonId,
    changes: Partial<Request> = {},
  ): Promise<Envelope<OutputOf<'rebinding.request'>>> => {
    // No two requests are of the same instant: his last one is found by it.
    cloud.clock.advance(1);
    return cloud.as(wechat).call('rebinding.request', await requestFor(old, wechat, changes));
  };

  /** Their last request. */
  const rebindingOf = (wechat: TestPersonId) => {
    const own = cloud.documents('rebindings').filter(({ openid }) => openid === cloud.openidOf(wechat));
    const latest = own.toSorted((a, b) => a.submittedAt - b.submittedAt).at(-1);
    if (!latest) throw new Error(`no request of ${wechat}`);
    return latest;
  };

  /** A request that waits, of a new WeChat for somebody approved. */
  async function asked() {
    const [{ old, personId }, wechat] = [await approved(), somebody()];
    const answer = await ask(wechat, old);
    if (!answer.ok) throw new Error(`nobody can ask: ${refusalOf(answer).code}`);
    return { old, personId, wechat, rebindingId: rebindingOf(wechat)._id };
  }

  /** The code that the applicant's phone shows while the request waits. */
  const checkCodeOf = (rebindingId: string): string =>
    cloud.documents('rebindings').find(({ _id }) => _id === rebindingId)?.checkCode ?? '';

  /** Approves with the code that the applicant's phone shows. */
  function approve(
    by: TestPersonId,
    rebindingId: string,
    { checkCode = checkCodeOf(rebindingId), requestId }: { checkCode?: string; requestId?: string } = {},
  ): Promise<Envelope<OutputOf<'rebinding.review'>>> {
    const input = { rebindingId, decision: 'approve', ...(checkCode === '' ? {} : { checkCode }) } as const;
    return cloud.as(by).call('rebinding.review', input, requestId === undefined ? {} : { requestId });
  }

  const giveBack = (by: TestPersonId, rebindingId: string, reason = '请到人事科核对身份') =>
    cloud.as(by).call('rebinding.review', { rebindingId, decision: 'return', reason });

  return {
    ...{ somebody, approved, requestFor, ask, rebindingOf, asked, checkCodeOf, approve, giveBack },
    sessionOf: (who: TestPersonId) => cloud.as(who).do('session.get', {}),
    personOf: (personId: string) => cloud.documents('persons').find(({ _id }) => _id === personId),
    /** What the log says about the requests for somebody. */
    logOf: (personId: string) =>
      cloud
        .documents('auditEntries')
        .filter(({ subject, action }) => subject === `person:${personId}` && action.startsWith('rebinding.'))
        .map(({ action, by, role }) => ({ action, by, role })),
  };
}
