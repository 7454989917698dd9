import { ref, watch } from 'vue';

const storageKey = 'finemesh.workbench.sound';

/** Two soft notes, a fifth apart (Hz), and their length in seconds. */
const notes = [587, 880];
const noteSeconds = 0.18;

// One page, one sound and one choice about it.
const isOn = ref(globalThis.localStorage?.getItem(storageKey) !== 'off');
watch(isOn, (on) => globalThis.localStorage?.setItem(storageKey, on ? 'on' : 'off'));

/** The sound of a new case, made here so that no file is loaded for it. */
export function useChime(createContext: () => AudioContext = () => new AudioContext()) {
  function play(): void {
    if (!isOn.value || globalThis.AudioContext === undefined || !wasTouched()) return;
    const context = createContext();
    notes.forEach((frequency, i) => ring(context, frequency, context.currentTime + i * noteSeconds));
    setTimeout(() => void context.close(), notes.length * noteSeconds * 1000 + 500);
  }

  return { isOn, play };
}

/** Whether the page was touched once: before that browsers keep it silent, and complain. */
export function wasTouched(): boolean {
  return globalThis.navigator.userActivation?.hasBeenActive !== false;
}

function ring(context: AudioContext, frequency: number, at: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.12, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds * 2);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + noteSeconds * 2);
}
