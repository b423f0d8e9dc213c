/** The dialogs that guard paid starts: the daily limit, and typing a name to confirm. */
export const cautionLaterEn = {
  'caution.budget.title': 'Daily limit of starts',
  'caution.budget.reachedTitle': 'Today’s limit is reached',
  'caution.budget.about':
    'Counts what may have been charged today under {{profile}} on live targets, in this browser: started, sending and unknown. Batches count too. Datallog knows nothing of this limit.',
  'caution.budget.what':
    'Nothing was sent. {{used}} starts went out today under {{profile}}; you set {{limit}} as the limit.',
  'caution.budget.perDay': 'Starts per day',
  'caution.budget.raiseTo': 'For today, allow up to',
  'caution.budget.wrong': 'Enter a whole number from {{min}} to 100,000.',
  'caution.budget.save': 'Save limit',
  'caution.budget.remove': 'No limit',
  'caution.budget.raise': 'Raise for today and start',
  'caution.budget.cancel': 'Don’t start',
  'caution.budget.saved': '{{profile}}: at most {{limit}} starts a day.',
  'caution.budget.removed': '{{profile}} has no daily limit now.',
  'caution.budget.failed': 'The limit could not be saved: this browser refuses to store it.',
  'caution.typed.title': 'Start a paid run?',
  'caution.typed.what':
    '{{profile}} asks for this: type {{automation}} to start it in {{project}} on {{target}}.',
  'caution.typed.field': 'Name of the automation',
  'caution.typed.wrong': 'That is not the automation’s name. Nothing was sent.',
  'caution.typed.confirm': 'Start this paid run',
  'caution.typed.cancel': 'Don’t start',
  'caution.palette.budget': 'Daily limit of starts…',
} as const
