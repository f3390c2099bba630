import { openStage } from './stage';
import { registrationSteps } from './steps/registration';
import { projectSteps } from './steps/project';
const steps = [...registrationSteps.slice(3, 4), ...projectSteps];
void (async () => {
  const stage = await openStage('/tmp/lead/journey');
  for (const step of steps) {
    try { await step.run(stage); console.log('ok', step.name); }
    catch (e) { console.log('FAIL', step.name, (e as Error).stack); await stage.picture('failed'); break; }
  }
  await stage.close();
})();
