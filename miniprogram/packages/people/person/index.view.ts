import type { OutputOf } from '../../../../contract/index';
import { credits } from '../../../services/format';
import { personView, type PersonView, type Registration } from '../registration-review/index.view';
import { actionsOf, type PersonAction } from './actions';

type Ledger = OutputOf<'ledger.ofPerson'>;

/** What the credits of a year come to. */
export interface YearView {
  year: number;
  credit: string;
  required: string;
  /** 待生效 3.00; '' when nothing is pending. */
  pending: string;
  figures: { effective: number; pending: number; required: number };
}

/** One of the institution's people, in whatever state (P1). */
export interface PersonPage {
  person: PersonView;
  personNumber: string;
  year: YearView;
  actions: PersonAction[];
  /** It waits for a review, which is what comes next. */
  waits: boolean;
  /** 全部 12 条; '' where there is nothing to list. */
  allRecords: string;
}

const yearView = ({
  year,
  effectiveCreditHundredths: effective,
  pendingCreditHundredths: pending,
  requiredCreditHundredths: required,
}: Ledger): YearView => ({
  year,
  credit: credits(effective),
  required: credits(required),
  pending: pending === 0 ? '' : `待生效 ${credits(pending)}`,
  figures: { effective, pending, required },
});

export const personPage = (registration: Registration, ledger: Ledger): PersonPage => ({
  person: personView(registration),
  personNumber: registration.personNumber,
  year: yearView(ledger),
  actions: actionsOf(registration),
  waits: registration.state === 'pending',
  allRecords: registration.attendance.records === 0 ? '' : `全部 ${registration.attendance.records} 条`,
});
