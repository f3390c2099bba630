/** In which role somebody got credits (M19, M20, M21; rules: "Grant"): a page asks it without loading the ledger's own rules. */
export const ledgerRoles = ['trainee', 'lecturer', 'groupActivity'] as const;

/** One person may be trainee and lecturer of one catalogue entry, each once a year. */
export type LedgerRole = (typeof ledgerRoles)[number];
