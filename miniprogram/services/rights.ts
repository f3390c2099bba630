import { limitedCalls, type clientTable } from '../../contract/client-table';
import { session } from './session';
import type { InstitutionRole } from '../../domain/person/institution-role';

type CallName = keyof typeof clientTable;

/** Whether the page leads to analyses and credits: whoever looks after the check-in alone has no use for them. */
export async function seesAnalyses(): Promise<boolean> {
  const { administrator } = await session.get();
  return administrator !== null && mayMake(administrator.institutionRole, 'analysis.prepare');
}

/**
 * Whether an administrator may make a call, by the contract's own roles: pages hide what the server would refuse. Reviewers and
 * whoever has all rights may make all that their pages offer.
 */
export function mayMake(institutionRole: InstitutionRole, name: CallName): boolean {
  // A role that this phone does not know, from newer functions or older ones, is the server's to judge.
  const limited: Readonly<Partial<Record<InstitutionRole, readonly CallName[]>>> = limitedCalls;
  return limited[institutionRole]?.includes(name) ?? true;
}
