import type { Person } from '../../../data/documents';

/** A person as their department's contact sees them in a list. */
export const contactRow = ({ _id: personId, name, personNumber, professionalTitle, specialty, state }: Person) => ({
  ...{ personId, name, personNumber, professionalTitle, specialty, state },
});
