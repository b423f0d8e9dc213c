// Which options of curl take a value; source: `curl --help all` of 7.88 and the options added since (8.x).
const WITH_VALUE = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie
  cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface
  dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form
  form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms
  haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key
  key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time
  netrc-file noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto
  proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header
  proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
  proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request request-target resolve
  retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service
  socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype
  tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file upload-flags url url-query user user-agent
  variable vlan-priority write-out`.split(/\s+/),
)

/** Long names of the short options that matter here; the others keep their letter. */
const LONG: Record<string, string> = {
  A: 'user-agent',
  b: 'cookie',
  d: 'data',
  e: 'referer',
  F: 'form',
  G: 'get',
  H: 'header',
  I: 'head',
  k: 'insecure',
  K: 'config',
  L: 'location',
  o: 'output',
  s: 'silent',
  T: 'upload-file',
  u: 'user',
  x: 'proxy',
  X: 'request',
}
const SHORT_WITH_VALUE = new Set('AbcCdDeEFhHKmoPQrtTuUwxXyYz')

/** One option, by its long name where it has one here, as it was written, with its value. */
export type CurlOption<W> = { name: string; written: string; value: W | null }

/** Reads the arguments of curl as it does: `-X POST`, `-XPOST`, `-sSL`, `--request POST`; anything else is an address. */
export function readCurlOptions<W extends { text: string; fills: string[] }>(
  words: readonly W[],
): { options: CurlOption<W>[]; addresses: W[] } {
  const options: CurlOption<W>[] = []
  const addresses: W[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word) break
    const { text } = word
    if (text.startsWith('--') && text.length > 2) {
      // `--data=…` is no form of curl's, but of those who write it.
      const [, name = '', glued] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(text) ?? []
      const takes = WITH_VALUE.has(name.replace(/^expand-/, ''))
      const next = glued === undefined ? words[at + 1] : { ...word, text: glued }
      if (takes && glued === undefined) at += 1
      options.push({ name, written: `--${name}`, value: takes ? (next ?? null) : null })
    } else if (text.startsWith('-') && text.length > 1) {
      for (let letter = 1; letter < text.length; letter++) {
        const short = text.charAt(letter)
        const written = `-${short}`
        const name = LONG[short] ?? written
        if (!SHORT_WITH_VALUE.has(short)) {
          options.push({ name, written, value: null })
          continue
        }
        const rest = text.slice(letter + 1)
        const value = rest === '' ? (words[++at] ?? null) : { ...word, text: rest }
        options.push({ name, written, value })
        break
      }
    } else addresses.push(word)
  }
  return { options, addresses }
}
