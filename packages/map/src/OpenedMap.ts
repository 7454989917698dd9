import type { LngLat } from '@finemesh/geo';
import { CaseMarks } from './cases/CaseMarks.ts';
import type {
  DistrictMap,
  MapCase,
  MapEngineName,
  MapLanguage,
  MapPadding,
  MapTheme,
  MapViewport,
  StopListening,
} from './DistrictMap.ts';
import { DotLayer } from './dots/DotLayer.ts';
import type { MovingDots } from './dots/MovingDots.ts';
import type { MapEngine } from './engine/MapEngine.ts';
import { AnimationBeat } from './interaction/AnimationBeat.ts';
import { MapClicks } from './interaction/MapClicks.ts';
import { Signal } from './interaction/Signal.ts';
import { viewportOf, watchViewport } from './interaction/watchViewport.ts';
import { mapWords } from './map-words.ts';
import type { MapError } from './MapError.ts';
import { PickedPlace } from './place/PickedPlace.ts';
import { buildLayers, territoryData, type Look } from './style/buildStyle.ts';
import { lookChanges } from './style/lookChanges.ts';
import { paletteOf } from './style/paletteOf.ts';
import type { StyleLayer } from './style/StyleLayer.ts';
import { featureCollection } from './territory/featureCollection.ts';
import type { Bounds } from '@finemesh/geo';
import type { TerritoryGeoJson } from './territory/TerritoryGeoJson.ts';
import { TerritoryIndex, type PlaceHit } from './territory/TerritoryIndex.ts';

/** What the container says about the map, as `data-…` attributes, for style sheets and tests. */
const marks = ['mapReady', 'mapEngine', 'mapTheme', 'dotCount'] as const;

/** What an opened map is put together from. */
interface OpenedMapParts {
  readonly engine: MapEngine;
  readonly container: HTMLElement;
  readonly territory: TerritoryGeoJson;
  readonly look: Look;
  readonly padding: MapPadding;
}

/** The {@link DistrictMap} verbs over whichever engine was opened. */
export class OpenedMap implements DistrictMap {
  readonly engine: MapEngineName;
  readonly #engine: MapEngine;
  readonly #container: HTMLElement;
  readonly #dots: DotLayer;
  readonly #cases: CaseMarks;
  readonly #clicks: MapClicks;
  readonly #pickedPlace: PickedPlace;
  readonly #beat: AnimationBeat;
  readonly #viewportChanged = new Signal<[MapViewport]>();
  readonly #pickedPlaceMoved = new Signal<[LngLat, PlaceHit]>();
  readonly #failed = new Signal<[MapError]>();
  readonly #stopWatching: StopListening;
  #territory: TerritoryGeoJson;
  #index: TerritoryIndex;
  #look: Look;
  #padding: MapPadding;
  #highlighted: string | null = null;
  #shades: ReadonlyMap<string, number> | null = null;
  #unheardError: MapError | null = null;
  #isDestroyed = false;

  constructor({ engine, container, territory, look, padding }: OpenedMapParts) {
    this.engine = engine.name;
    this.#engine = engine;
    this.#container = container;
    this.#territory = territory;
    this.#index = new TerritoryIndex(territory);
    this.#look = look;
    this.#padding = padding;

    const now = (): number => performance.now();
    const stillness = matchMedia('(prefers-reduced-motion: reduce)');
    const palette = paletteOf(look.theme);
    const moving = {
      engine,
      palette,
      now,
      prefersStillness: () => stillness.matches,
      onMotion: () => this.#moved(),
    };
    this.#beat = new AnimationBeat({
      now,
      isWanted: () => this.#cases.isMoving || this.#dots.isMoving,
      requestFrame: () => engine.requestFrame(),
    });
    this.#dots = new DotLayer({ ...moving, onCount: (count) => this.#mark('dotCount', String(count)) });
    this.#cases = new CaseMarks(moving);
    this.#clicks = new MapClicks(engine, this.#dots, (point) => this.locate(point));
    this.#pickedPlace = new PickedPlace(engine, mapWords[look.language].pickedPlace, palette.cases.fresh);
    this.#pickedPlace.onMove.listen((point) => this.#pickedPlaceMoved.emit(point, this.locate(point)));
    this.#stopWatching = watchViewport(engine, (viewport) => this.#viewportChanged.emit(viewport));

    engine.on('render', () => this.#beat.frameDrawn());
    engine.on('contextrestored', () => this.#redraw());
    this.#nameCanvas();
    this.#announce();
  }

  get dots(): MovingDots {
    return this.#dots;
  }

  setTheme(theme: MapTheme): void {
    this.#changeLook({ theme });
  }

  setLanguage(language: MapLanguage): void {
    this.#changeLook({ language });
  }

  setTextScale(scale: number): void {
    this.#changeLook({ textScale: Math.min(2, Math.max(0.5, scale)) });
  }

  setTerritory(territory: TerritoryGeoJson): void {
    this.#territory = territory;
    this.#index = new TerritoryIndex(territory);
    this.#drawTerritory();
  }

  setCases(cases: readonly MapCase[]): void {
    this.#cases.set(cases);
  }

  selectCase(id: string | null): void {
    this.#cases.select(id);
  }

  highlightTerritory(code: string | null): void {
    this.#highlighted = code;
    const area = code === null ? null : this.#index.areaOf(code);
    this.#engine.setData('highlight', featureCollection(area ? [area] : []));
  }

  shadeMicroGrids(shades: ReadonlyMap<string, number> | null): void {
    this.#shades = shades;
    const shaded = this.#territory.microGrids.features.flatMap((feature) => {
      const shade = shades?.get(feature.properties.code);
      return shade === undefined ? [] : [{ ...feature, properties: { shade: Math.min(1, Math.max(0, shade)) } }];
    });
    this.#engine.setData('shades', featureCollection(shaded));
  }

  setPickedPlace(point: LngLat | null): void {
    if (!this.#isDestroyed) this.#pickedPlace.set(point);
  }

  nudgePickedPlace(eastMeters: number, northMeters: number): void {
    this.#pickedPlace.nudge(eastMeters, northMeters);
  }

  onPickedPlaceMove(listener: (point: LngLat, hit: PlaceHit) => void): StopListening {
    return this.#pickedPlaceMoved.listen(listener);
  }

  flyTo(point: LngLat, { zoom }: { zoom?: number } = {}): void {
    this.#engine.glideTo(point, zoom);
  }

  fitBounds(bounds: Bounds, { animate = true, maxZoom }: { animate?: boolean; maxZoom?: number } = {}): void {
    this.#engine.fit(bounds, { animate, maxZoom });
  }

  setPadding(padding: Partial<MapPadding>): void {
    this.#padding = { ...this.#padding, ...padding };
    this.#engine.setPadding(this.#padding);
  }

  viewport(): MapViewport {
    return viewportOf(this.#engine);
  }

  onViewportChange(listener: (viewport: MapViewport) => void): StopListening {
    return this.#viewportChanged.listen(listener);
  }

  onCaseClick(listener: (id: string, stack: readonly string[]) => void): StopListening {
    return this.#clicks.onCase.listen(listener);
  }

  onBuildingClick(listener: (code: string, point: LngLat) => void): StopListening {
    return this.#clicks.onBuilding.listen(listener);
  }

  onDotClick(listener: (slot: number) => void): StopListening {
    return this.#clicks.onDot.listen(listener);
  }

  onMapClick(listener: (point: LngLat, hit: PlaceHit) => void): StopListening {
    return this.#clicks.onMap.listen(listener);
  }

  locate(point: LngLat): PlaceHit {
    return this.#index.locate(point);
  }

  onError(listener: (error: MapError) => void): StopListening {
    const unheard = this.#unheardError;
    this.#unheardError = null;
    if (unheard) listener(unheard);
    return this.#failed.listen(listener);
  }

  /** Hands a fault of the engine to the listeners, or keeps it for the first one. */
  tellError(error: MapError): void {
    if (this.#failed.isHeard) this.#failed.emit(error);
    else this.#unheardError = error;
  }

  resize(): void {
    this.#engine.resize();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#stopWatching();
    this.#beat.stop();
    this.#pickedPlace.set(null);
    this.#clicks.clear();
    for (const signal of [this.#viewportChanged, this.#pickedPlaceMoved, this.#failed]) signal.clear();
    this.#engine.remove();
    for (const mark of marks) Reflect.deleteProperty(this.#container.dataset, mark);
  }

  #moved(): void {
    // One frame is due even when nothing glides: a dot may have appeared or gone.
    this.#engine.requestFrame();
    if (this.#cases.isMoving || this.#dots.isMoving) this.#beat.wake();
  }

  #changeLook(change: Partial<Look>): void {
    const before = buildLayers(this.#look);
    this.#look = { ...this.#look, ...change };
    this.#applyLook(before);
    const palette = paletteOf(this.#look.theme);
    this.#dots.setPalette(palette);
    this.#cases.setPalette(palette);
    this.#pickedPlace.restyle(mapWords[this.#look.language].pickedPlace, palette.cases.fresh);
    this.#nameCanvas();
    this.#mark('mapTheme', this.#look.theme);
    this.#engine.requestFrame();
  }

  #applyLook(before: readonly StyleLayer[]): void {
    for (const { layer, group, property, value } of lookChanges(before, buildLayers(this.#look))) {
      this.#engine.setProperty(layer, group, property, value);
    }
  }

  #drawTerritory(): void {
    for (const [source, data] of Object.entries(territoryData(this.#territory))) this.#engine.setData(source, data);
    this.highlightTerritory(this.#highlighted);
    this.shadeMicroGrids(this.#shades);
  }

  /** Engines bring back the style as it was when the context went, without painters and without what changed since. */
  #redraw(): void {
    this.#applyLook([]);
    this.#drawTerritory();
    this.#dots.mount();
    this.#cases.mount();
    this.#moved();
  }

  #nameCanvas(): void {
    this.#engine.canvas.setAttribute('aria-label', mapWords[this.#look.language].map);
  }

  #announce(): void {
    this.#mark('mapEngine', this.engine);
    this.#mark('mapTheme', this.#look.theme);
    this.#mark('dotCount', '0');
    // Not `idle` alone: while something pulses, an engine may never call itself idle.
    const stop = this.#engine.on('render', () => {
      if (!this.#engine.isComplete()) return;
      stop();
      this.#mark('mapReady', 'true');
    });
  }

  #mark(name: (typeof marks)[number], value: string): void {
    if (!this.#isDestroyed) this.#container.dataset[name] = value;
  }
}
