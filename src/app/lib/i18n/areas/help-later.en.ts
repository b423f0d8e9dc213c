/** The help pane: questions in the operator's words. */
export const helpLaterEn = {
  'help.shortcuts': 'Keyboard shortcuts',
  'help.settings': 'Open the platform’s settings page',
  'help.seed.q': 'What is a seed?',
  'help.seed.a':
    'The JSON that your automation gets as its input: the first argument of its function. It is sent exactly as the editor shows it. With an empty editor no seed is sent.',
  'help.first.q': 'How do I try it without paying?',
  'help.first.a':
    'Choose the simulator (violet, top left) and press Start automation. The sample gives an execution_id and, seconds later, a result. Names such as no-plan or slow, offered under Automation, show what can go wrong.',
  'help.credentials.q': 'Where do the token and the key come from?',
  'help.credentials.a':
    'From the settings page of your Datallog account. Paste each into its field, as copied, and press Check credentials: that starts nothing. A fresh key needs up to a minute. To keep them beyond this tab, make a vault.',
  'help.charged.q': 'When am I charged?',
  'help.charged.a':
    'Only for a start on a live target (red, marked live). One click is sent at most once, and nothing is repeated by itself. Set a daily limit beside the start button; a profile can also ask for the automation’s name before each start.',
  'help.result.q': 'Where does the result go?',
  'help.result.a':
    'Where you send it: to this dashboard’s inbox (it then stands in the run), to another URL, or to the webhook set for the automation on the platform.',
  'help.reach.q': 'How does a live result reach my inbox?',
  'help.reach.a':
    'Datallog must reach this server from the internet. Put it behind HTTPS or a tunnel, set SEEDPAD_PUBLIC_URL to that address, then test it on the Inbox page.',
  'help.unknown.q': 'Why is a run “unknown”?',
  'help.unknown.a':
    'It was sent, but no clear answer came back: it may have started or not. Wait for its result, which proves it; look on the platform and mark it by hand; or send it again, knowing that it may be charged twice.',
  'help.lost.q': 'What if the page or the server crashes?',
  'help.lost.a':
    'What you typed is kept in this browser as you type. Each start is written down before it is sent; after a restart the page asks the server’s journal what became of it.',
  'help.demo.q': 'How do I show it to others?',
  'help.demo.a':
    'Turn on demo mode: larger type, secrets that can’t be revealed, the simulator as target, names hidden if you like, and a scripted example in four steps.',
  'help.tour.step': 'Step {{at}} of {{of}}',
  'help.tour.next': 'Next',
  'help.tour.back': 'Back',
  'help.tour.end': 'End tour',
  'help.tour.done': 'Done',
  'help.tour.target.title': 'Where a start goes',
  'help.tour.target.text':
    'The simulator is free and answers like the platform. Live targets start paid runs; they are marked in colour and in words everywhere.',
  'help.tour.seed.title': 'The seed',
  'help.tour.seed.text':
    'The JSON that your automation gets as input, sent exactly as you see it. It is saved as you type; mistakes are marked at their place.',
  'help.tour.sendTo.title': 'Where the result goes',
  'help.tour.sendTo.text':
    'With this dashboard’s inbox, the result comes back into the run. It can also go to another URL, or to the automation’s own webhook.',
  'help.tour.start.title': 'Start',
  'help.tour.start.text':
    'The line beside the button says what will happen before you press it. One press is sent at most once.',
  'help.tour.runs.title': 'What happened',
  'help.tour.runs.text':
    'Every start stays here with its execution_id, its answer and its result, from where it can be changed and run again.',
} as const
