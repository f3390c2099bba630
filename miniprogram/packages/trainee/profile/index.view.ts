import type { OutputOf } from '../../../../contract/index';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import type { CorrectableFact } from '../../../../domain/person/correction';
import { changeRows } from '../../../components/person-events/events';
import { stateWords } from '../../../components/state-tag/state-words';
import { labelsOf, formOf } from '../../../components/correction-rows/form';
import { shortMoment } from '../../../services/format';
import { documentFact } from '../../../services/national-id-words';

type Mine = OutputOf<'registration.mine'>;

/** A fact that the institution has to confirm before it changes. */
export interface FactRow {
  fact: CorrectableFact;
  label: string;
  value: string;
  /** 改为副主任医师，待确认; '' where nothing is asked for. */
  asked: string;
}

/** P2: the caller's own facts, by who decides on them. */
export interface ProfileView {
  initial: string;
  name: string;
  /** 长沙市XX医院 · 人员编号 4073815526 */
  line: string;
  state: Mine['state'];
  stateWord: string;
  phone: string;
  /** The phone is somebody else's now. */
  phonePassed: boolean;
  facts: FactRow[];
  /** Facts may be corrected here; a registration that nobody approved is handed in anew instead. */
  correctable: boolean;
  document: { label: string; value: string };
  /** The request that waits; '' without one. */
  openCorrectionId: string;
  /** Why the last request was returned, by whom and when; null unless it is the person's turn. */
  returned: { reason: string; by: string } | null;
  /** The last request ended with the person's time at the institution that it was made to. */
  lapsed: boolean;
}

export function profileView(mine: Mine): ProfileView {
  const { name, state, correction, phonePassed, institutionName, personNumber } = mine;
  const labels = labelsOf(formOf(mine));
  const waits = correction?.state === 'pending';
  const asked = new Map(waits ? changeRows(correction.changes).map(({ fact, after }) => [fact, after] as const) : []);
  const row = (fact: CorrectableFact, label: string, value: string): FactRow => {
    const after = asked.get(fact);
    return { fact, label, value, asked: after === undefined ? '' : `改为${after}，待确认` };
  };
  return {
    initial: firstCharacter(name),
    name,
    line: `${institutionName} · 人员编号 ${personNumber}`,
    state,
    stateWord: stateWords('registration', state).word,
    phone: mine.phoneMasked,
    phonePassed,
    facts: [
      row('name', '姓名', name),
      row('department', '科室', mine.departmentName),
      row('professionalTitle', '职称', labels.professionalTitle),
      row('specialty', '专业', labels.specialty),
      row('education', '最高学历', labels.education),
      row('cardNumber', '医通卡号', mine.cardNumber ?? '未填写'),
    ],
    correctable: state === 'approved',
    document: documentFact(mine.nationalIdMasked, mine.documentKind),
    openCorrectionId: waits ? correction.correctionId : '',
    returned:
      correction?.state === 'returned' && correction.review
        ? { reason: correction.review.reason, by: `${correction.review.by} · ${shortMoment(correction.review.at)}` }
        : null,
    lapsed: correction?.state === 'lapsed',
  };
}
