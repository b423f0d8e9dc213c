/** What guards paid starts, as far as the first screen shows it. */
export const cautionEn = {
  'caution.live': 'live · paid',
  'caution.row': 'live',
  'caution.title': 'LIVE · {{target}} · Seedpad',
  'caution.budget.used': '{{used}} of {{limit}} starts today',
  'caution.budget.near_one': '{{count}} start left today, of {{limit}}',
  'caution.budget.near_other': '{{count}} starts left today, of {{limit}}',
  'caution.budget.reached': 'Today’s limit of {{limit}} is reached',
  'caution.budget.stopped':
    'Nothing was sent: {{used}} of {{limit}} starts are used today under {{profile}}. Raise the daily limit beside the start button, then try again.',
  'caution.budget.menu': 'Daily limit…',
} as const
