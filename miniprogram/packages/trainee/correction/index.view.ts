import type { CorrectionForm } from '../../../components/correction-rows/form';

/** Whether what is changed stands on a paper that can be shown: who somebody is, and their card. */
export const needsProof = (form: CorrectionForm, onRecord: CorrectionForm): boolean =>
  form.name !== onRecord.name || (form.cardNumber !== onRecord.cardNumber && form.cardNumber !== '');
