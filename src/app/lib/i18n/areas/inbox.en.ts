/** The inbox’s way in, the stream’s state, and what must be said at once. */
export const inboxEn = {
  'nav.inbox': 'Inbox',

  'inbox.state.connecting': 'inbox: connecting…',
  'inbox.state.live': 'inbox live',
  'inbox.state.reconnecting': 'inbox: reconnecting…',
  'inbox.state.refusing': 'inbox refuses deliveries',
  'inbox.state.stuck': 'inbox: not kept here',
  'inbox.state.liveHint': 'What arrives shows up within a moment.',
  'inbox.state.followingHint': 'Another tab of this browser holds the stream for all of them.',
  'inbox.state.reconnectingHint':
    'The page tries again by itself. What arrives meanwhile is kept by the server.',
  'inbox.new_one': '{{count}} new delivery',
  'inbox.new_other': '{{count}} new deliveries',

  'inbox.notWritable':
    'Seedpad’s server can’t store deliveries: its disk is full or read-only. Results are being refused with 503, and a sender that does not try again loses them. Make room in the data directory; this goes away by itself.',
  'inbox.gap_one':
    'At most {{count}} older delivery was dropped by the inbox’s limits before this browser saw it.',
  'inbox.gap_other':
    'At most {{count}} older deliveries were dropped by the inbox’s limits before this browser saw them.',
  'inbox.gapUnknown':
    'Older deliveries were dropped by the inbox’s limits before this browser saw them; how many, nobody can tell.',
  'inbox.gapReset':
    'The server’s inbox began anew (another data directory). What it had received before and this browser had not seen yet is gone.',

  'inbox.reach.how': 'How to change that',

  'inbox.notify.title_one': 'A delivery came in',
  'inbox.notify.title_other': '{{count}} deliveries came in',
  'inbox.notify.noRun': 'It belongs to no run of this browser.',
} as const
