import { ask, type Question } from '../../../page/sheets';
import { CallFailure } from '../../../services/call';
import type { SettingsChange } from '../components/session-fields/settings';

/** What is asked before a cap below the people who are there is saved; undefined for any other failure. */
export function lowCapQuestion(error: unknown, { cap }: SettingsChange): Question | undefined {
  if (!(error instanceof CallFailure) || error.code !== 'capBelowPeople') return undefined;
  const { people } = error.details;
  return {
    title: '上限低于已签到的人数',
    content: `本场已签到 ${people} 人，上限要设为 ${cap} 人。已签到的人都保留，在少于 ${cap} 人之前，不再有新的人能进来。`,
    confirmText: '仍要设置',
    cancelText: '返回修改',
  };
}

/** Makes a change of settings, and asks about a cap below the people who are there. @returns false when it was thought better of */
export async function updateOrAsk(
  update: (change: SettingsChange) => Promise<void>,
  change: SettingsChange,
): Promise<boolean> {
  try {
    await update(change);
  } catch (error) {
    const question = lowCapQuestion(error, change);
    if (question === undefined) throw error;
    if (!(await ask(question))) return false;
    await update({ ...change, belowPeople: true });
  }
  return true;
}
