import type { WallCase } from '@finemesh/contract';
import { findCategory } from '@finemesh/domain';
import { useDomainText, type Chime } from '@finemesh/screens';
import { useToasts } from '@finemesh/ui';
import { useI18n } from 'vue-i18n';

/** How long the notice of a new case stays, in milliseconds: it stands in the stream as well. */
const noticeMs = 8_000;

/** A function that announces a case that has just been reported: a sound, and a notice over the map. */
export function useReportNotices(chime: Pick<Chime, 'ring'>): (reported: WallCase) => void {
  const { t } = useI18n({ useScope: 'global' });
  const { category } = useDomainText();
  const { show } = useToasts();

  return ({ categoryCode }) => {
    const isUrgent = findCategory(categoryCode)?.urgent === true;
    chime.ring(isUrgent ? 'urgent' : 'report');
    show({ title: t('stream.fresh', { category: category(categoryCode) }), tone: isUrgent ? 'danger' : 'info', lastsMs: noticeMs });
  };
}
