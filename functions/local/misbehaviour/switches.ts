import type { BehaviourName, Settings } from './behaviours.ts';
import { Trial } from './trial.ts';

/** What is switched on for whom. In memory: a start, and a new state, begins with nothing on and nothing counted. */
export interface Switches {
  /** What was counted of it before is forgotten. */
  switchOn<N extends BehaviourName>(partnerId: string, name: N, settings: Settings<N>): void;
  /** One or all; what was counted stays. */
  switchOff(partnerId: string, name?: BehaviourName): void;
  /** Undefined when it is off. */
  trial<N extends BehaviourName>(partnerId: string, name: N): Trial<N> | undefined;
  /** All that have been on, in the order of their switching on. */
  trials(partnerId: string): readonly Trial[];
  /** Who has, or had, anything on. */
  partnerIds(): readonly string[];
  clear(): void;
}

export function openSwitches(): Switches {
  const partners = new Map<string, Map<BehaviourName, Trial>>();
  const trials = (partnerId: string) => [...(partners.get(partnerId)?.values() ?? [])];
  return {
    switchOn: (partnerId, name, settings) => {
      const mine = partners.get(partnerId) ?? new Map<BehaviourName, Trial>();
      mine.delete(name);
      partners.set(partnerId, mine.set(name, new Trial(name, settings)));
    },
    switchOff: (partnerId, name) => {
      for (const trial of trials(partnerId)) if (name === undefined || trial.name === name) trial.isOn = false;
    },
    trial: <N extends BehaviourName>(partnerId: string, name: N) => {
      const trial = partners.get(partnerId)?.get(name);
      return trial?.isOn ? (trial as unknown as Trial<N>) : undefined;
    },
    trials,
    partnerIds: () => [...partners.keys()],
    clear: () => partners.clear(),
  };
}
