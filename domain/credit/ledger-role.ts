export const ledgerRoles = ['trainee', 'lecturer'] as const;
/** In which role somebody got credits; one person may hold both for one catalogue entry. */
export type LedgerRole = (typeof ledgerRoles)[number];
