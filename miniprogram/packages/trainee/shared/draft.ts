import type { RegisterForm } from '../register/index.view';

let typed: RegisterForm | undefined;

/**
 * What somebody new has typed into the registration, while the mini-program lives: who leaves in the middle and comes back
 * goes on from there, and who has to ask for a rebinding types his name and national ID once. Never in an address.
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
