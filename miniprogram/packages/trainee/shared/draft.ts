import { registrationDraft } from '../../../services/registration-draft';
import { emptyForm, type RegisterForm } from '../register/index.view';

/** A national ID, a code that is soon over, and a consent, which is given anew: nothing that a phone keeps. */
const secret = ['nationalId', 'phoneCode', 'sms', 'consent'] as const satisfies readonly (keyof RegisterForm)[];

/** The kept registration as the form has it; see `services/registration-draft.ts`. */
export const draft = {
  get(of?: string): RegisterForm | undefined {
    const typed = registrationDraft.get(of);
    if (typed === undefined) return undefined;
    // Field by field: an earlier version may have kept others.
    const form: RegisterForm = { ...emptyForm };
    for (const field of Object.keys(form) as (keyof RegisterForm)[]) {
      if (typeof typed[field] === typeof form[field]) Object.assign(form, { [field]: typed[field] });
    }
    return form;
  },
  keep: (form: RegisterForm, of?: string): void => registrationDraft.keep({ ...form }, { ...(of && { of }), secret }),
  isResumed: (of?: string): boolean => registrationDraft.isResumed(of),
  forget: (): void => registrationDraft.forget(),
};
