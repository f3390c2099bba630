<<<<<<< HEAD
/** In which role somebody got credits (M19, M20; rules: "Grant"): a page asks it without loading the ledger's own rules. */
export const ledgerRoles = ['trainee', 'lecturer'] as const;

/** One person may hold both for one catalogue entry, each once a year. */
=======
export const ledgerRoles = ['trainee', 'lecturer', 'groupActivity'] as const;
/** In which role somebody got credits; one person may be trainee and lecturer of one catalogue entry. */
>>>>>>> main
export type LedgerRole = (typeof ledgerRoles)[number];
