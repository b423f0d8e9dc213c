/** The inbox’s page, its test and its dialogs; comes with them. */
export const inboxLaterEn = {
  'inbox.heading': 'Inbox',
  'inbox.menu': 'More for the inbox',
  'inbox.list': 'Deliveries',
  'inbox.detail': 'Delivery',
  'inbox.filter': 'Filter deliveries',
  'inbox.filterPlaceholder': 'Filter by run, header or content',
  'inbox.emptyTitle': 'Nothing has arrived yet',
  'inbox.empty':
    'Whatever is sent to this inbox shows up here: results of runs, and anything sent to its address to try a webhook. To see one now, start the sample on the simulator, or press “Test my inbox” under “Address, test and notifications”.',
  'inbox.noMatch': 'No delivery matches “{{text}}”.',
  'inbox.older': 'Show older deliveries',
  'inbox.choose': 'Choose a delivery to see what came.',
  'inbox.gone': 'This delivery is not here any more.',
  'inbox.back': 'Back to the list',
  'inbox.unseen': 'new',
  'inbox.test': 'Test delivery',
  'inbox.orphan': 'No run here',
  'inbox.orphanText':
    'No run in this browser’s history has the id {{id}}: the run was deleted, was started in another browser, or there never was one.',
  'inbox.testText': 'Sent by “Test my inbox”.',
  'inbox.toRun': 'Show the run',
  'inbox.ofRun': '{{automation}} in {{project}}',
  'inbox.received': 'Received',
  'inbox.first': 'First copy',
  'inbox.request': 'Request',
  'inbox.size': 'Size',
  'inbox.hash': 'SHA-256',
  'inbox.proof': 'Origin',
  'inbox.proofVerified': 'verified by the run’s secret',
  'inbox.proofUnverified': 'unverified: it did not bring the run’s secret, so anybody may have sent it',
  'inbox.proofNone': 'not to be told: there is no run to compare with',
  'inbox.headers_one': '{{count}} header',
  'inbox.headers_other': '{{count}} headers',
  'inbox.masked':
    'Values that may be secrets are not kept: all but those that senders and proxies write themselves.',
  'inbox.body': 'Body',

  'inbox.about': 'Address, test and notifications',
  'inbox.address': 'This inbox’s address',
  'inbox.addressHint':
    'Send anything there to try a webhook without a run. Whoever has the address can put deliveries into this inbox; only this browser can read them.',
  'inbox.addressShow': 'Show',
  'inbox.addressHide': 'Hide',
  'inbox.addressCopy': 'Copy the address with its secret',
  'inbox.local': 'Only programs on this machine or in its network can reach it.',
  'inbox.limits':
    'The server keeps the newest 1,000 deliveries of up to 30 days, 64 MiB together; this browser keeps what it has seen until you delete it.',

  'inbox.testMine': 'Test my inbox',
  'inbox.testing': 'Testing…',
  'inbox.tested.ok': 'A delivery sent to {{via}} arrived in this inbox after {{duration}}.',
  'inbox.tested.okLocal':
    'A delivery sent to {{via}} arrived in this inbox after {{duration}}. It came from this very machine, though: Datallog can’t reach that address from the internet.',
  'inbox.tested.dns-failed':
    'Nobody knows the name in {{via}}. Check SEEDPAD_PUBLIC_URL for a typing mistake, and whether the tunnel is up.',
  'inbox.tested.connection-refused':
    'Nobody listens at {{via}}. Start the reverse proxy or tunnel, or correct SEEDPAD_PUBLIC_URL.',
  'inbox.tested.connection-reset': '{{via}} cut the connection. Look at the proxy’s or tunnel’s own log.',
  'inbox.tested.tls-failed':
    'The certificate of {{via}} is not accepted: it is expired, self-signed, or made for another name.',
  'inbox.tested.timeout': 'No answer came from {{via}} within {{duration}}. A firewall may swallow the call.',
  'inbox.tested.redirect':
    '{{via}} answered with a redirect ({{status}}), often to a login page. Webhooks don’t log in: let /hooks pass without it.',
  'inbox.tested.refused':
    '{{via}} answered {{status}} instead of taking the delivery. Check that the proxy passes /hooks on to Seedpad unchanged.',
  'inbox.tested.not-this-server':
    'Somebody at {{via}} took the delivery, but it is not in this inbox: the address leads to another server.',
  'inbox.tested.failed': 'The call to {{via}} failed. The server’s log may say more.',
  'inbox.tested.noServer': 'Seedpad’s own server did not answer, so nothing was tested.',

  'inbox.reach.step1':
    'Put a reverse proxy or a tunnel of your own in front of this server, so that it has an address on the internet. Start Seedpad with SEEDPAD_HOOKS_PORT and let the tunnel lead to that port: it serves the inbox and nothing else.',
  'inbox.reach.step2': 'Start Seedpad with SEEDPAD_PUBLIC_URL set to that address, without /hooks.',
  'inbox.reach.step3': 'Reload this page and press the button below.',

  'inbox.notify.label': 'Desktop notifications',
  'inbox.notify.text':
    'Tell me when something arrives and no Seedpad tab is in view. It names project and automation only, never what was delivered.',
  'inbox.notify.denied':
    'This browser was told not to show notifications of this page. Allow them in its settings for this address first.',
  'inbox.notify.unsupported':
    'This browser shows no notifications here. They need https, or the server’s own machine.',

  'inbox.trouble.unkept':
    'This browser could not keep what arrived: its storage is full or blocked. The server keeps it meanwhile, and the page tries again with longer and longer pauses. Make room: delete what is not needed, or clear the inbox.',
  'inbox.trouble.crowded':
    'Too many pages or programs read this inbox, or this server, at once. What arrives is kept by the server, and the page tries again by itself. Close what is not needed.',
  'inbox.trouble.now': 'Try now',

  'inbox.resend': 'Send again with cURL',
  'inbox.resendTitle': 'Send this delivery to a program of yours',
  'inbox.resendUrl': 'Address of your program',
  'inbox.resendText':
    'Sends the same method, headers and bytes. For bash, zsh and other POSIX shells. Masked header values are not known and left out.',
  'inbox.resendCommand': 'Command',
  'inbox.resendCopy': 'Copy as cURL',
  'inbox.resendCut': 'Only its beginning is shown; all {{size}} are copied.',
  'inbox.resendBadUrl': 'Enter a whole address, such as http://localhost:8000/webhook.',

  'inbox.clear': 'Clear the inbox',
  'inbox.clearTitle': 'Clear the inbox?',
  'inbox.clearNothing': 'There is nothing to clear.',
  'inbox.clearText_one': '{{count}} delivery is deleted, here and on the server. This can’t be undone.',
  'inbox.clearText_other': '{{count}} deliveries are deleted, here and on the server. This can’t be undone.',
  'inbox.clearKeep_one': 'Keep {{count}} delivery that belongs to a run of the history',
  'inbox.clearKeep_other': 'Keep {{count}} deliveries that belong to runs of the history',
  'inbox.clearKeepHint': 'Kept in this browser; the server’s copy goes in any case.',
  'inbox.clearCancel': 'Cancel',
  'inbox.clearConfirm': 'Delete',
  'inbox.clearFailed': 'The server could not clear the inbox, so nothing was deleted. Try again.',
  'inbox.seenAll': 'Mark all as seen',
} as const
