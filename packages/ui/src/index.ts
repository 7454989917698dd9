export { createFinemeshI18n, languageStorageKey } from './language/createFinemeshI18n.ts';
export type { FinemeshI18n, FinemeshI18nOptions } from './language/createFinemeshI18n.ts';
export { useLanguage } from './language/useLanguage.ts';
export type { LanguageChoice } from './language/useLanguage.ts';
export { compareMessageKeys, sameMessageKeys } from './language/compareMessageKeys.ts';
export type { MessageKeyDifference } from './language/compareMessageKeys.ts';
export { defaultLanguage, languages } from './language/Language.ts';
export type { Language, MessageTree } from './language/Language.ts';
export { dateTimeStyles, formatDateTime, timeZone } from './language/dateTimeFormats.ts';
export type { DateTimeStyle, Instant } from './language/dateTimeFormats.ts';
export { default as LanguageSwitch } from './language/LanguageSwitch.vue';

export { browserStorage, readChoice, writeChoice } from './rememberedChoice.ts';
export type { ChoiceStorage } from './rememberedChoice.ts';

export { installTheme, themes, themeStorageKey, useTheme } from './theme/useTheme.ts';
export type { Theme, ThemeChoice, ThemeOptions } from './theme/useTheme.ts';
export { default as TextSizeSwitch } from './theme/TextSizeSwitch.vue';

export { deviceClock, useNow } from './time/useNow.ts';
export type { Clock, UseNowOptions } from './time/useNow.ts';
export { useTimeText } from './time/useTimeText.ts';
export type { TimeText } from './time/useTimeText.ts';
export { default as RelativeTime } from './time/RelativeTime.vue';

export { default as Button } from './actions/Button.vue';
export { default as IconButton } from './actions/IconButton.vue';
export { default as Spinner } from './actions/Spinner.vue';
export { buttonClasses } from './actions/buttonClasses.ts';
export type { ButtonKind, ButtonSize } from './actions/buttonClasses.ts';

export { default as Checkbox } from './fields/Checkbox.vue';
export { default as FilterChips } from './fields/FilterChips.vue';
export { default as PhotoPicker } from './fields/PhotoPicker.vue';
export { default as RadioCards } from './fields/RadioCards.vue';
export { default as SelectField } from './fields/SelectField.vue';
export { default as SwitchField } from './fields/SwitchField.vue';
export { default as TextArea } from './fields/TextArea.vue';
export { default as TextField } from './fields/TextField.vue';
export type { ChoiceGroup, ChoiceOption } from './fields/ChoiceOption.ts';
export type { PhotoRefusal, PickedPhotoType } from './fields/judgePhotos.ts';

export { default as Card } from './surfaces/Card.vue';
export { default as KeyValueList } from './surfaces/KeyValueList.vue';
export type { KeyValueItem } from './surfaces/KeyValueList.vue';
export { default as Metric } from './surfaces/Metric.vue';
export { default as Panel } from './surfaces/Panel.vue';
export { default as VisuallyHidden } from './surfaces/VisuallyHidden.vue';

export { default as DataTable } from './lists/DataTable.vue';
export type { DataTableColumn } from './lists/DataTable.vue';
export { default as ListRow } from './lists/ListRow.vue';
export { default as Timeline } from './lists/Timeline.vue';
export type { TimelineItem } from './lists/TimelineItem.ts';

export { default as Avatar } from './status/Avatar.vue';
export { default as Badge } from './status/Badge.vue';
export { default as ConnectionPill } from './status/ConnectionPill.vue';
export type { ConnectionState } from './status/ConnectionPill.vue';
export { default as DataAge } from './status/DataAge.vue';
export { default as PresenceDots } from './status/PresenceDots.vue';
export type { PresentPerson } from './status/PresenceDots.vue';
export { default as StatusPill } from './status/StatusPill.vue';
export { default as SyncPill } from './status/SyncPill.vue';
export type { SyncStatus } from './status/SyncPill.vue';
export type { Tone } from './status/Tone.ts';
export { personColour, personInitials } from './status/personClasses.ts';

export { default as Callout } from './feedback/Callout.vue';
export { default as EmptyState } from './feedback/EmptyState.vue';
export { default as ErrorState } from './feedback/ErrorState.vue';
export { default as LoadingState } from './feedback/LoadingState.vue';
export { default as OfflineBanner } from './feedback/OfflineBanner.vue';
export { default as Skeleton } from './feedback/Skeleton.vue';
export { default as ToastRegion } from './feedback/ToastRegion.vue';
export { useOnline } from './feedback/useOnline.ts';
export { useCopy } from './feedback/useCopy.ts';
export { useToasts } from './feedback/useToasts.ts';
export type { Toast, ToastAction, ToastOptions, Toasts } from './feedback/useToasts.ts';

export { default as Dialog } from './overlays/Dialog.vue';
export { default as Sheet } from './overlays/Sheet.vue';
export { provideOverlayTarget } from './overlays/overlayTarget.ts';

export { default as AppHeader } from './navigation/AppHeader.vue';
export { default as AppShell } from './navigation/AppShell.vue';
export { default as BottomNav } from './navigation/BottomNav.vue';
export { default as Tabs } from './navigation/Tabs.vue';
export type { NavItem } from './navigation/NavItem.ts';

export { default as SignInForm } from './forms/SignInForm.vue';
export type { SuggestedAccount } from './forms/SignInForm.vue';
