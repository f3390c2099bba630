/** Institutions, and who may act for them. */
import type { ReadMarker } from '../../../domain/message/reading';
import type { Track } from '../../../domain/kernel/rule-table';
import type { InstitutionRole } from '../../../domain/person/institution-role';
import type { SentCode } from '../../../domain/person/phone-code';
import type { Base, Found } from './base';

/** A hospital, or the centre itself. `_id` is a short readable code. */
export interface Institution extends Found {
  name: string;
  /** How it is spoken, for lists; missing of what an older version stored until it is upgraded. */
  nameOrder?: string;
  kind: 'hospital' | 'centre';
  account: string;
  /** scrypt, `salt:hash` in base64url. */
  passwordHash: string;
  /** Missing until it is changed for the first time. */
  passwordChangedAt?: number;
  /** Whom to call; missing until the centre has said it. */
  contactName?: string;
  contactPhone?: string;
  /** 条线, whose rules its credits go by; missing where it is the usual one (domain/kernel/rule-table.ts). */
  track?: Track;
  /** The centre keeps it from working since then; missing while it works. */
  suspended?: { at: number; reason: string };
  /** The centre has given it the review of other institutions' group activities (M21) since then; missing while it has not. */
  reviewsActivities?: { at: number; by: string };
  /** New colleagues come by invitation alone, since the first of them got some of the rights only, or left. */
  byInvitation?: true;
  /** Over what lets somebody in, and as what (server/guard/role-seal.ts); missing where it was added before there were seals. */
  seal?: string;
}

/** A name exists once in an institution (unique index). */
export interface Department extends Base {
  institutionId: string;
  name: string;
  /** How it is spoken (domain/kernel/name-order.ts); missing of what an older version stored until it is upgraded. */
  nameOrder?: string;
  /** Rises whenever somebody joins, so that nobody removes it at that very moment. */
  joins?: number;
  /**
   * Of one that was merged into another: into which, its name until then, when and by whom, and the entry of the log. It is in no list
   * any more and its name is free: `name` is `merged:` and its id. What still knows it by its id finds the other one.
   */
  merged?: { into: string; name: string; at: number; by: string; entryId: string };
  /** Departments that were merged into this one, and whose people are still on their way. */
  takesIn?: string[];
}

/** In which order an institution lists its departments. `_id` = the institution's. */
export interface DepartmentOrder extends Base {
  departmentIds: string[];
  /** Rises with each change, so that nobody arranges over what a colleague has arranged meanwhile. */
  revision: number;
}

/** A named person who may act for an institution (M2). */
export interface Administrator extends Base {
  institutionId: string;
  name: string;
  phoneMasked: string;
  /** Keyed digest of the phone number: compares, never shows. */
  phoneDigest: string;
  addedAt: number;
  /** Missing of whoever was added before there were roles: all rights. */
  institutionRole?: InstitutionRole;
  /** Of a contact of a department, that one alone. */
  departmentId?: string;
  /** Since when they act for the institution no more; their name stays with what they did. */
  leftAt?: number;
  /** Over who may act as what; needed where colleagues come by invitation (server/guard/role-seal.ts). */
  seal?: string;
  /** What they have read of their institution's messages; missing until they have read one. */
  inbox?: ReadMarker;
}

/**
 * Somebody is invited to act for an institution. `_id`: keyed digest of the code, so that whoever reads the database has no code;
 * its code is made from `seed` and a key, so that whoever invited can be shown it again.
 */
export interface Invitation extends Base {
  institutionId: string;
  institutionRole: InstitutionRole;
  /** Of somebody who is to be the contact of a department. */
  departmentId?: string;
  seed: string;
  name: string;
  phoneMasked: string;
  /** Keyed digest of the phone that the invited person has to prove. */
  phoneDigest: string;
  invitedAt: number;
  invitedBy: string;
  expiresAt: number;
  /** When it was used, or taken back; null while it is open. */
  usedAt: number | null;
  revokedAt: number | null;
  seal?: string;
}

/** A code that was sent by SMS. `_id`: keyed digest of the WeChat account and the number. */
export interface PhoneCode extends Base, SentCode {
  /** Keyed digest of number and code: compares, never shows. */
  codeDigest: string;
  at: number;
}

/** A WeChat that has signed in to an institution's account; `_id` = a digest of both. Strangers' wrong passwords do not stop it. */
export interface KnownWeChat extends Base {
  institutionId: string;
  signedInAt: number;
}

/** `_id` = openid. One sign-in a WeChat account. */
export interface AdministratorSession extends Base {
  administratorId: string;
  name: string;
  phoneMasked: string;
  institutionId: string;
  institutionName: string;
  kind: 'hospital' | 'centre';
  /** Missing of sign-ins from before there were roles: all rights. */
  institutionRole?: InstitutionRole;
  /** Of a contact of a department. */
  departmentId?: string;
  signedInAt: number;
  expiresAt: number;
  /** Without the right one it is nobody's sign-in (server/guard/role-seal.ts). */
  seal?: string;
}
