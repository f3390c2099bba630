/** The people who check in. */
import type { Education, ProfessionalTitle, Specialty } from '../../../domain/person/profession';
import type { EventActor, FactChange, PersonEventKind } from '../../../domain/person/history';
import type { ReadMarker } from '../../../domain/message/reading';
import type { RebindingState } from '../../../domain/person/rebinding';
import type { EarlierIdentity, RegistrationState } from '../../../domain/person/registration';
import type { Base, Found, Review } from './base';

/**
 * A trainee: a person bound to one openid. One whose registration was released (domain/person/registration.ts) is nobody's: in place
 * of openid and digest of the phone stands `released:` and the person's `_id`; older ones have it in place of the national ID's digest too.
 */
export interface Person extends Found {
  openid: string;
  /** 人员编号, given at registration. */
  personNumber: string;
  name: string;
  /** What lists by name are ordered by (domain/kernel/name-order.ts); missing of what an older version stored until it is upgraded. */
  nameOrder?: string;
  phoneMasked: string;
  phoneDigest: string;
  /** AES-256-GCM. Several may claim an ID until one of them is approved: `nationalIds` says whose it is then. */
  nationalIdCipher: string;
  nationalIdDigest: string;
  nationalIdMasked: string;
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  education: Education;
  cardNumber?: string;
  state: RegistrationState;
  submittedAt: number;
  /** Since when the registration is approved; a provisional check-in counts if that is before the analysis. */
  approvedAt?: number;
  review?: Review;
  /** Of one that took the place of another person's: since when the account is theirs. Scans from before it are not. */
  accountSince?: number;
  /** Who was named in the forms before this one, oldest first; absent where nothing of it ever changed. */
  earlier?: EarlierIdentity[];
  /** Sessions with a cap in which the person has a seat: noted when a second instance found it. */
  seatedSessionIds?: string[];
  /** Rises with each such note, and when one is taken back, so that a note that comes late is not written any more. */
  seatNotes?: number;
  /** What they have read of their messages; missing until they have read one. */
  inbox?: ReadMarker;
}

/** Whose a national ID is: that of an approved person, and of one alone. `_id` = its keyed digest. */
export interface NationalIdHolder extends Base {
  personId: string;
  since: number;
}

/** What happened to a person (domain/person/history.ts): written with the change, never changed after. `_id` = that of its audit entry. */
export interface PersonEvent extends Base {
  personId: string;
  at: number;
  kind: PersonEventKind;
  who: EventActor;
  /** Name of who did it, as shown. */
  by: string;
  /** The reason somebody gave; '' without one. */
  reason: string;
  changes: FactChange[];
}

/** Somebody's request that an approved registration follow its person to the WeChat they ask from. */
export interface Rebinding extends Found {
  personId: string;
  /** The person's, who decides. */
  institutionId: string;
  /** As they were at the request, for lists. */
  name: string;
  departmentName: string;
  /** The new WeChat and the phone it vouches for. */
  openid: string;
  phoneMasked: string;
  phoneDigest: string;
  /** 核对码, shown to that WeChat alone; '' once it was decided. */
  checkCode: string;
  /** The phone on record at the request. */
  oldPhoneMasked: string;
  samePhone: boolean;
  state: RebindingState;
  /** `open` while it waits, its own `_id` once it is decided: so the unique indexes leave one open request a person and a WeChat. */
  slot: string;
  submittedAt: number;
  review?: Review;
  /** Of an approved one: the WeChat that the person had until then, and when it was moved. */
  movedFrom?: string;
  movedAt?: number;
}
