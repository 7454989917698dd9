import type { dotStatus } from '@finemesh/contract';
import type { CaseTone } from '../cases/MapCase.ts';
import type { StreetKind } from '../territory/TerritoryGeoJson.ts';

/** Every colour and strength that differs between the two looks; the layers themselves do not. */
export interface Palette {
  readonly water: string;
  readonly shore: string;
  readonly shoreGlow: string;
  readonly shoreGlowOpacity: number;
  readonly land: string;
  readonly green: string;
  readonly greenEdge: string;
  readonly pond: string;
  readonly pondEdge: string;
  readonly compound: string;
  readonly compoundEdge: string;
  readonly streetCasing: string;
  readonly streets: Readonly<Record<StreetKind, string>>;
  readonly buildingShadow: string;
  readonly buildingShadowOpacity: number;
  readonly buildingLow: string;
  readonly buildingTall: string;
  readonly buildingEdge: string;
  readonly gridLine: string;
  readonly gridGlow: string;
  readonly gridGlowOpacity: number;
  readonly microGridLine: string;
  readonly microGridOpacity: number;
  readonly shade: string;
  readonly highlight: string;
  readonly labels: Readonly<Record<'grid' | 'microGrid' | 'compound' | 'place' | 'street' | 'building' | 'water' | 'green', string>>;
  readonly labelHalo: string;
  readonly waterHalo: string;
  readonly cases: Readonly<Record<CaseTone, string>>;
  readonly caseGlowOpacity: number;
  readonly caseRim: string;
  readonly clusterFill: string;
  readonly clusterText: string;
  readonly selection: string;
  readonly cell: string;
  readonly cellText: string;
  readonly cellOpacity: number;
  /** Colours of moving dots as `#rrggbb`, by the status that the contract's `dotStatus` names. */
  readonly dots: Readonly<Record<keyof typeof dotStatus, string>>;
  /** Whether dots add light to what is below (dark ground) or cover it (paper). */
  readonly dotsGlow: boolean;
}
