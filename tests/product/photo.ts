import type { Page } from '@playwright/test';

/** A file as Playwright puts it into a file field. */
export interface PhotoFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A small JPEG with something to see on it, painted in the page, as a phone's camera would hand it over. */
export async function takePhoto(page: Page, name = 'lamp.jpg'): Promise<PhotoFile> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 480;
    canvas.height = 360;
    const paper = canvas.getContext('2d')!;
    const dusk = paper.createLinearGradient(0, 0, 0, canvas.height);
    dusk.addColorStop(0, '#2b3a55');
    dusk.addColorStop(1, '#0d1320');
    paper.fillStyle = dusk;
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.fillStyle = '#5d6778';
    for (let step = 0; step < 7; step += 1) paper.fillRect(40 + step * 55, 320 - step * 34, 60, 14);
    paper.fillStyle = '#f4c95d';
    paper.beginPath();
    paper.arc(360, 70, 26, 0, Math.PI * 2);
    paper.fill();
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1]!;
  });
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}
