import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { attemptView, personLine, type AttemptView } from './index.view';

/** E6, E6c: what one person did in an exam, question by question. */
export const page = definePage(routes.examPerson, {
  access: 'administrator',
  data: { name: '', line: '', attempts: [] as AttemptView[] },
  async load() {
    const person = await call('examStudy.person', this.params);
    return { name: person.name, line: personLine(person), attempts: person.attempts.map(attemptView) };
  },
});
