/** The people who check in. */
import type { Education, ProfessionalTitle, Specialty } from '../../../domain/person/profession';
import type { EventActor, FactChange, PersonEventKind } from '../../../domain/person/history';
import type { ReadMarker } from '../../../domain/message/reading';
import type { CorrectedFacts, CorrectionState } from '../../../domain/person/correction';
import type { RebindingState } from '../../../domain/person/rebinding';
import type { Leaving } from '../../../domain/person/leaving';
import type { IdentityDocument } from '../../../domain/person/identity-document';
import type { EarlierIdentity, RegistrationState } from '../../../domain/person/registration';
import type { FormerPlace } from '../../../domain/person/places';
import type { TransferAct, TransferState } from '../../../domain/person/transfer';
import type { Base, Found, Review, StoredFile } from './base';

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
  /** What kind of document the number stands on; missing where it is the resident's card. */
  documentKind?: IdentityDocument;
  /**
   * Of a passport: what its number is compared by without its issuer, for whoever knows the number alone. One that was stored before issuers
   * were asked for has the same digest in `nationalIdDigest`; missing of those until they are upgraded.
   */
  numberDigest?: string;
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
  /** When the registration was approved for the first time; stays when the approval is withdrawn: the national ID is fixed since. */
  approvedAt?: number;
  /** When they left, or their approval was withdrawn; missing once they are approved again. */
  endedAt?: number;
  /** Of somebody who left: when, why, and who says so. */
  leaving?: Leaving;
  /** Where they belonged before each transfer, oldest first; absent where there was none. */
  formerPlaces?: FormerPlace[];
  /** Their transfer that is under way; missing when there is none. */
  transferId?: string;
  review?: Review;
  /** Of one that took the place of another person's: since when the account is theirs. Scans from before it are not. */
  accountSince?: number;
  /** Who was named in the forms before this one, oldest first; absent where nothing of it ever changed. */
  earlier?: EarlierIdentity[];
  /**
   * Rises with each correction and rebinding that is asked of them. A query cannot be part of a transaction: by this a step that ends or
   * moves what is open notices one that came in since it looked. Missing is 0.
   */
  asks?: number;
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

/** What happened to a person (domain/person/history.ts): written with the change, never changed after. `_id` = that of its audit entry; of a merge of departments that of its entry and the person. */
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
  /** What was looked at for it, and the institution that kept it. */
  proof?: EventProof;
}

/** A photograph or a PDF that an institution has kept with what it did to a person's facts. */
export interface EventProof {
  file: StoredFile;
  institutionId: string;
}

/** Whose a card number (医通卡号) is: that of an approved person, and of one alone. `_id` = the number. */
export interface CardNumberHolder extends Base {
  personId: string;
  since: number;
}

/** Somebody's request that facts of theirs be corrected. */
export interface Correction extends Found {
  personId: string;
  /** The person's when they asked, which decides. */
  institutionId: string;
  /** As they were at the request, for lists. */
  name: string;
  departmentName: string;
  facts: CorrectedFacts;
  /** What is to be changed from what to what, as it was at the request; once it was approved, as it was then. */
  changes: FactChange[];
  /** What the person says about it; '' where they say nothing. */
  note: string;
  /** What the person shows for it: a photograph or a PDF; missing where they show nothing, and once nobody decides on it any more. */
  proof?: StoredFile;
  state: CorrectionState;
  /** `open` while it waits, its own `_id` once it does not: so the unique index leaves one open request a person. */
  slot: string;
  submittedAt: number;
  review?: Review;
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

/** One step of a transfer, as it was taken. */
export interface TransferStepTaken {
  act: TransferAct['kind'];
  at: number;
  /** Who took it, by name; '' for its person. */
  by: string;
  /** '' where none is needed. */
  reason: string;
}

/** 调动: a person's request that another institution have them from now on, or that their last one have them again. */
export interface Transfer extends Found {
  personId: string;
  /** As they were when they asked, for lists. */
  name: string;
  fromInstitutionId: string;
  fromInstitutionName: string;
  /** The institution that loses its person by it, for its list; '' where they come back to their last one. */
  outgoingOf: string;
  fromDepartmentName: string;
  toInstitutionId: string;
  toInstitutionName: string;
  toDepartmentId: string;
  toDepartmentName: string;
  /** Why, in the person's words. */
  why: string;
  state: TransferState;
  /** `open` while it is under way, its own `_id` once it has ended: so a unique index leaves one open request a person. */
  slot: string;
  /** From when on the new institution may approve; null while an objection stands. */
  readyAt: number | null;
  submittedAt: number;
  /** Where lists have it: an open one by `readyAt`, the latest possible while an objection stands; an ended one by when it ended. */
  listedAt: number;
  stage: 'open' | 'ended';
  /** Whether the centre is asked, or was. */
  dispute: 'none' | 'open' | 'ended';
  /** When the trainee asked the centre; 0 where they have not. */
  disputedAt: number;
  /** What was told of the seven days so far: nothing, that they end soon, that they are over. */
  told: 'nothing' | 'endsSoon' | 'over';
  /** When somebody of the old institution first opened it, and who. */
  seen?: { at: number; by: string };
  steps: TransferStepTaken[];
}
