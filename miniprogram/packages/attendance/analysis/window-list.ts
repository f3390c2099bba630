import type { OutputOf } from '../../../../contract/index';
import { proposeWindows } from '../../../../domain/project/batch';
import { changedWords, freeDaysWords } from './index.view';
import {
  clockFrom,
  doubtsOf,
  freeDays,
  halfDays,
  numbered,
  onEachDay,
  sameWindows,
  toDraft,
  toWindows,
  windowToAdd,
  type BatchDays,
  type CourseToEdit,
  type NumberedDraft,
  type Window,
  type WindowDraft,
} from './windows';

/** What somebody does to the windows. `settle`: a field was left. Templates make them anew; `lessons` those of every course. */
export type WindowAct =
  | { kind: 'edit'; key: string; part: 'day' | 'begin' | 'end'; value: string }
  | { kind: 'remove'; key: string }
  | { kind: 'settle' | 'add' | 'copyDay' | 'copyToAll' | 'undo' | WindowTemplate };
/** 按讲课时间, 一天一段, 上午、下午. */
export type WindowTemplate = 'lessons' | 'wholeDays' | 'halfDays';

/** The windows as the editor shows them. */
interface ShownWindows {
  drafts: NumberedDraft[];
  /** What is wrong, by the key of the draft; '' is the key of the whole list. */
  problems: Record<string, string>;
  /** Worth a second look, by the key of the draft. */
  doubts: Record<string, string>;
  /** Said when a teaching day has no window. */
  warning: string;
  /** Said when the windows ask for more than trainees were told. */
  promised: string;
  /** Said when they are not those of the latest result. */
  changed: string;
  /** The course whose windows are shown; '' for all of them at once. */
  editing: string;
  /** Said while all are shown at once and are not the same. */
  differ: string;
  /** Whether anything was edited that can be taken back. */
  edited: boolean;
}

/** Before anything is known. */
export const noWindows: ShownWindows = {
  drafts: [],
  problems: {},
  doubts: {},
  warning: '',
  promised: '',
  changed: '',
  editing: '',
  differ: '',
  edited: false,
};

/** Whether some window can be missed by who came in every one that people were told of. */
const asksForMore = (windows: readonly Window[], told: readonly Window[]): boolean =>
  windows.some((window) => !told.some(({ begin, end }) => window.begin <= begin && end <= window.end));

const promisedWords =
  '这些时段比学员看到的考勤要求更严：照通知签到的人也可能缺时段。要和通知一致，请用「按上课时间」恢复。';

/** The windows of the courses of one analysis page while they are edited: of one course, or of all at once. */
export class WindowList {
  #days: BatchDays = { begin: '', end: '', restDays: [] };
  #courses: readonly CourseToEdit[] = [];
  #drafts: Map<string, WindowDraft[]> | undefined;
  /** As they were before anything was edited. */
  #first: Map<string, WindowDraft[]> = new Map();
  #editing = '';
  #made = 0;

  /** Begins with these windows; what was edited already stays. */
  begin(batch: BatchDays, courses: readonly CourseToEdit[]): void {
    this.#days = batch;
    this.#courses = courses;
    if (this.#drafts) return;
    this.#first = new Map(courses.map(({ courseId, windows }) => [courseId, this.#draftsOf(windows)]));
    this.#drafts = new Map(this.#first);
    // Windows that differ are looked at course by course.
    this.#editing = this.#areSame() ? '' : (courses[0]?.courseId ?? '');
  }

  edit(courseId: string): void {
    this.#editing = courseId;
  }

  /** The next analysis begins with these: what was frozen is nothing to be taken back. */
  settled(): void {
    this.#first = new Map(this.#drafts ?? []);
  }

  act(act: WindowAct): void {
    const all = this.#drafts ?? new Map<string, WindowDraft[]>();
    if (act.kind === 'undo') this.#drafts = new Map(this.#first);
    else if (act.kind === 'lessons')
      this.#drafts = new Map(this.#courses.map(({ courseId, proposed }) => [courseId, this.#draftsOf(proposed)]));
    else {
      const shown = act.kind === 'copyToAll' ? this.#shown() : this.#after(act, this.#shown());
      const forAll = act.kind === 'copyToAll' || this.#editing === '';
      const changed = forAll ? this.#courses.map(({ courseId }) => courseId) : [this.#editing];
      this.#drafts = new Map([...all, ...changed.map((courseId) => [courseId, shown] as const)]);
    }
  }

  /** The windows of each course, and the first course with a fault in its own; what is wrong there by the drafts' keys. */
  judged(): {
    courses: { courseId: string; windows: Window[] }[];
    faulty: string | undefined;
    problems: Record<string, string>;
  } {
    const judged = this.#courses.map(({ courseId }) => ({
      courseId,
      ...toWindows(this.#drafts?.get(courseId) ?? [], this.#days),
    }));
    return {
      courses: judged.map(({ courseId, windows }) => ({ courseId, windows })),
      faulty: judged.find(({ problems }) => Object.keys(problems).length > 0)?.courseId,
      problems: toWindows(this.#shown(), this.#days).problems,
    };
  }

  view(latest: OutputOf<'analysis.prepare'>['latest']): ShownWindows {
    const shown = this.#shown();
    const { courses, problems } = this.judged();
    const everything = [...(this.#drafts?.values() ?? [])].flat();
    return {
      drafts: numbered(shown),
      problems,
      doubts: doubtsOf(shown, this.#days),
      warning: everything.length === 0 ? '' : freeDaysWords(freeDays(everything, this.#days)),
      promised: courses.some(({ windows }, index) => asksForMore(windows, this.#courses[index]?.proposed ?? []))
        ? promisedWords
        : '',
      changed: latest !== null && !isOf(latest, courses) ? changedWords(latest) : '',
      editing: this.#editing,
      differ: this.#editing === '' && !this.#areSame() ? '各课程的时段现在不同；在这里修改，会让全部课程相同。' : '',
      edited: this.#courses.some(({ courseId }) => this.#drafts?.get(courseId) !== this.#first.get(courseId)),
    };
  }

  #shown(): WindowDraft[] {
    const first = this.#courses[0]?.courseId ?? '';
    return this.#drafts?.get(this.#editing === '' ? first : this.#editing) ?? [];
  }

  #areSame(): boolean {
    const [first, ...others] = this.judged().courses;
    return first === undefined || others.every(({ windows }) => sameWindows(windows, first.windows));
  }

  #draftsOf(windows: readonly Window[]): WindowDraft[] {
    return windows.map((window) => this.#draft(window));
  }

  #draft(window: Window): WindowDraft {
    this.#made += 1;
    return toDraft(window, `w${this.#made}`);
  }

  #after(act: WindowAct, before: WindowDraft[]): WindowDraft[] {
    switch (act.kind) {
      case 'edit':
        return before.map((draft) => (draft.key === act.key ? { ...draft, [act.part]: act.value } : draft));
      case 'remove':
        return before.filter(({ key }) => key !== act.key);
      case 'settle':
        return settledDrafts(before);
      case 'add': {
        const added = windowToAdd(before, this.#days);
        return added === undefined ? before : [...before, this.#draft(added)];
      }
      case 'wholeDays':
        return this.#draftsOf(proposeWindows(this.#days));
      case 'halfDays':
        return this.#draftsOf(halfDays(this.#days));
      case 'copyDay':
        return this.#draftsOf(onEachDay(toWindows(before, this.#days).windows, this.#days));
      // What is done to all courses, and not to the windows that are shown.
      case 'copyToAll':
      case 'lessons':
      case 'undo':
        return before;
    }
  }
}

/** Typed times in full. The very same list when all are: leaving a field without a change is no edit. */
function settledDrafts(before: WindowDraft[]): WindowDraft[] {
  const after = before.map((draft) => ({
    ...draft,
    begin: clockFrom(draft.begin) ?? draft.begin,
    end: clockFrom(draft.end) ?? draft.end,
  }));
  const same = after.every(({ begin, end }, index) => begin === before[index]?.begin && end === before[index]?.end);
  return same ? before : after;
}

/** Whether an analysis was made of these windows of the courses. */
function isOf(
  { windows, courses }: NonNullable<OutputOf<'analysis.prepare'>['latest']>,
  edited: readonly { courseId: string; windows: Window[] }[],
): boolean {
  return edited.every(({ courseId, windows: own }) => {
    const frozen = courses.find((course) => course.courseId === courseId);
    return (
      frozen !== undefined &&
      sameWindows(
        own,
        frozen.windows.flatMap((position) => windows[position] ?? []),
      )
    );
  });
}
