/** A run’s timeline and result; comes with the run’s detail. */
export const resultLaterEn = {
  'timeline.label': 'Timeline',
  'timeline.sent': 'sent {{time}}',
  'timeline.ahead': 'ahead of this computer’s clock',
  'timeline.notSent': 'never left this dashboard',
  'timeline.waitingAnswer': 'waiting for the answer, {{elapsed}}',
  'timeline.accepted': 'accepted',
  'timeline.rejected': 'rejected',
  'timeline.unknown': 'outcome unknown',
  'timeline.proved': 'start proved by a delivery {{after}}',
  'timeline.result': 'result {{after}}',
  'timeline.unverified': 'unverified delivery {{after}}',
  'timeline.waitingResult': 'waiting for the result, {{elapsed}}',
  'timeline.waitingLong': 'waiting for the result, {{elapsed}}: unusually long',
  'timeline.elsewhere': 'result goes elsewhere',

  'result.fromFile':
    'This run came from a file, without a result. One would arrive in the browser that started it.',
  'result.none': 'Nothing was started, so no result will come.',
  'result.elsewhere': 'The result goes to {{url}}. It does not come here.',
  'result.default':
    'The result goes to the automation’s default webhook, if it has one. It does not come here.',
  'result.elsewhereHint':
    'To see results here, choose “This dashboard’s inbox” under “Send the result to” before you start.',
  'result.cleared':
    'A result came on {{when}}. It was deleted from the inbox since, so only the time is left.',
  'result.waitingTitle': 'Waiting for the result for {{elapsed}}',
  'result.waiting':
    'It shows up here by itself as soon as Datallog delivers it. You can close the page meanwhile: the inbox keeps it.',
  'result.waitingSim':
    'It shows up here by itself as soon as the simulator delivers it. You can close the page meanwhile: the inbox keeps it.',
  'result.longTitle': 'No result for {{elapsed}}: that is unusually long',
  'result.longIntro': 'Seedpad goes on waiting. What you can check:',
  'result.longRunning':
    'Is the automation still running, or did it fail? Its log on Datallog says so; some take hours.',
  'result.longReach':
    'Can Datallog reach {{url}} from the internet? The test sends a delivery there and says what happened.',
  'result.longUnproven': 'This run’s outcome is unknown: if it never started, no result will come.',
  'result.longSim':
    'The simulator delivers within 20 seconds, or never where the automation is called “result-never”. What was due when the server stopped is lost.',
  'result.unreachable':
    'It was asked to come to {{host}}, which {{target}} can’t reach from the internet: unless a tunnel of yours leads there, nothing will come.',
  'result.reconnecting':
    'This page has lost touch with the inbox and is reconnecting. Nothing is lost meanwhile.',
  'result.deliveries': 'Deliveries',
  'result.delivery': 'Delivery at {{time}}',
  'result.copies_one': 'came once',
  'result.copies_other': 'came {{count}} times',
  'result.lastCopy': 'last copy: {{time}}',
  'result.late': 'late',
  'result.verified': 'verified',
  'result.verifiedHint': 'It brought this run’s secret.',
  'result.unverified': 'unverified: it did not bring this run’s secret',
  'result.contradiction':
    'A delivery with this run’s secret came, although the run counts as {{state}}. Look into it: it may have started after all.',
  'result.emptyBody': 'The delivery had no body.',
  'result.bodyGone':
    'The body of this delivery was dropped by the inbox’s limits before this browser could read it.',
  'result.label': 'Result',
  copyOf: 'Copy {{what}}',
  'run.noContentType': 'no content type',
} as const
