import type { FaultRun, Figures } from './run-faults'

/** One block of text: the figures that are promised, then what was done, then each finding (a few of a kind). */
export function printFigures(run: FaultRun, figures: Figures): string {
  // The control is meant to have many; of the product each one counts.
  const shown = run.sender === 'naive' ? 3 : 20
  const findings = (['duplicates', 'lost', 'wrong', 'canaries', 'uncaught'] as const).flatMap((kind) =>
    figures[kind].slice(0, shown).map((line) => `  ${kind}: ${line.replace(/\s+/g, ' ')}`),
  )
  const table = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([what, times]) => `${what} ${times}`)
      .join(', ')
  return [
    `SEEDPAD_SEED=${run.seed}, sender: ${run.sender}`,
    `starts ${figures.starts}, faults ${figures.faultTotal}, duplicates ${figures.duplicates.length}, ` +
      `lost rows ${figures.lost.length}, wrong states ${figures.wrong.length}, canaries ${figures.canaries.length}, ` +
      `${figures.seconds.toFixed(0)} s`,
    `  arrivals at the platform: ${figures.arrivals}; starts made in ${figures.startingSeconds.toFixed(0)} s, then recovery`,
    `  states: ${table(figures.states)}`,
    `  faults: ${table(figures.faults)}`,
    ...(Object.keys(figures.refusals).length > 0
      ? [`  clicks that wrote no row, the second of two for one start among them: ${table(figures.refusals)}`]
      : []),
    ...findings,
  ].join('\n')
}
