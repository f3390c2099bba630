/** The main package, among the roots of the subpackages. */
export const MAIN = '';
