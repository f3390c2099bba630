import type { ErrorCode } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { CallFailure } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import type { Told } from '../../../services/events';
import { initialLoad, loadInto } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { draft } from '../shared/draft';
import type { Identity } from '../shared/identity';
import { showPart } from '../shared/show-part';
import {
  emptyIdentity,
  fields,
  identityFrom,
  inputOf,
  problemsOf,
  tipOf,
  visibleProblems,
  type Problems,
} from './index.view';

const STATE_PAGE = '/packages/trainee/registration/index';
const nothingWrong: Problems = {};
/** Refusals that come after WeChat's phone code was read: it works once. */
const afterPhoneCode: readonly ErrorCode[] = ['phoneCodeInvalid', 'phoneTaken'];

/** Without a way back: the forms below it are of no use any more. */
const leave = () => wx.reLaunch({ url: STATE_PAGE });

/**
 * Leaves when there is nothing to ask for: the page about his registration says how it stands.
 * @returns whether he gives up a registration that nobody has approved, if he asks
 */
async function leaveWhenAsked(): Promise<boolean> {
  const { trainee, rebinding } = await session.refresh();
  if (trainee?.state === 'approved' || rebinding?.state === 'pending') await leave();
  return trainee !== null;
}

/** Somebody with a new WeChat asks for the registration he had in the old one. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    identity: emptyIdentity,
    problems: nothingWrong,
    tip: '',
    tried: false,
    busy: false,
    givesUp: false,
  },
  onLoad() {
    void this.load();
  },
  load() {
    return loadInto(this, async () => {
      return { givesUp: await leaveWhenAsked(), identity: identityFrom(draft.get()) };
    });
  },
  retry() {
    void this.load();
  },
  change(changed: Partial<Identity>) {
    const identity = { ...this.data.identity, ...changed };
    const open = problemsOf(identity, dayOf(serverNow()));
    const { tried } = this.data;
    this.setData({ identity, problems: visibleProblems(open, identity, tried), tip: tried ? tipOf(open) : '' });
  },
  changeIdentity({ detail }: Told<Partial<Identity>>) {
    this.change(detail);
  },
  toggleConsent() {
    this.change({ consent: !this.data.identity.consent });
  },
  async submit() {
    const { identity } = this.data;
    const problems = problemsOf(identity, dayOf(serverNow()));
    const first = fields.find((field) => problems[field] !== undefined);
    const input = inputOf(identity);
    this.setData({ tried: true, problems, tip: tipOf(problems) });
    if (first !== undefined || input === undefined) {
      showPart(first ?? 'consent');
      return;
    }
    let open = false;
    await busyWhile(this, async () => {
      try {
        await send('rebinding.request', input);
        draft.forget();
        session.forget();
        await leave();
      } catch (error) {
        if (error instanceof CallFailure && afterPhoneCode.includes(error.code)) this.change({ phoneCode: '' });
        open = error instanceof CallFailure && error.code === 'rebindingOpen';
        throw error;
      }
    });
    // Perhaps an earlier try of his own got through, and only its answer was lost.
    if (open) await leaveWhenAsked().catch(() => undefined);
  },
});
