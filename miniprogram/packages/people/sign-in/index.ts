import { foldName } from '../../../../domain/person/name';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Tap, Told } from '../../../services/events';
import { phoneProblem, type PhoneAnswer } from '../../../services/privacy';
import { session } from '../../../services/session';
import { accountProblems, nameOptions, NO_PROBLEMS, whoProblem, type NameOption, type Who } from './index.view';

const firstStep: { step: 'account' | 'who'; picked: string | null } = { step: 'account', picked: null };

/** M1, M2: the account of an institution and its password, then who acts under it. */
export const page = definePage(routes.signIn, {
  data: {
    ...firstStep,
    account: '',
    password: '',
    hidden: true,
    problems: NO_PROBLEMS,
    institutionName: '',
    names: [] as NameOption[],
    newName: '',
    whoTip: '',
    /** Codes by SMS are to be had here. */
    smsOffered: false,
    /** Why WeChat's button gave no number; '' while nothing is wrong. */
    refused: '',
    /** The proof by SMS, once somebody has chosen that way. */
    sms: null as Who['sms'],
  },
  methods: {
    typeAccount({ detail }: Told<{ value: string }>) {
      this.setData({ account: detail.value, 'problems.account': '' });
    },
    typePassword({ detail }: Told<{ value: string }>) {
      this.setData({ password: detail.value, 'problems.password': '' });
    },
    togglePassword() {
      this.setData({ hidden: !this.data.hidden });
    },
    /** Blanks around a password are from pasting: none has them (domain/person/password.ts). */
    credentials() {
      return { account: this.data.account.trim(), password: this.data.password.trim() };
    },
    check() {
      const problems = accountProblems(this.data);
      this.setData({ problems });
      if (problems.account || problems.password) return;
      void this.run('check', async (send) => {
        const checked = await send('administrator.checkAccount', this.credentials());
        const names = nameOptions(checked);
        const { sms: smsOffered } = await session.get();
        this.setData({ step: 'who', institutionName: checked.institutionName, names, smsOffered });
        // One name alone, or nobody yet: there is nothing to choose.
        const [only] = names;
        this.choose({ picked: names.length === 1 ? (only?.administratorId ?? null) : null, newName: '', sms: null });
      });
    },
    choose(change: Partial<Who>) {
      const { picked, newName, sms } = this.data;
      const who = { picked, newName, sms, ...change };
      this.setData({ ...who, whoTip: whoProblem(who) });
    },
    pick({ currentTarget }: Tap<{ id: string }>) {
      this.choose({ picked: currentTarget.dataset.id });
    },
    typeName({ detail }: Told<{ value: string }>) {
      this.choose({ newName: detail.value });
    },
    /** The other way to prove the phone, and back. */
    switchProof() {
      this.setData({ refused: '' });
      this.choose({ sms: this.data.sms === null ? { phone: '', code: '' } : null });
    },
    typeSms({ detail }: Told<{ phone: string; code: string }>) {
      this.choose({ sms: detail });
    },
    openJoin() {
      void this.run('open', () => open(routes.join, {}));
    },
    back() {
      if (this.data.busy === '') this.setData({ ...firstStep, password: '', hidden: true, newName: '' });
    },
    signIn({ detail }: Told<PhoneAnswer>) {
      this.setData({ refused: phoneProblem(detail, this.data.smsOffered) });
      if (detail.code !== undefined) this.enter(detail.code);
    },
    signInBySms() {
      const { sms, whoTip } = this.data;
      if (sms !== null && whoTip === '') this.enter(sms);
    },
    enter(phoneCode: string | { phone: string; code: string }) {
      const { picked, newName } = this.data;
      if (picked === null) return;
      const who = picked === '' ? { newName: foldName(newName) } : { administratorId: picked };
      void this.run('signIn', async (send) => {
        await send('administrator.signIn', { ...this.credentials(), who, phoneCode });
        session.forget();
        await (this.params.back ? leave(routes.adminHome) : open(routes.adminHome, {}));
      });
    },
  },
});
