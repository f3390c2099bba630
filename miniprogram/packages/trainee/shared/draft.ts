import type { RegisterForm } from '../register/index.view';

let typed: RegisterForm | undefined;

/**
 * What somebody new has typed into the registration, for as long as the mini-program lives; never in an address. It belongs to
 * no page on purpose: who leaves the form and comes back goes on from there, and who has to ask for a rebinding on the next
 * page types name and national ID once.
 */
export const draft = {
  get: (): RegisterForm | undefined => typed,
  keep(form: RegisterForm): void {
    typed = form;
  },
  forget(): void {
    typed = undefined;
  },
};
