import { Fault } from '../Fault.mjs';
import { runTurbo } from '../runTurbo.mjs';

/**
 * Builds what has changed since the last build.
 *
 * @param {import('../createProgress.mjs').Progress} progress
 * @param {Record<string, string | undefined>} env
 * @throws {Fault} with what the failed build printed
 */
export async function build(progress, env) {
  const step = progress.begin('Build');
  const outcome = await runTurbo('build', { env, onTask: (name) => step.show(name) });
  if (!outcome.ok) {
    step.fail('failed');
    throw new Fault(`The build failed:\n${outcome.errors.slice(-30).join('\n')}`);
  }
  const built = outcome.total - outcome.cached;
  step.end(built === 0 ? 'nothing changed' : `${built} of ${outcome.total} parts built, the others unchanged`);
}
