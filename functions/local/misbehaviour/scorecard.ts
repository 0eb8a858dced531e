import { BEHAVIOURS } from './behaviours.ts';
import { FIGURES, type Figure } from './figures.ts';
import type { Switches } from './switches.ts';
import type { Drill } from './drill.ts';

export interface Score {
  readonly behaviour: string;
  readonly isOn: boolean;
  readonly settings: object;
  readonly goodClient: string;
  readonly figures: Partial<Record<Figure, number>>;
}

export interface Scorecard {
  readonly scores: readonly Score[];
  /** What the figures of these scores count. */
  readonly figures: Partial<Record<Figure, string>>;
}

/** How a partner's client has coped so far with what was switched on, also with what is off again. */
export function scorecardOf(partnerId: string, switches: Switches): Scorecard {
  const scores = switches.drills(partnerId).map((drill) => {
    const { name, isOn, settings } = drill;
    return { behaviour: name, isOn, settings, goodClient: BEHAVIOURS[name].goodClient, figures: figuresOf(drill) };
  });
  const shown = new Set(scores.flatMap(({ figures }) => Object.keys(figures)));
  return { scores, figures: Object.fromEntries(Object.entries(FIGURES).filter(([figure]) => shown.has(figure))) };
}

function figuresOf(drill: Drill): Score['figures'] {
  const value = (figure: Figure): number => {
    if (figure === 'notRepeated') return drill.figure('struck') - drill.figure('repeated');
    if (figure === 'notCameBack') return drill.figure('late') - drill.figure('cameBack');
    return drill.figure(figure);
  };
  const figures: readonly Figure[] = ['struck', ...BEHAVIOURS[drill.name].figures];
  return Object.fromEntries(figures.map((figure) => [figure, value(figure)]));
}
