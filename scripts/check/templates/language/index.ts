/** The types that a template is written in when TypeScript reads it; nothing of it ever runs. */
export type * from './elements';
export type * from './events';
export type * from './values';
