import type { OutputOf } from '../../../../contract/index';
import type { RosterStanding } from '../../../../domain/person/roster';
import { longMoment } from '../../../services/format';
import { standingsInOrder, standingWords, type StandingWords } from '../shared/roster-words';

type Answer = OutputOf<'roster.get'>;

export interface StandingLine extends StandingWords {
  standing: RosterStanding;
  count: number;
}

/** The roster as a whole. */
export interface RosterView {
  /** The import that it comes from. */
  importId: string;
  headline: string;
  icon: string;
  total: string;
  /** 2025-12-03 14:05 · 李建华 */
  line: string;
  standings: StandingLine[];
  /** Rows of that import that were left out. */
  bad: number;
  /** An import that is under way; '' when there is none. */
  open: string;
  primary: string;
}

/** What an import that is under way waits for. */
const openWords = ({ by, state, fileName }: NonNullable<Answer['open']>): string =>
  state === 'read' ? `${by}选的「${fileName}」已读完，等待核对` : `正在处理${by}选的「${fileName}」`;

/** Null where there is no roster and none is being imported. */
export function rosterView({ roster, open }: Answer, { imported }: { imported: boolean }): RosterView | null {
  if (roster === null && open === null) return null;
  const { latest } = roster ?? {};
  const matches = roster?.matches ?? 0;
  return {
    importId: latest?.importId ?? '',
    headline: imported ? '花名册已导入' : '花名册',
    icon: imported ? 'check' : 'user-list',
    total: roster === null ? '' : String(roster.total),
    line: latest ? `${longMoment(latest.endedAt ?? latest.startedAt)} · ${latest.endedBy ?? latest.by}` : '',
    standings:
      roster === null
        ? []
        : standingsInOrder
            // Who differs or was returned is named where there is somebody; the rest always.
            .filter((standing) => roster[standing] > 0 || (standing !== 'differs' && standing !== 'returned'))
            .map((standing) => ({ standing, count: roster[standing], ...standingWords[standing] })),
    bad: latest?.bad ?? 0,
    open: open === null ? '' : openWords(open),
    primary: matches > 0 ? `审核一致的 ${matches} 人` : '',
  };
}
