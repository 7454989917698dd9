import { expect, type Locator, type Page } from '@playwright/test';

/** Building 9 of Fanghua Garden, which every demo account of the micro-grid may open. */
export const building9 = { code: '320105004004B009', name: '芳华园9栋' } as const;

/** Waits until the sheet holds the households of the building. */
export async function rosterReady(page: Page): Promise<void> {
  await expect(page.getByText('80 户')).toBeVisible({ timeout: 60_000 });
  await expect(saved(page)).toBeVisible();
}

/** The pill that says that the server holds everything. */
export function saved(page: Page): Locator {
  return page.getByText('已保存', { exact: true }).first();
}

/** The row of a flat in the table of a desk; a flat is named with its entrance, as in `1-302`. */
export function rowOf(page: Page, flat: string): Locator {
  const [entrance, number] = flat.split('-');
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${number} ${entrance}单元` }) });
}

/** A cell of the table; `column` is the document and the key, as in `dwelling/promise`. */
export function cellOf(page: Page, flat: string, column: string): Locator {
  return rowOf(page, flat).locator(`[data-cell="${column}"]`);
}

/** Types into a cell of the table as one types into a spreadsheet. */
export async function typeIntoCell(page: Page, flat: string, column: string, text: string): Promise<void> {
  await cellOf(page, flat, column).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Opens a household on a phone, where each is a card. */
export async function openHousehold(page: Page, flat: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^打开 ${flat}`) }).tap();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** A field of the open household. */
export function fieldOf(page: Page, name: string): Locator {
  return page.getByRole('dialog').getByRole('textbox', { name: new RegExp(`^${name}`) });
}

/** Writes into a field of the open household and leaves it, which saves. */
export async function writeField(page: Page, name: string, text: string): Promise<void> {
  await fieldOf(page, name).fill(text);
  await fieldOf(page, name).blur();
}
