/** The page's own storage, unknown outcomes and their ways out, sending again. */
export const promisesEn = {
  'promises.storage.waiting':
    'A tab with an older Seedpad holds the history. Close or reload that tab; this page then goes on by itself.',
  'promises.storage.outdated':
    'A newer Seedpad has opened in another tab. Reload this page to go on; what you typed is kept.',
  'promises.storage.denied':
    'This browser keeps no data for this page (a private window, or site data is blocked). Seedpad starts nothing without its history: allow site data for this address, then reload.',
  'promises.storage.full':
    'No room is left for the history. Seedpad starts nothing without it: free disk space, then reload.',
  'promises.storage.failed':
    'The history can’t be opened. Seedpad starts nothing without it, and goes on trying.',
  'promises.storage.reload': 'Reload',

  'promises.trouble.denied':
    'Nothing was sent: this browser keeps no data for this page, and no start goes out before it is written down. Allow site data for this address, then start again. What you typed is still here.',
  'promises.trouble.full':
    'Nothing was sent: no room is left for the history, and no start goes out before it is written down. Delete old runs or free disk space, then start again. What you typed is still here.',
  'promises.trouble.waiting':
    'Nothing was sent: a tab with an older Seedpad holds the history. Close or reload that tab, then start again.',
  'promises.trouble.outdated':
    'Nothing was sent: a newer Seedpad has opened in another tab. Reload this page, then start again. What you typed is kept.',
  'promises.trouble.slow':
    'Nothing was sent: the history could not be written within 10 seconds. Check the disk, then start again.',
  'promises.trouble.insecure':
    'Nothing was sent: the page came over plain http from another machine, where the browser withholds what Seedpad needs. Open it over https, or on the server’s own machine.',
  'promises.trouble.failed':
    'Nothing was sent: the history could not be written, and no start goes out before it is written down. Reload the page, then start again. What you typed is kept.',
  'promises.trouble.unexpected':
    'Something went wrong in this page. Look at the newest row under Runs before you start again: it says what became of the start.',

  'promises.unwritten.title_one': 'A start’s outcome could not be written to the history.',
  'promises.unwritten.title_other': '{{count}} outcomes could not be written to the history.',
  'promises.unwritten.text':
    'Until it can, it is known to this tab only: keep the tab open, or take it along.',
  'promises.unwritten.retry': 'Write now',
  'promises.unwritten.download': 'Download as JSON',

  'promises.notLoaded':
    'This part of the page could not be loaded. Check that Seedpad’s server runs, then try again.',
  'promises.byHand': 'by hand',
  'promises.notStarted': 'not started',
  'promises.provenByResult': 'proven by its result',
  'promises.ways': 'Three ways out',
  'promises.waysLink': 'Three ways out of “unknown”',
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
  'promises.markDialog.note': 'How do you know?',
  'promises.markDialog.noteHint': 'Kept with the run for whoever asks later.',
  'promises.markDialog.noteMissing': 'Write down how you know: it is the only evidence this mark will have.',
  'promises.markDialog.id': 'execution_id, if you found it elsewhere',
  'promises.markDialog.idBad': 'An execution_id is at most 200 plain characters long, without spaces.',
  'promises.markDialog.by': 'Recorded with the time, as {{who}}.',
  'promises.markDialog.byNobody': 'Recorded with the time, without a name: no credentials are entered.',
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

  'promises.damaged.row': 'damaged row',
  'promises.damaged.text':
    'The stored row of this run can’t be read completely. It is kept as it is; what could be read is shown.',
  'promises.damaged.raw': 'Stored row',
} as const
