import type { BrowserContext, FrameLocator, Page, Route } from 'playwright-core';
import type { BrowserCommand } from 'vitest/node';

/** What Mapbox's two hosts answer while a test runs. */
export type MapboxAnswer = 'welcome' | 'refuse';

/** Requests that left for another host, in order; the browser never got to send them. */
const requests: string[] = [];

let mapboxAnswer: MapboxAnswer = 'welcome';
const routed = new WeakSet<BrowserContext>();

const isOutside = (url: URL): boolean => !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/** Answers every request to an outside host in Mapbox's place and keeps a list of them. */
const answerOutside: BrowserCommand<[answer: MapboxAnswer]> = async (context, answer) => {
  const { context: browserContext } = context as unknown as { context: BrowserContext };
  requests.length = 0;
  mapboxAnswer = answer;
  if (routed.has(browserContext)) return;
  routed.add(browserContext);
  await browserContext.route(isOutside, (route: Route) => {
    const request = route.request();
    requests.push(`${request.method()} ${request.url()}`);
    // Only the session is refused: Mapbox trips over itself when its event post fails for a closed map.
    const isRefused = mapboxAnswer === 'refuse' && request.url().includes('/map-sessions/');
    return route.fulfill({
      status: isRefused ? 401 : 200,
      contentType: 'application/json',
      body: isRefused ? '{"message":"Not Authorized - Invalid Token"}' : '{}',
      headers: { 'access-control-allow-origin': '*' },
    });
  });
};

/** The outside requests since the last {@link answerOutside}. */
const outsideRequests: BrowserCommand<[]> = () => [...requests];

/** Makes the browser say that its owner wants less motion, or wants it as usual. */
const preferStillness: BrowserCommand<[isPreferred: boolean]> = async (context, isPreferred) => {
  const { page } = context as unknown as { page: Page };
  await page.emulateMedia({ reducedMotion: isPreferred ? 'reduce' : 'no-preference' });
};

/** Presses the mouse on the first point of a path over an element, follows the path, and lets go on the last. */
const dragPointer: BrowserCommand<[selector: string, path: readonly (readonly [x: number, y: number])[]]> = async (context, selector, path) => {
  const { page, iframe } = context as unknown as { page: Page; iframe: FrameLocator };
  const box = await iframe.locator(selector).first().boundingBox();
  const [start, ...rest] = path.map(([x, y]) => [x + (box?.x ?? 0), y + (box?.y ?? 0)] as const);
  if (!box || !start) throw new Error(`nothing to drag over: ${selector}`);
  await page.mouse.move(...start);
  await page.mouse.down();
  for (const point of rest) await page.mouse.move(...point, { steps: 4 });
  await page.mouse.up();
};

/** Commands that browser tests call in the test runner's process. */
export const browserCommands = { answerOutside, outsideRequests, preferStillness, dragPointer };

declare module 'vitest/browser' {
  interface BrowserCommands {
    answerOutside: (answer: MapboxAnswer) => Promise<void>;
    outsideRequests: () => Promise<string[]>;
    preferStillness: (isPreferred: boolean) => Promise<void>;
    dragPointer: (selector: string, path: readonly (readonly [x: number, y: number])[]) => Promise<void>;
  }
}
