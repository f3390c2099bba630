import type { HistoryStep } from '../../../components/review-history/history';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { guardUnsaved, titleBar, toast } from '../../../services/passing';
import { pickAndUpload } from '../../../services/upload';
import type { Activity } from '../../../services/activity-words';
import { isFieldOf, scrollToField, showField } from '../shared/fields';
import {
  activityScreen,
  activitySections,
  rowOfField,
  toFacts,
  toValues,
  type ActivityErrors,
  type ActivityScreen,
  type ActivitySection,
  type ActivityValues,
} from './index.view';

/** WeChat lets at most nine pictures be picked at once. */
const FILES_AT_ONCE = 9;

const nothing: ActivityScreen = {
  ...{
    editable: true,
    state: 'draft',
    note: null,
    rule: '',
    ruleOpen: '',
    limit: '',
    facts: [],
    files: [],
    people: '',
  },
  ...{ problems: [], history: [] as HistoryStep[], canWithdraw: false, canCancel: false, granting: null, roundId: '' },
};

interface Kept {
  activity: Activity | undefined;
  values: ActivityValues | undefined;
  errors: ActivityErrors;
  /** Something was typed that is not saved. */
  changed: boolean;
  activityId: string;
}

/** One group activity (M21): its form while it may be changed, what became of it afterwards. Without `activityId` a new one. */
export const page = definePage(routes.activity, {
  access: 'administrator',
  makes: ['groupActivity.save'],
  data: { ...nothing, sections: [] as ActivitySection[], isNew: true },
  own: (): Kept => ({ activity: undefined, values: undefined, errors: {}, changed: false, activityId: '' }),
  reloadOnShow: true,
  methods: {
    change({ detail: { key, value } }: Told<{ key: string; value: string }>) {
      const { values, errors } = this;
      if (values === undefined || !isFieldOf(values, key)) return;
      values[key] = value;
      delete errors[key];
      this.changed = true;
      guardUnsaved(true);
      showField(this, rowOfField(key, values, errors));
    },
    /** Writes what was typed. @returns false where something in it cannot be read */
    async saveTyped(send: Send): Promise<boolean> {
      const { values, activity } = this;
      if (values === undefined) return false;
      const { facts, errors } = toFacts(values);
      this.errors = errors;
      const [wrong] = Object.keys(errors);
      if (wrong !== undefined) {
        this.setData({ sections: activitySections(values, errors) });
        scrollToField(wrong);
        return false;
      }
      if (this.activityId !== '' && !this.changed) return true;
      const known = activity === undefined ? {} : { activityId: activity.activityId, revision: activity.revision };
      const { activityId } = await send('groupActivity.save', { ...facts, ...known });
      this.activityId = activityId;
      this.changed = false;
      guardUnsaved(false);
      return true;
    },
    save() {
      void this.run('save', async (send) => {
        if (!(await this.saveTyped(send))) return;
        toast('草稿已保存', 'success');
        await this.reload();
      });
    },
    people() {
      void this.run('people', async (send) => {
        if (this.data.editable && !this.data.looksOnly && !(await this.saveTyped(send))) return;
        await open(routes.activityPeople, { activityId: this.activityId });
      });
    },
    upload({ currentTarget }: Told<object, { id?: string }>) {
      const { id: replaces } = currentTarget.dataset;
      void this.run('upload', async (send) => {
        if (!(await this.saveTyped(send))) return;
        const { activityId } = this;
        const files = await pickAndUpload({
          ...{ types: ['pdf', 'image'], purpose: 'activity' },
          count: replaces === undefined ? FILES_AT_ONCE : 1,
        });
        try {
          // One after the other: each is a change of its own, and one that fails keeps those before it.
          for (const file of files)
            await send('groupActivity.addFile', { activityId, file, ...(replaces === undefined ? {} : { replaces }) });
        } finally {
          await this.reload();
        }
      });
    },
    look({ currentTarget }: Told<object, { id: string }>) {
      const file = { activityId: this.activityId, fileId: currentTarget.dataset.id };
      void this.run('look', () => openFile(() => call('groupActivity.fileUrl', file)));
    },
    remove({ currentTarget }: Told<object, { id: string; name: string }>) {
      const { id: fileId, name } = currentTarget.dataset;
      void this.run('remove', async (send) => {
        if (!(await ask({ title: '删除这个文件？', content: name, confirmText: '删除' }))) return;
        await send('groupActivity.removeFile', { activityId: this.activityId, fileId });
        await this.reload();
      });
    },
    withdraw() {
      void this.run('withdraw', async (send) => {
        const sure = await ask({
          title: '撤回这次提交？',
          content: '撤回后可以修改，再重新提交。',
          confirmText: '撤回',
        });
        if (!sure) return;
        await send('groupActivity.withdraw', { activityId: this.activityId });
        await this.reload();
      });
    },
    cancel() {
      void this.run('cancel', async (send) => {
        const sure = await ask({
          title: '取消这次活动？',
          content: '取消后不能恢复，也不会授分。',
          confirmText: '取消活动',
        });
        if (!sure) return;
        await send('groupActivity.cancel', { activityId: this.activityId });
        guardUnsaved(false);
        await leave(routes.activities);
      });
    },
    openRound() {
      void this.run('open', () => open(routes.roundPeople, { roundId: this.data.roundId }));
    },
  },
  opened({ activityId = '' }) {
    this.activityId = activityId;
    titleBar(activityId === '' ? '新建集体活动' : '集体活动');
  },
  async load() {
    const { activityId } = this;
    if (activityId === '') {
      this.values ??= toValues(undefined);
      return { ...nothing, sections: activitySections(this.values, this.errors), isNew: true };
    }
    const activity = await call('groupActivity.get', { activityId });
    const screen = activityScreen(activity);
    this.activity = activity;
    // What is typed and not saved yet stays when the page is drawn anew.
    if (!this.changed || !screen.editable || this.values === undefined) this.values = toValues(activity);
    return { ...screen, sections: activitySections(this.values, this.errors), isNew: false };
  },
});
