import type { CategoryGroupCode } from '@finemesh/domain';
import {
  Building2,
  Flame,
  HandHeart,
  Info,
  Leaf,
  MessageCircleMore,
  Siren,
  ThumbsUp,
  TrafficCone,
  Users,
} from '@lucide/vue';
import type { Component } from 'vue';

/** A picture for each group, so that a person finds it again without reading. */
export const groupIcons: Record<CategoryGroupCode, Component> = {
  FS: Flame,
  FA: Building2,
  CE: Leaf,
  PO: TrafficCone,
  DM: Users,
  CA: HandHeart,
  IN: Info,
  EM: Siren,
  OT: MessageCircleMore,
  CO: ThumbsUp,
};

/** What residents of the pilot ask for most (named in its reports), shown first. */
export const frequentCategories = ['FA01', 'FS02', 'CE02', 'FS01', 'FA03', 'CE01'] as const;
