export { createSignInGuard, returnPathOf } from './sign-in/createSignInGuard.ts';
export type { SignInGuardOptions } from './sign-in/createSignInGuard.ts';
export { safeReturnPath } from './sign-in/safeReturnPath.ts';
export { default as SessionGate } from './sign-in/SessionGate.vue';
export { default as SignInPage } from './sign-in/SignInPage.vue';
export { useDomainText } from './text/useDomainText.ts';
export type { DomainText } from './text/useDomainText.ts';
