/** Most characters of a telephone number with its signs: E.164's fifteen digits, `+` and a sign between each two. */
const longestPhone = 31;

/** Digits with at most one blank or dash between each two. */
const written = /^\+?[0-9](?:[ -]?[0-9])*$/;

/**
 * Numbers of the People's Republic without their signs (the numbering plan of 2003): mobile, area code with seven or eight digits, the latter
 * alone, 400 and 800. Abroad: fifteen digits at most after the `+` (E.164, 6.2).
 */
const mobile = /^(?:(?:\+|00)?86)?1[0-9]{10}$/;
const landline = /^(?:(?:\+|00)86|0)[1-9][0-9]{1,2}[0-9]{7,8}$/;
const local = /^[2-9][0-9]{2,3}[ -]?[0-9]{4}(?:[ -][0-9]{1,5})?$/;
const service = /^[48]00[0-9]{7}$/;
const abroad = /^(?:\+|00)(?!86)[1-9][0-9]{6,14}$/;
const extension = /[ -][0-9]{1,5}$/;

/** Whether the text is one telephone number and nothing else. */
export function isPhoneNumber(text: string): boolean {
  if (text.length > longestPhone || !written.test(text)) return false;
  const digits = withoutSigns(text);
  if (local.test(text)) return true;
  if ([mobile, landline, service, abroad].some((form) => form.test(digits))) return true;
  return landline.test(withoutSigns(text.replace(extension, '')));
}

function withoutSigns(text: string): string {
  return text.replace(/[ -]/g, '');
}
