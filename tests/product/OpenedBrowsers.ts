import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';

/** Answered with 401 by design: the sign-in page asks who is signed in. */
const alwaysAllowed = /status of 401/;

/**
 * The people of one test, each with a browser context of their own: nobody shares cookies or storage with another. Watches
 * over all of them: what a page throws, what the browser refuses by the content security policy, and every address called.
 */
export class OpenedBrowsers {
  /** Messages of errors, with the page's address. */
  readonly complaints: string[] = [];
  /** Addresses other than the product's own that a page has called or tried to. */
  readonly outside = new Set<string>();
  private readonly browser: Browser;
  private readonly contexts: BrowserContext[] = [];
  private allowed: RegExp[] = [alwaysAllowed];

  constructor(browser: Browser) {
    this.browser = browser;
  }

  async open(device: BrowserContextOptions, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...device, ...options });
    this.contexts.push(context);
    context.on('weberror', (error) => this.complain(error.page(), error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error') this.complain(message.page(), message.text());
    });
    context.on('request', (request) => this.noteAddress(request.url()));
    context.on('page', (page) => page.on('websocket', (socket) => this.noteAddress(socket.url())));
    return context;
  }

  /** Names trouble that the test makes on purpose, such as a server that is away. */
  expectTrouble(message: RegExp): void {
    this.allowed.push(message);
  }

  /** Fails where a page complained, or called anybody but the product. */
  expectQuiet(): void {
    expect(this.complaints.filter((complaint) => !this.allowed.some((allowed) => allowed.test(complaint)))).toEqual([]);
    expect([...this.outside]).toEqual([]);
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((context) => context.close()));
  }

  private complain(page: Page | null, message: string): void {
    this.complaints.push(`${page?.url() ?? 'a closed page'}: ${message}`);
  }

  private noteAddress(address: string): void {
    const { protocol, hostname } = new URL(address);
    if (protocol === 'data:' || protocol === 'blob:' || hostname.endsWith('.localhost')) return;
    this.outside.add(address);
  }
}
