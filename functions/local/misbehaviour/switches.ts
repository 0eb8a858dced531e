import type { BehaviourName, Settings } from './behaviours.ts';
import { Drill } from './drill.ts';

/** What is switched on for whom. In memory: a start, and a new state, begins with nothing on and nothing counted. */
export interface Switches {
  /** What was counted of it before is forgotten. */
  switchOn<N extends BehaviourName>(partnerId: string, name: N, settings: Settings<N>): void;
  /** One or all; what was counted stays. */
  switchOff(partnerId: string, name?: BehaviourName): void;
  /** Undefined when it is off. */
  drill<N extends BehaviourName>(partnerId: string, name: N): Drill<N> | undefined;
  /** All that have been on, in the order of their switching on. */
  drills(partnerId: string): readonly Drill[];
  clear(): void;
}

export function openSwitches(): Switches {
  const partners = new Map<string, Map<BehaviourName, Drill>>();
  const drills = (partnerId: string) => [...(partners.get(partnerId)?.values() ?? [])];
  return {
    switchOn: (partnerId, name, settings) => {
      const mine = partners.get(partnerId) ?? new Map<BehaviourName, Drill>();
      mine.delete(name);
      partners.set(partnerId, mine.set(name, new Drill(name, settings)));
    },
    switchOff: (partnerId, name) => {
      for (const drill of drills(partnerId)) if (name === undefined || drill.name === name) drill.isOn = false;
    },
    drill: <N extends BehaviourName>(partnerId: string, name: N) => {
      const drill = partners.get(partnerId)?.get(name);
      return drill?.isOn ? (drill as unknown as Drill<N>) : undefined;
    },
    drills,
    clear: () => partners.clear(),
  };
}
