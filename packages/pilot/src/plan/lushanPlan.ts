import type { CommunityPlan, GridPlan, RowPlan } from './CommunityPlan.ts';

const riseRows: readonly RowPlan[] = [
  ['midRiseThree', 'midRiseThree', 'midRiseTwo', 'midRiseTwo'],
  ['midRiseThree', 'midRiseTwo', 'midRiseTwo'],
];
const oldRows: readonly RowPlan[] = [
  ['walkUpFour', 'walkUpFour', 'walkUpFour'],
  ['walkUpThree', 'walkUpFour', 'walkUpFour'],
  ['walkUpThree', 'walkUpThree', 'walkUpThree'],
];
const oldestRows: readonly RowPlan[] = [
  ['walkUpFour', 'walkUpFour', 'walkUpFour'],
  ['walkUpFour', 'walkUpFour', 'walkUpFour'],
  ['walkUpThree', 'walkUpThree', 'walkUpTwo'],
];

/** The lower and the upper grid of a compound: the strip between them is an inner lane, not a street. */
const lower: GridPlan['inset'] = [20, 14, 20, 4];
const upper: GridPlan['inset'] = [20, 4, 20, 14];

/**
 * Lushan (庐山社区) in Nanyuan, the school district on the mainland: 13 comprehensive grids and a campus, 4,900
 * households. Its place is approximate; streets, compounds and buildings are invented.
 */
export const lushanPlan: CommunityPlan = {
  code: '320105007012',
  name: { zh: '庐山社区', en: 'Lushan Community' },
  place: { anchor: [118.742, 32.027], anchorMeters: [440, 340], rotationDegrees: -24 },
  bend: { waveMeters: 9, waveLengthMeters: 280, bowMeters: 30, bowLengthMeters: 420, bowMiddle: 420 },
  commonFlats: 8,
  householdSizes: [14, 32, 34, 15, 5],
  compounds: [
    { key: 'garden', name: { zh: '庐山花园', en: 'Lushan Garden' }, outline: [0, 0, 290, 265], numbering: 'rows', gates: ['west', 'east'] },
    { key: 'kuanglu', name: { zh: '匡庐里', en: 'Kuanglu Lane' }, outline: [0, 265, 290, 545], numbering: 'winding', gates: ['west', 'east'] },
    { key: 'yunsong', name: { zh: '云松苑', en: 'Yunsong Court' }, outline: [0, 545, 290, 690], numbering: 'rows', gates: ['west'] },
    { key: 'xuefu', name: { zh: '学府苑', en: 'Xuefu Court' }, outline: [290, 130, 590, 390], numbering: 'rows', gates: ['west', 'east'] },
    { key: 'jinxiu', name: { zh: '锦绣谷', en: 'Jinxiu Valley' }, outline: [290, 390, 590, 710], numbering: 'rows', gates: ['west', 'east'] },
    { key: 'hanpo', name: { zh: '含鄱苑', en: 'Hanpo Court' }, outline: [590, 20, 880, 300], numbering: 'winding', gates: ['west', 'east'] },
    { key: 'guling', name: { zh: '牯岭小区', en: 'Guling Estate' }, outline: [590, 300, 880, 575], numbering: 'rows', gates: ['west', 'east'] },
  ],
  grids: [
    { name: { zh: '庐山花园第一网格', en: 'Lushan Garden Grid 1' }, kind: 'comprehensive', compound: 'garden', area: [0, 0, 290, 130], inset: lower, rows: riseRows, microGrids: 3 },
    { name: { zh: '庐山花园第二网格', en: 'Lushan Garden Grid 2' }, kind: 'comprehensive', compound: 'garden', area: [0, 130, 290, 265], inset: upper, rows: [...riseRows].reverse(), microGrids: 3 },
    { name: { zh: '匡庐里第一网格', en: 'Kuanglu Lane Grid 1' }, kind: 'comprehensive', compound: 'kuanglu', area: [0, 265, 290, 405], inset: lower, rows: oldestRows, microGrids: 3 },
    { name: { zh: '匡庐里第二网格', en: 'Kuanglu Lane Grid 2' }, kind: 'comprehensive', compound: 'kuanglu', area: [0, 405, 290, 545], inset: upper, rows: oldRows, microGrids: 3 },
    {
      name: { zh: '云松苑网格', en: 'Yunsong Court Grid' },
      kind: 'comprehensive',
      compound: 'yunsong',
      area: [0, 545, 290, 690],
      inset: [20, 14, 20, 14],
      rows: [
        ['highTower', 'tower', 'highTower'],
        [{ ground: 'garden', lengthMeters: 80, pitchMeters: 50 }, 'midRiseThree', 'midRiseTwo'],
      ],
      microGrids: 4,
    },
    {
      name: { zh: '学府苑第一网格', en: 'Xuefu Court Grid 1' },
      kind: 'comprehensive',
      compound: 'xuefu',
      area: [290, 130, 590, 260],
      inset: lower,
      rows: [
        ['midRiseThree', 'midRiseThree', 'midRiseThree', 'midRiseTwo'],
        ['midRiseThree', { ground: 'garden', lengthMeters: 70, pitchMeters: 50 }, 'midRiseThree'],
      ],
      microGrids: 3,
    },
    {
      name: { zh: '学府苑第二网格', en: 'Xuefu Court Grid 2' },
      kind: 'comprehensive',
      compound: 'xuefu',
      area: [290, 260, 590, 390],
      inset: upper,
      rows: [
        ['smallFlats', 'smallFlats', 'midRiseThree'],
        ['smallFlats', { ground: 'garden', lengthMeters: 60, pitchMeters: 46 }, 'midRiseThree'],
      ],
      microGrids: 3,
    },
    {
      name: { zh: '锦绣谷第一网格', en: 'Jinxiu Valley Grid 1' },
      kind: 'comprehensive',
      compound: 'jinxiu',
      area: [290, 390, 590, 550],
      inset: lower,
      rows: [
        ['tower', 'tower', 'highTower', 'highTower'],
        ['midRiseTwo', { ground: 'garden', name: { zh: '锦绣园', en: 'Jinxiu Green' }, lengthMeters: 150, pitchMeters: 60 }],
      ],
      microGrids: 4,
    },
    {
      name: { zh: '锦绣谷第二网格', en: 'Jinxiu Valley Grid 2' },
      kind: 'comprehensive',
      compound: 'jinxiu',
      area: [290, 550, 590, 710],
      inset: upper,
      rows: [
        ['midRiseTwo', { ground: 'garden', lengthMeters: 100, pitchMeters: 50 }, 'midRiseTwo'],
        ['highTower', 'highTower', 'highTower'],
      ],
      microGrids: 3,
    },
    { name: { zh: '含鄱苑第一网格', en: 'Hanpo Court Grid 1' }, kind: 'comprehensive', compound: 'hanpo', area: [590, 20, 880, 160], inset: lower, rows: riseRows, microGrids: 3 },
    {
      name: { zh: '含鄱苑第二网格', en: 'Hanpo Court Grid 2' },
      kind: 'comprehensive',
      compound: 'hanpo',
      area: [590, 160, 880, 300],
      inset: upper,
      rows: [
        ['midRiseTwo', 'midRiseTwo', 'midRiseTwo', 'midRiseTwo', 'midRiseTwo'],
        ['midRiseThree', 'midRiseTwo', 'midRiseTwo'],
      ],
      microGrids: 3,
    },
    { name: { zh: '牯岭第一网格', en: 'Guling Grid 1' }, kind: 'comprehensive', compound: 'guling', area: [590, 300, 880, 437], inset: lower, rows: oldRows, microGrids: 3 },
    {
      name: { zh: '牯岭第二网格', en: 'Guling Grid 2' },
      kind: 'comprehensive',
      compound: 'guling',
      area: [590, 437, 880, 690],
      inset: upper,
      rows: [...oldestRows, [{ ground: 'garden', name: { zh: '庐山公园', en: 'Lushan Park' }, lengthMeters: 250, pitchMeters: 112 }]],
      microGrids: 3,
    },
    {
      name: { zh: '庐山校园专属网格', en: 'Lushan Campus Exclusive Grid' },
      kind: 'exclusive',
      area: [290, -30, 590, 130],
      inset: [20, 14, 20, 14],
      rows: [
        [
          { kind: 'schoolWing', name: { zh: '庐山小学教学楼', en: 'Lushan Primary School, Classrooms' } },
          { ground: 'pitch', name: { zh: '庐山小学操场', en: 'Primary School Sports Ground' }, lengthMeters: 110, pitchMeters: 60 },
        ],
        [
          { ground: 'pitch', name: { zh: '庐山中学操场', en: 'Middle School Sports Ground' }, lengthMeters: 110, pitchMeters: 62 },
          { kind: 'schoolWing', name: { zh: '庐山中学教学楼', en: 'Lushan Middle School, Classrooms' } },
        ],
      ],
      microGrids: 1,
    },
  ],
  streets: [
    { name: { zh: '学府大街', en: 'Xuefu Avenue' }, kind: 'avenue', line: [[590, -30], [590, 710]] },
    { name: { zh: '匡庐路', en: 'Kuanglu Road' }, kind: 'street', line: [[290, -30], [290, 710]] },
    { name: { zh: '花园西路', en: 'Garden West Road' }, kind: 'street', line: [[0, 0], [0, 690]] },
    { name: { zh: '含鄱路', en: 'Hanpo Road' }, kind: 'street', line: [[880, 20], [880, 690]] },
    { name: { zh: '花园南路', en: 'Garden South Road' }, kind: 'street', line: [[0, 0], [290, 0]] },
    { name: { zh: '校园南路', en: 'Campus South Road' }, kind: 'street', line: [[290, -30], [590, -30]] },
    { name: { zh: '校园北路', en: 'Campus North Road' }, kind: 'street', line: [[290, 130], [590, 130]] },
    { name: { zh: '含鄱南路', en: 'Hanpo South Road' }, kind: 'street', line: [[590, 20], [880, 20]] },
    { name: { zh: '牯岭路', en: 'Guling Road' }, kind: 'street', line: [[590, 300], [880, 300]] },
    { name: { zh: '花园路', en: 'Garden Road' }, kind: 'street', line: [[0, 265], [290, 265]] },
    { name: { zh: '学府路', en: 'Xuefu Road' }, kind: 'street', line: [[290, 390], [590, 390]] },
    { name: { zh: '云松路', en: 'Yunsong Road' }, kind: 'street', line: [[0, 545], [290, 545]] },
    { name: { zh: '云松北路', en: 'Yunsong North Road' }, kind: 'street', line: [[0, 690], [290, 690]] },
    { name: { zh: '锦绣路', en: 'Jinxiu Road' }, kind: 'street', line: [[290, 710], [590, 710]] },
    { name: { zh: '公园路', en: 'Park Road' }, kind: 'street', line: [[590, 690], [880, 690]] },
  ],
  waters: [],
  greens: [
    { name: { zh: '花园绿地', en: 'Garden Green' }, kind: 'park', ring: [[14, -26], [276, -26], [276, -12], [14, -12]] },
    { name: { zh: '含鄱绿地', en: 'Hanpo Green' }, kind: 'park', ring: [[606, -22], [866, -22], [866, 8], [606, 8]] },
  ],
  places: [
    { zh: '庐山小学', en: 'Lushan Primary School', at: [365, 10], kind: 'school' },
    { zh: '庐山中学', en: 'Lushan Middle School', at: [510, 92], kind: 'school' },
    { zh: '庐山公园', en: 'Lushan Park', at: [735, 630], kind: 'park' },
  ],
};
