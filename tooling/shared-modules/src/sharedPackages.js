/**
 * The packages of which a page may hold one instance only, because they keep state between modules: Vue its
 * current component, Pinia its active store, vue-i18n its injected locale, Yjs its constructors (it compares by class).
 * Hosts and remotes leave these imports as they are; the import map of the host's page resolves them.
 *
 * @type {typeof import('./index.d.ts').sharedPackages}
 */
export const sharedPackages = ['vue', 'pinia', 'vue-i18n', 'yjs'];
