import { changedWords, freeDaysWords } from './index.view';
import type { OutputOf } from '../../../../contract/index';
import {
  addedDraft,
  clockFrom,
  freeDays,
  numbered,
  sameWindows,
  toDrafts,
  toWindows,
  wholeDays,
  type BatchDays,
  type Window,
  type WindowDraft,
} from './windows';

/** What somebody does to the windows. `settle`: a field was left. */
export type WindowAct =
  | { kind: 'edit'; key: string; part: 'day' | 'begin' | 'end'; value: string }
  | { kind: 'remove'; key: string }
  | { kind: 'settle' | 'add' | 'wholeDays' };

/** The windows of an analysis while they are edited. */
export function windowList() {
  let drafts: WindowDraft[] | undefined;
  let days: BatchDays = { begin: '', end: '', restDays: [] };

  function after(act: WindowAct, before: WindowDraft[]): WindowDraft[] {
    switch (act.kind) {
      case 'edit':
        return before.map((draft) => (draft.key === act.key ? { ...draft, [act.part]: act.value } : draft));
      case 'remove':
        return before.filter(({ key }) => key !== act.key);
      case 'settle':
        return before.map((draft) => ({
          ...draft,
          begin: clockFrom(draft.begin) ?? draft.begin,
          end: clockFrom(draft.end) ?? draft.end,
        }));
      case 'add':
        return addedDraft(before, days);
      case 'wholeDays':
        return wholeDays(days);
    }
  }

  return {
    /** Begins with these windows; what was edited already stays. */
    begin(batch: BatchDays, windows: readonly Window[]) {
      days = batch;
      drafts ??= toDrafts(windows);
    },
    act(act: WindowAct) {
      drafts = after(act, drafts ?? []);
    },
    judged: () => toWindows(drafts ?? [], days),
    view(latest: OutputOf<'analysis.prepare'>['latest']) {
      const shown = drafts ?? [];
      const { windows, problems } = toWindows(shown, days);
      return {
        drafts: numbered(shown),
        problems,
        warning: shown.length === 0 ? '' : freeDaysWords(freeDays(shown, days)),
        changed: latest !== null && !sameWindows(windows, latest.windows) ? changedWords(latest) : '',
      };
    },
  };
}
