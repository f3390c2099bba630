/** What a reviewer decides: approved, or returned with a reason. */
export type Decision = { decision: 'approve' } | { decision: 'return'; reason: string };
