import { BuiltProduct } from '@finemesh/testkit/product';
import { test } from '@playwright/test';
import { OpenedBrowsers } from './OpenedBrowsers.ts';

/**
 * Playwright's `test` with one built product for all suites of a worker (its first start costs more than most tests; every
 * test makes the cases it looks at), and the browsers of the test, which are closed with it and must have been quiet.
 */
export const productTest = test.extend<{ browsers: OpenedBrowsers }, { product: BuiltProduct }>({
  product: [
    // Playwright reads a fixture's needs from the pattern of its first parameter.
    async ({}, use) => {
      const product = await BuiltProduct.start();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  browsers: async ({ browser }, use) => {
    const browsers = new OpenedBrowsers(browser);
    await use(browsers);
    await browsers.close();
    browsers.expectQuiet();
  },
});
