import { computed, readonly, ref, type ComputedRef, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** What the operator has open. The case stands in the address, so that a second screen can be sent to it. */
export interface WallSelection {
  readonly caseId: ComputedRef<string | null>;
  readonly buildingCode: Readonly<Ref<string | null>>;
  readonly isRosterOpen: Readonly<Ref<boolean>>;
  openCase(id: string): void;
  closeCase(): void;
  /** Picks a building, or with `null` none. */
  pickBuilding(code: string | null): void;
  openRoster(): void;
  closeRoster(): void;
}

/** See {@link WallSelection}. */
export function useWallSelection(): WallSelection {
  const route = useRoute();
  const router = useRouter();
  const buildingCode = ref<string | null>(null);
  const isRosterOpen = ref(false);

  function pickBuilding(code: string | null): void {
    buildingCode.value = code;
    if (code === null) isRosterOpen.value = false;
  }

  return {
    caseId: computed(() => (typeof route.params['caseId'] === 'string' ? route.params['caseId'] : null)),
    buildingCode: readonly(buildingCode),
    isRosterOpen: readonly(isRosterOpen),
    openCase: (caseId) => void router.push({ name: 'case', params: { caseId } }),
    closeCase: () => void router.push({ name: 'wall' }),
    pickBuilding,
    openRoster: () => (isRosterOpen.value = buildingCode.value !== null),
    closeRoster: () => (isRosterOpen.value = false),
  };
}
