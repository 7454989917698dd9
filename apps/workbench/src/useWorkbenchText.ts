import { useDomainText } from '@finemesh/screens';
import { useI18n } from 'vue-i18n';

/** The words of the workbench and the terms of the domain, in the language that the page is shown in. */
export function useWorkbenchText() {
  const { t } = useI18n({ useScope: 'global' });
  return { t, ...useDomainText() };
}

/** See {@link useWorkbenchText}. */
export type WorkbenchText = ReturnType<typeof useWorkbenchText>;
