/** Why a contact or care document is opened; every opening of P2 and P3 is logged with it. */
export const rosterPurposes = ['rosterUpkeep', 'visit', 'case', 'mediation'] as const;
export type RosterPurpose = (typeof rosterPurposes)[number];
