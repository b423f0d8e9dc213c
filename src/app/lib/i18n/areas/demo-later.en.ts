/** Demo mode: its banner and its scripted example. */
export const demoLaterEn = {
  'demo.banner': 'Demo mode. Secrets stay masked; starts go to the simulator and cost nothing.',
  'demo.bannerLive': 'Demo mode with live starts: they are paid.',
  'demo.held': '{{target}} is chosen, but starts still go to the simulator.',
  'demo.allow': 'Start on {{target}} for real',
  'demo.simulator': 'Back to the simulator',
  'demo.hideNames': 'Hide names',
  'demo.script': 'Show the example',
  'demo.endScript': 'Close the example',
  'demo.end': 'End demo',
  'demo.region': 'Scripted example',
  'demo.step': 'Step {{at}} of {{of}}',
  'demo.fill': 'Fill in',
  'demo.next': 'Next step',
  'demo.again': 'From the beginning',
  'demo.waiting': 'Filled in. Press Start automation.',
  'demo.done': 'Done.',
  'demo.accept.title': 'A start is accepted',
  'demo.accept.text':
    'The row goes from sending to started, with the execution_id as proof. Fill in, then press Start automation.',
  'demo.result.title': 'Its result comes back',
  'demo.result.text': 'A seed goes in; seconds later the result arrives in the inbox and stands in the run.',
  'demo.refusal.title': 'A refusal, in plain words',
  'demo.refusal.text': 'The account has no plan: nothing ran. The run says why, and what to do next.',
  'demo.unknown.title': 'Unknown, then proven',
  'demo.unknown.text':
    'The answer is lost, so nobody may claim anything. Then the result arrives and proves that it did start.',
} as const
