import type { ErrorCode, ErrorOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { holdsNationalId } from '../../../../domain/person/standing';
import { NOTHING_TYPED, type SmsTyped } from '../../../components/sms-code/index.view';
import { definePage } from '../../../page/define-page';
import { restartAt } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { session } from '../../../services/session';
import { draft } from '../shared/draft';
import { emptyIdentity, type Identity } from '../shared/identity';
import { showPart } from '../shared/show-part';
import { fields, identityFrom, inputOf, problemsOf, tipOf, visibleProblems, type Problems } from './index.view';

/** Refusals that come after WeChat's phone code was read: it works once. */
const usesPhoneCode: readonly ErrorCode[] = ['phoneCodeInvalid'] satisfies ErrorOf<'rebinding.request'>[];

const nothingWrong: Problems = {};

/** Shows how it stands, without a way back: the forms below are of no use any more. */
const showState = () => restartAt(routes.registration, {});

/**
 * Leaves when there is nothing to ask for: the page about the registration says how it stands.
 * @returns whether a registration that nobody has approved is given up by asking
 */
async function leaveWhenAsked(): Promise<boolean> {
  const { trainee, rebinding } = await session.refresh();
  if ((trainee !== null && holdsNationalId(trainee.state)) || rebinding?.state === 'pending') await showState();
  return trainee !== null;
}

/** Somebody with a new WeChat asks for the registration that belongs to their old one. */
export const page = definePage(routes.rebinding, {
  data: { identity: emptyIdentity, problems: nothingWrong, tip: '', tried: false, givesUp: false, smsOffered: false },
  methods: {
    change(changed: Partial<Identity>) {
      const identity = { ...this.data.identity, ...changed };
      const open = problemsOf(identity, dayOf(serverNow()));
      const { tried } = this.data;
      this.setData({ identity, problems: visibleProblems(open, identity, tried), tip: tried ? tipOf(open) : '' });
    },
    changeIdentity({ detail }: Told<Partial<Identity>>) {
      this.change(detail);
    },
    typeSms({ detail: sms }: Told<SmsTyped>) {
      this.change({ sms });
    },
    switchProof() {
      this.change({ sms: this.data.identity.sms === null ? { ...NOTHING_TYPED } : null, phoneCode: '' });
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
      if (first !== undefined || input === undefined) return showPart(first ?? 'consent');
      let askedBefore = false;
      await this.run('submit', async (send) => {
        try {
          await send('rebinding.request', input);
        } catch (error) {
          if (error instanceof CallFailure && usesPhoneCode.includes(error.code)) this.change({ phoneCode: '' });
          askedBefore = error instanceof CallFailure && error.code === 'rebindingOpen';
          throw error;
        }
        draft.forget();
        session.forget();
        await showState();
      });
      // Perhaps an earlier try of their own got through, and only its answer was lost.
      if (askedBefore) await leaveWhenAsked().catch(() => undefined);
    },
  },
  async load() {
    const givesUp = await leaveWhenAsked();
    const { sms: smsOffered } = await session.get();
    return { givesUp, smsOffered, identity: identityFrom(draft.get()) };
  },
});
