import { expect, type Page } from '@playwright/test';
import type { PhotoFile } from './photo.ts';

export interface FullReport {
  readonly category: string;
  readonly community: string;
  readonly building: string;
  readonly words: string;
  readonly photo?: PhotoFile;
}

/** The map under the resident's thumb, drawn completely. */
export async function readyMap(page: Page) {
  const map = page.locator('[data-map-ready="true"]');
  await expect(map).toBeVisible({ timeout: 60_000 });
  return map;
}

/** Sends what stands in the form and answers with the tracking number of the page that follows. */
export async function sendReport(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^(发送|Send)$/ }).click();
  await expect(page.getByText(/^(已收到，谢谢您！|Received, thank you!)$/)).toBeVisible({ timeout: 60_000 });
  return (await page.getByTestId('tracking-number').innerText()).trim();
}

/** A report with everything: category, building, words, and a photo if there is one. The page is the portal's first. */
export async function sendFullReport(page: Page, report: FullReport): Promise<string> {
  await page.getByRole('searchbox', { name: /^(搜索类别|Search)/ }).fill(report.category);
  await page.getByRole('link', { name: report.category, exact: true }).last().click();
  await page.getByRole('tab', { name: /^(选楼栋|Building)/ }).click();
  await page.getByRole('combobox', { name: /^(社区|Community)/ }).selectOption({ label: report.community });
  await page.getByRole('combobox', { name: /^(楼栋|Building)/ }).selectOption({ label: report.building });
  await page.getByRole('textbox', { name: /^(说两句|A few words)/ }).fill(report.words);
  if (report.photo) await page.locator('input[type=file]').last().setInputFiles(report.photo);
  return sendReport(page);
}
