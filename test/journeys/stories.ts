import { activityStory } from './activity-story';
import { accountStory } from './account-story';
import { catalogueStory } from './catalogue-story';
import { changeStory } from './change-story';
import { colleaguesStory } from './colleagues-story';
import { creditStory } from './credit-story';
import { hallStory } from './hall-story';
import { lifeStory } from './life-story';
import { registerStory } from './register-story';
import { rosterStory } from './roster-story';
import { rulesStory } from './rules-story';
import { signInStory } from './sign-in-story';
import { examStory } from './exam-story';
import { evaluationStory } from './evaluation-story';
import { followStory } from './follow-story';
import { documentsStory } from './documents-story';
import { identityStory } from './identity-story';
import { peopleStory } from './people-story';
import { transferStory } from './transfer-story';
import { evidenceStory } from './evidence-story';
import { sessionsStory } from './sessions-story';
import { weakNetworkStory } from './weak-network-story';
import type { Step } from './step';

/** A journey that is told step by step. */
export interface Story {
  /** Names its folder of pictures, and the journey on the command line: `npm run journey -- credit`. */
  id: string;
  title: string;
  steps: Step[];
}

export const stories: readonly Story[] = [
  { id: 'credit', title: 'from registration to effective credits', steps: creditStory },
  { id: 'register', title: 'somebody registers with bad luck', steps: registerStory },
  { id: 'follow', title: 'a meeting that is followed', steps: followStory },
  { id: 'life', title: 'facts of a person that change', steps: lifeStory },
  { id: 'transfer', title: 'two people go to another hospital', steps: transferStory },
  { id: 'weak-network', title: 'a bad network and a full hall', steps: weakNetworkStory },
  { id: 'evidence', title: 'a check-in by hand, taken back and put back', steps: evidenceStory },
  { id: 'sessions', title: 'a batch with two halls', steps: sessionsStory },
  { id: 'hall', title: 'a projector in any browser, and the table of who was there', steps: hallStory },
  { id: 'sign-in', title: 'a sign-in that ends while people check in', steps: signInStory },
  { id: 'account', title: 'an account, its people and its password', steps: accountStory },
  { id: 'colleagues', title: 'colleagues with some of the rights, by invitation', steps: colleaguesStory },
  { id: 'people', title: 'the people of a hospital', steps: peopleStory },
  { id: 'change', title: 'a holding that changes and is cancelled', steps: changeStory },
  {
    id: 'documents',
    title: 'documents of several pages, and a return that says what is wrong where',
    steps: documentsStory,
  },
  { id: 'identity', title: 'two WeChat accounts with one national ID', steps: identityStory },
  { id: 'evaluation', title: 'a meeting is evaluated, and nobody knows by whom', steps: evaluationStory },
  {
    id: 'rules',
    title: 'the rule table of the centre, and a group activity that goes by it',
    steps: [...rulesStory, ...activityStory],
  },
  { id: 'catalogue', title: 'the catalogue of the centre', steps: catalogueStory },
  { id: 'exam', title: 'an exam from the bank to its result', steps: examStory },
  { id: 'roster', title: 'a roster of three hundred people', steps: rosterStory },
];
