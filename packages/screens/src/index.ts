export { createSignInGuard, returnPathOf } from './sign-in/createSignInGuard.ts';
export type { SignInGuardOptions } from './sign-in/createSignInGuard.ts';
export { safeReturnPath } from './sign-in/safeReturnPath.ts';
export { default as SessionGate } from './sign-in/SessionGate.vue';
export { default as SignInPage } from './sign-in/SignInPage.vue';
export { default as AudienceChoice } from './words/AudienceChoice.vue';
export { defaultAudience } from './words/defaultAudience.ts';
export { useDomainText } from './text/useDomainText.ts';
export type { DomainText } from './text/useDomainText.ts';
