import { inject, type App, type InjectionKey } from 'vue';

const overlayTargetKey: InjectionKey<HTMLElement> = Symbol('overlay target');

/**
 * Where dialogs and sheets of an app are attached, instead of `<body>`. A remote gives its own element: its CSS reaches only
 * what stands below `[data-remote]`.
 */
export function provideOverlayTarget(app: App, element: HTMLElement): void {
  app.provide(overlayTargetKey, element);
}

/** The overlay target of the app around the calling component. */
export function useOverlayTarget(): HTMLElement | 'body' {
  return inject(overlayTargetKey, 'body' as HTMLElement | 'body');
}
