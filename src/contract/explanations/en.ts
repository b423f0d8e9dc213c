import type { Explanations } from './explanation'

const SETTINGS = 'https://mwm.datallog.com/preferences/settings'
const NOT_STARTED = 'Nothing was started and nothing was charged.'
const WAIT = 'Do not start it again blindly: find out first whether it started, by its result or on Datallog.'

/** English. Sources: docs/datallog-api.md for what the platform says, src/contract/reply.ts for when each is given. */
export const en: Explanations = {
  // Rejected: the platform read the request and said no.
  'credentials-missing': {
    what: 'Datallog did not find your credentials in the request.',
    why: 'The authorization token or the API key is empty, or something between Seedpad and Datallog removed it.',
    next: `Copy both values again from ${SETTINGS}, press Check credentials, then start again.`,
  },
  'token-invalid': {
    what: 'Datallog did not accept the authorization token.',
    why: 'It is cut off, has been replaced by a newer one, or belongs to another service.',
    next: `Copy the whole token from ${SETTINGS}, press Check credentials, then start again.`,
  },
  'key-not-accepted': {
    what: 'Datallog’s gateway did not accept the API key.',
    why: 'A fresh key needs up to a minute before it works. An old one may be mistyped or deleted.',
    next: `If the key is new, wait a minute and press Check credentials. If it stays like this, copy the key again from ${SETTINGS}.`,
  },
  'project-not-found': {
    what: 'Datallog does not know this project under your account.',
    why: 'The name differs, perhaps only by a capital letter or a hyphen, or the token belongs to another account.',
    next: 'Compare the name with the one on Datallog, letter by letter, and check whose token you use.',
  },
  'automation-not-found': {
    what: 'The project exists, but Datallog does not know this automation in it.',
    why: 'The name differs, the automation lies in another project, or it was never deployed.',
    next: 'Compare the name with the one in the project, letter by letter. Deploy the automation if it is new.',
  },
  forbidden: {
    what: 'Datallog did not allow this start.',
    why: 'Your account may lack access to this project or automation. Datallog’s own words, below, may say more.',
    next: 'Press Check credentials, then ask the owner of the project for access.',
  },
  'webhook-invalid': {
    what: 'Datallog could not use the webhook in the request.',
    why: 'Its two kinds of request write the webhook differently, and this target may expect the other one.',
    next: 'Check the webhook URL and headers. If they are right, choose the other wire format and start again.',
  },
  'seed-invalid': {
    what: 'Datallog could not use the seed.',
    why: 'The automation may expect another shape, or this target wants a JSON object and not a text or a list.',
    next: 'Compare the seed with one that worked. If it is right, change how the seed is written under wire format.',
  },
  'no-plan': {
    what: 'The account has no active plan.',
    why: 'A plan has ended or was never chosen, or the token belongs to an account without one.',
    next: 'Activate a plan on Datallog, then start again. Your form stays as it is.',
  },
  'no-balance': {
    what: 'The account’s balance is too low for this start.',
    why: 'Earlier executions have used it up.',
    next: 'Top up the balance on Datallog, then start again. Your form stays as it is.',
  },
  'project-inactive': {
    what: 'The project exists, but it is not active.',
    why: 'Someone may have paused it, or it was never activated.',
    next: 'Activate the project on Datallog, then start again.',
  },
  'automation-disabled': {
    what: 'The automation exists, but it is disabled.',
    why: 'Someone switched it off, perhaps while changing it.',
    next: 'Ask why it is off. Enable it on Datallog, then start again.',
  },
  refused: {
    what: 'Datallog refused the start.',
    why: 'It gives a reason that Seedpad does not know. Its own words, below, say more than we can.',
    next: 'Follow Datallog’s words. Compare the Request tab with a start that worked.',
  },
  'rate-limited': {
    what: 'Datallog received too many requests and turned this one away.',
    why: 'Many starts came in a short time, from here or from another place that uses the same account.',
    next: 'Wait a minute, then start again. In a batch, choose a lower rate.',
  },

  // Not sent: it is proven that no request left.
  'connection-refused': {
    what: `The target’s machine refused the connection. ${NOT_STARTED}`,
    why: 'No service listens at that address, or a firewall turns connections away.',
    next: 'Check the target’s address in the settings of Seedpad’s server, then start again.',
  },
  'dns-failed': {
    what: `The target’s name could not be found. ${NOT_STARTED}`,
    why: 'Seedpad’s server has no network or no name service, or the name is mistyped.',
    next: 'Check the server’s network and the target’s address, then start again.',
  },
  'tls-failed': {
    what: `No secure connection to the target could be made. ${NOT_STARTED}`,
    why: 'Its certificate has expired or is not trusted, or a proxy inspects the traffic with a certificate of its own.',
    next: 'Have the certificate or the proxy checked. A certificate authority of your company’s own can be made known to Seedpad’s server. Do not work around it: your credentials would be exposed.',
  },
  'connect-failed': {
    what: `The target could not be reached. ${NOT_STARTED}`,
    why: 'Seedpad’s server may be offline, or a firewall drops its connections.',
    next: 'Check the server’s network, then start again.',
  },
  'proxy-unreachable': {
    what: `The proxy in front of Seedpad’s server could not be reached. ${NOT_STARTED}`,
    why: 'The proxy is down, or its address in the server’s environment is out of date.',
    next: 'Check the proxy in the environment of Seedpad’s server, restart the server, then start again.',
  },
  'proxy-refused': {
    what: `The proxy in front of Seedpad’s server did not let the start through. ${NOT_STARTED}`,
    why: 'It wants other credentials, does not allow this address, or could not reach the target itself. The server’s log has its answer.',
    next: 'Ask whoever runs the proxy, or except the target from it in the environment of Seedpad’s server, then start again.',
  },
  'invalid-request': {
    what: `Seedpad’s own server did not accept this request. ${NOT_STARTED}`,
    why: 'A field holds something that can’t be sent, or the page is older than the server.',
    next: 'Correct the field that is named. If none is, reload the page: your draft is kept.',
  },
  'server-stopping': {
    what: `Seedpad’s server was shutting down and took no new starts. ${NOT_STARTED}`,
    why: 'Someone stopped it, or restarted it just then.',
    next: 'Wait until it is back, then start again.',
  },
  'never-reached-server': {
    what: `The request never reached Seedpad’s server. ${NOT_STARTED}`,
    why: 'The connection broke or the page closed before it was sent. The server’s journal has no trace of it.',
    next: 'Start again: this run can’t be charged.',
  },

  // Unknown: the request may have reached the platform.
  timeout: {
    what: 'Datallog did not answer in time. The automation may have started.',
    why: 'The platform or the network is slow. The request may have been carried out, and only the answer is missing.',
    next: WAIT,
  },
  'connection-reset': {
    what: 'The connection broke before the answer was complete. The automation may have started.',
    why: 'The platform, a gateway or the network cut it, perhaps after the request had arrived.',
    next: WAIT,
  },
  redirect: {
    what: 'The target answered with a redirect, which Seedpad never follows. Whether the automation started is not known.',
    why: 'The target’s address may be out of date, or a login page stands in front of it.',
    next: `Check the target’s address in the settings of Seedpad’s server. ${WAIT}`,
  },
  'server-error': {
    what: 'Datallog or its gateway reported an error of its own. The automation may have started.',
    why: 'Such an error can come before or after the start, and the answer does not say which.',
    next: WAIT,
  },
  'unexpected-status': {
    what: 'The target answered in a way that Datallog’s documentation does not describe. The automation may have started.',
    why: 'Another service may answer at this address, or the platform has changed.',
    next: `Read the Answer tab. ${WAIT}`,
  },
  'unreadable-answer': {
    what: 'An answer came, but it is not the JSON that Datallog promises. The automation may have started.',
    why: 'A gateway or a proxy may have answered in Datallog’s place.',
    next: `Read the Answer tab. ${WAIT}`,
  },
  'answer-too-large': {
    what: 'The answer was so long that Seedpad stopped reading it. The automation may have started.',
    why: 'Datallog’s answers are short, so something else has probably answered.',
    next: `Read the Answer tab. ${WAIT}`,
  },
  'no-execution-id': {
    what: 'Datallog reported success, but without a usable execution id. The automation has probably started.',
    why: 'The answer was empty or incomplete, so nothing in it proves the start.',
    next: WAIT,
  },
  'contradictory-answer': {
    what: 'The answer says both that the start succeeded and that it failed.',
    why: 'Its status and its words do not agree, so neither can be trusted.',
    next: `Read the Answer tab. ${WAIT}`,
  },
  'server-crashed': {
    what: 'Seedpad’s server stopped between sending the request and noting the answer. The automation may have started.',
    why: 'It was killed, crashed or lost power just then. Its journal shows the request, but no outcome.',
    next: WAIT,
  },
  'journal-changed': {
    what: 'Seedpad’s server no longer has the journal in which this start belongs. Whether it was sent can’t be found out here.',
    why: 'Its data directory was deleted, replaced or put back from a copy, or the machine went down with it; or another server answers at this address.',
    next: `Reload the page before the next start. ${WAIT}`,
  },
}
