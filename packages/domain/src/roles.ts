/** The roles that a post can carry. Residents act without one. */
export const postRoles = [
  'microGridder',
  'fullTimeGridder',
  'gridLeader',
  'lawyer',
  'cadre',
  'communityOfficer',
  'commander',
  'administrator',
] as const;

export type PostRole = (typeof postRoles)[number];

/** Terms of the domain in both languages of the screens. */
export interface BilingualLabel {
  readonly zh: string;
  readonly en: string;
}

export const roleLabels: Record<PostRole, BilingualLabel> = {
  microGridder: { zh: '微网格员', en: 'Micro-gridder' },
  fullTimeGridder: { zh: '专职网格员', en: 'Full-time gridder' },
  gridLeader: { zh: '网格长', en: 'Grid leader' },
  lawyer: { zh: '法律顾问', en: 'Lawyer' },
  cadre: { zh: '机关干部、政法干警', en: 'Cadre or police officer' },
  communityOfficer: { zh: '社区工作者', en: 'Community officer' },
  commander: { zh: '街道指挥中心', en: 'Street command centre' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};

/** Volunteers, whose positions are coarsened by default; all other roles are staff. */
export const volunteerRoles: ReadonlySet<PostRole> = new Set(['microGridder']);
