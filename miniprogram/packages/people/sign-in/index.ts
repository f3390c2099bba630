import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { Tap, Told } from '../../../services/events';
import { session } from '../../../services/session';
import { accountProblems, nameOptions, NO_PROBLEMS, whoProblem, type NameOption } from './index.view';

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
        this.setData({ step: 'who', institutionName: checked.institutionName, names });
        // Nobody is known yet: there is nothing to choose.
        this.choose({ picked: names.length === 1 ? '' : null, newName: '' });
      });
    },
    choose(who: { picked: string | null; newName: string }) {
      this.setData({ ...who, whoTip: whoProblem(who) });
    },
    pick({ currentTarget }: Tap<{ id: string }>) {
      this.choose({ picked: currentTarget.dataset.id, newName: this.data.newName });
    },
    typeName({ detail }: Told<{ value: string }>) {
      this.choose({ picked: this.data.picked, newName: detail.value });
    },
    back() {
      if (this.data.busy === '') this.setData({ ...firstStep, password: '', hidden: true, newName: '' });
    },
    signIn({ detail: { code: phoneCode } }: Told<{ code?: string }>) {
      const { picked, newName } = this.data;
      if (phoneCode === undefined || picked === null) return;
      const who = picked === '' ? { newName: newName.trim() } : { administratorId: picked };
      void this.run('signIn', async (send) => {
        await send('administrator.signIn', { ...this.credentials(), who, phoneCode });
        session.forget();
        await (this.params.back ? leave(routes.adminHome) : open(routes.adminHome, {}));
      });
    },
  },
});
