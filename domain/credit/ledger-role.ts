export const ledgerRoles = ['trainee', 'lecturer', 'groupActivity'] as const;
/** In which role somebody got credits; one person may be trainee and lecturer of one catalogue entry. */
export type LedgerRole = (typeof ledgerRoles)[number];
