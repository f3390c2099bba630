/** Institutions, and who may act for them. */
import type { Base, Found } from './base';

/** A hospital, or the centre itself. `_id` is a short readable code. */
export interface Institution extends Found {
  name: string;
  kind: 'hospital' | 'centre';
  account: string;
  /** scrypt, `salt:hash` in base64url. */
  passwordHash: string;
  /** Missing until it is changed for the first time. */
  passwordChangedAt?: number;
  /** Over what lets somebody in, and as what (server/guard/role-seal.ts); missing where it was added before there were seals. */
  seal?: string;
}

/** A name exists once in an institution (unique index). */
export interface Department extends Base {
  institutionId: string;
  name: string;
  /** Rises whenever somebody joins, so that nobody removes it at that very moment. */
  joins?: number;
}

/** A named person who may act for an institution (M2). */
export interface Administrator extends Base {
  institutionId: string;
  name: string;
  phoneMasked: string;
  /** Keyed digest of the phone number: compares, never shows. */
  phoneDigest: string;
  addedAt: number;
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
  signedInAt: number;
  expiresAt: number;
  /** Without the right one it is nobody's sign-in (server/guard/role-seal.ts). */
  seal?: string;
}
