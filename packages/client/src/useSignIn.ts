import type { DemoAccount } from '@finemesh/contract';
import { onMounted, ref, shallowRef } from 'vue';
import { useApiClient, useSession } from './useSession.ts';

/**
 * Signing in to one of the screens of staff. `demoAccounts` holds the accounts to choose from in demo mode and is empty
 * otherwise; `failure` says why the last attempt was refused.
 */
export function useSignIn(screen: DemoAccount['screen']) {
  const api = useApiClient();
  const session = useSession();
  const busy = ref(false);
  const failure = shallowRef<unknown>(null);
  const demoAccounts = shallowRef<DemoAccount[]>([]);

  /** @returns whether the account is signed in now. */
  async function signIn(username: string, password: string): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    failure.value = null;
    try {
      await session.signIn({ username: username.trim(), password });
      return true;
    } catch (error) {
      failure.value = error;
      return false;
    } finally {
      busy.value = false;
    }
  }

  onMounted(async () => {
    // Outside demo mode there is no such route, and nothing to choose from.
    const answer = await api.listDemoAccounts().catch(() => ({ accounts: [] }));
    demoAccounts.value = answer.accounts.filter((account) => account.screen === screen);
  });

  return { busy, failure, demoAccounts, signIn };
}
