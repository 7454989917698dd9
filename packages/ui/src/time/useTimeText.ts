import { useKitText } from '../language/useKitText.ts';
import { useLanguage } from '../language/useLanguage.ts';
import { formatDateTime, type DateTimeStyle, type Instant } from '../language/dateTimeFormats.ts';
import { ageUnit } from './ageUnit.ts';
import { useNow, type UseNowOptions } from './useNow.ts';

/** Below this an age is "just now": finer would only flicker. */
const justNowMs = 5_000;

export interface TimeText {
  /** An instant in Shanghai time; style defaults to `dayTime`. */
  at: (instant: Instant, style?: DateTimeStyle) => string;
  /** How long ago an instant was, in words, ticking. */
  ago: (instant: Instant) => string;
  /** A duration in milliseconds, in words. */
  lasting: (durationMs: number) => string;
  /** How long since an instant, in words, ticking. */
  since: (instant: Instant) => string;
}

/** Times as text in the language of the app. What is read in a template or computed follows language and clock by itself. */
export function useTimeText(options: UseNowOptions = {}): TimeText {
  const text = useKitText();
  const { language } = useLanguage();
  const now = useNow(options);

  const lasting = (durationMs: number): string => {
    const { unit, count } = ageUnit(durationMs);
    return text(`duration.${unit}`, { n: count });
  };
  return {
    at: (instant, style = 'dayTime') => formatDateTime(instant, style, language.value),
    ago: (instant) => {
      const ageMs = now.value - new Date(instant).getTime();
      if (ageMs < justNowMs) return text('age.now');
      const { unit, count } = ageUnit(ageMs);
      return text(`age.${unit}`, count);
    },
    lasting,
    since: (instant) => lasting(now.value - new Date(instant).getTime()),
  };
}
