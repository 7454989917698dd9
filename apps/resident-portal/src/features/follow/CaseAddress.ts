import { findCategory } from '@finemesh/domain';
import { inject, type InjectionKey } from 'vue';
import type { LocationQueryRaw, RouteLocationNormalized, Router } from 'vue-router';

/**
 * The address at which a case is followed. Browsers keep addresses, and others may use the phone: until it is known that a case is
 * not confidential, its number is held by the page alone, until the page is left or loaded again, and the address has none.
 */
export class CaseAddress {
  #held: string | null = null;

  /** Opens the case in place of the page that is shown, or after it, at an address without its number. */
  async open(router: Router, trackingNumber: string, { replace = false, query = {} }: { replace?: boolean; query?: LocationQueryRaw } = {}): Promise<void> {
    this.#held = trackingNumber;
    await router.push({ name: 'case', params: { trackingNumber: '' }, query, replace });
  }

  /** Writes the number of a case that is known now into the address, or takes that of a confidential one out of it. */
  async settle(router: Router, { trackingNumber, categoryCode }: { readonly trackingNumber: string; readonly categoryCode: string }): Promise<void> {
    const { query } = router.currentRoute.value;
    const isConfidential = findCategory(categoryCode)?.confidential !== undefined;
    this.#held = isConfidential ? trackingNumber : null;
    await router.replace({ name: 'case', params: { trackingNumber: isConfidential ? '' : trackingNumber }, query });
  }

  /** The number of the case that the route shows; `null` where neither the address nor the page has one. */
  numberAt(route: Pick<RouteLocationNormalized, 'params'>): string | null {
    const named = route.params['trackingNumber'];
    return typeof named === 'string' && named !== '' ? named : this.#held;
  }

  /** Forgets the number, when the page is left. */
  forget(): void {
    this.#held = null;
  }
}

/** Where the app provides the address that its router asks. */
export const caseAddressKey: InjectionKey<CaseAddress> = Symbol('case address');

/** @throws Error where the app provides none. */
export function useCaseAddress(): CaseAddress {
  const address = inject(caseAddressKey);
  if (address === undefined) throw new Error('no case address is provided');
  return address;
}
