/** Unknown outcomes and their ways out, marks, sending again; comes with a run’s detail. */
export const promisesLaterEn = {
  'promises.ways': 'Three ways out',
  'promises.wait.title': 'Wait for the result',
  'promises.wait.inbox':
    'Waiting for {{elapsed}}. A result at this run’s own address proves that it started, and is noticed by itself.',
  'promises.wait.unverified':
    'A result came {{ago}}, but without this run’s secret, so it proves nothing. Look at it under Result and judge.',
  'promises.wait.unreachable':
    'It would have to come to {{host}}, which {{target}} can’t reach from the internet: nothing will come.',
  'promises.wait.url':
    'It can’t come here: it goes to {{url}}. If it has arrived there, the automation did start.',
  'promises.wait.default':
    'It can’t come here: it goes to the automation’s default webhook. If it has arrived there, the automation did start.',
  'promises.mark.title': 'Mark it by hand',
  'promises.mark.text': 'You looked on Datallog, or asked, and know what happened.',
  'promises.mark.started': 'It started…',
  'promises.mark.not-started': 'It did not…',
  'promises.again.title': 'Send it again',
  'promises.again.paid': 'If the first one did start, this is a second paid start.',
  'promises.again.free': 'The simulator charges nothing. On Datallog this could be a second paid start.',
  'promises.again.button': 'Send again…',

  'promises.markDialog.started': 'Mark this run as started',
  'promises.markDialog.not-started': 'Mark this run as not started',
  'promises.markDialog.name': 'Your name',
  'promises.markDialog.note': 'How do you know?',
  'promises.markDialog.noteHint': 'Kept with the run for whoever asks later.',
  'promises.markDialog.noteMissing': 'Write down how you know: it is the only evidence this mark will have.',
  'promises.markDialog.id': 'execution_id, if you found it elsewhere',
  'promises.markDialog.idBad': 'An execution_id is at most 200 plain characters long, without spaces.',
  'promises.markDialog.by': 'Recorded with the time, as {{who}}.',
  'promises.markDialog.byNobody': 'Recorded with the time, without a name.',
  'promises.markDialog.kept': 'What was known before stays with it, and you can take the mark back.',
  'promises.markDialog.changed':
    'This run is not unknown any more: something else has settled it meanwhile. Nothing was changed.',
  'promises.markDialog.failed': 'The mark could not be written to the history. Try again.',
  'promises.markDialog.cancel': 'Cancel',
  'promises.markDialog.confirm.started': 'Mark as started',
  'promises.markDialog.confirm.not-started': 'Mark as not started',

  'promises.marked.started': 'Marked as started, by hand',
  'promises.marked.not-started': 'Marked as not started, by hand',
  'promises.marked.by': '{{who}}, {{when}}',
  'promises.marked.nobody': 'without a name',
  'promises.marked.before': 'Before that:',
  'promises.marked.confirmed': 'A result has come since and proves that it started.',
  'promises.marked.overruled': 'A result has come since and proves the mark wrong: it did start.',
  'promises.marked.undo': 'Take the mark back',
  'promises.marked.done': 'The run is marked.',
  'promises.timeline.started': 'marked as started',
  'promises.timeline.not-started': 'marked as not started',

  'promises.link.of': 'Sends again the run of {{time}}:',
  'promises.link.as': 'Sent again at {{time}}:',
  'promises.link.show': 'Show the run of {{time}}',

  'promises.againDialog.title': 'Send this run again?',
  'promises.againDialog.paid': 'The first one may have started. Sending it again may charge twice.',
  'promises.againDialog.free': 'The first one may have started. The simulator charges nothing.',
  'promises.againDialog.what':
    '{{automation}} in {{project}} with the same request, on {{target}} as {{profile}}.',
  'promises.againDialog.again': 'It was sent again {{ago}} already.',
  'promises.againDialog.showAgain': 'Show that run',
  'promises.againDialog.headers': 'Header values are not kept in the history. Enter them again:',
  'promises.againDialog.headerMissing': 'Enter the value of this header.',
  'promises.againDialog.credentials':
    '{{target}} needs the authorization token and the API key: enter them first.',
  'promises.againDialog.noTarget': 'This server does not offer {{target}} any more.',
  'promises.againDialog.moved': '{{target}} is at {{now}} now; the first one went to {{then}}.',
  'promises.againDialog.failed': 'This run can’t be sent again as it is. Use Edit and run.',
  'promises.againDialog.edit': 'Edit first',
  'promises.againDialog.cancel': 'Don’t send',
  'promises.againDialog.confirm': 'Send again',
  'promises.againDialog.confirmPaid': 'Send again anyway',
  'promises.againDialog.sending': 'Sending…',

  'promises.damaged.text':
    'The stored row of this run can’t be read completely. It is kept as it is; what could be read is shown.',
  'promises.damaged.raw': 'Stored row',
  'promises.provenByResult': 'proven by its result',
  'promises.damaged.row': 'damaged row',
} as const
