import { findCategory, parseTrackingNumber } from '@finemesh/domain';
import { browserStorage, type ChoiceStorage } from '@finemesh/ui';

/** A case that was reported from this phone. */
export interface RememberedCase {
  readonly trackingNumber: string;
  readonly categoryCode: string;
  readonly reportedAt: string;
}

const storageKey = 'finemesh.portal.cases';
/** Old ones fall off the list; the numbers still open them. */
const maxRemembered = 20;

/** The cases reported from this phone, newest first; empty where the browser keeps nothing. */
export function rememberedCases(storage: ChoiceStorage = browserStorage()): RememberedCase[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRemembered) : [];
  } catch {
    // Somebody else's text under our key: as good as nothing.
    return [];
  }
}

/**
 * Puts a case on the list of this phone, once. Only the number, the category and the time are kept; of a confidential case
 * nothing is, for others may use the phone.
 */
export function rememberCase(item: RememberedCase, storage: ChoiceStorage = browserStorage()): void {
  if (isConfidential(item)) return;
  const others = rememberedCases(storage).filter((known) => known.trackingNumber !== item.trackingNumber);
  try {
    storage?.setItem(storageKey, JSON.stringify([item, ...others].slice(0, maxRemembered)));
  } catch {
    // A full or forbidden storage: the page with the number is still open, and says to keep it.
  }
}

function isConfidential({ categoryCode }: RememberedCase): boolean {
  return findCategory(categoryCode)?.confidential !== undefined;
}

function isRemembered(value: unknown): value is RememberedCase {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Record<string, unknown>;
  return (
    typeof item['trackingNumber'] === 'string' &&
    parseTrackingNumber(item['trackingNumber']) !== undefined &&
    typeof item['categoryCode'] === 'string' &&
    typeof item['reportedAt'] === 'string'
  );
}
