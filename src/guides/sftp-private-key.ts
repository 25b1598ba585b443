import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to SFTP. */
export const sftpPrivateKey: ConnectorGuide = {
  connector: 'SFTP Private Key',
  name: 'SFTP',
  before: [
    'The person who runs the SFTP server has the details asked for here.',
    'If the server isn’t open to the internet, it has to allow this connection first.',
  ],
  steps: {
    None: [
      'Ask for the server’s address, your user name there and its time zone.',
      'Ask for the private key whose public half is registered for that user.',
      'Paste the whole key, with its first and last line.',
    ],
  },
  fields: {
    HostUri: {
      hint: 'The name or address of the server.',
      example: 'sftp://example.com',
      prefix: 'sftp://',
      store: 'full',
      pattern: '^sftp:\\/\\/\\S+$',
      patternHint: 'Only the name or address, without spaces.',
    },
    UserName: {
      hint: 'Your user on the SFTP server.',
      example: 'sftp_user',
    },
    PrivateKey: {
      hint: 'An RSA key in PKCS #1 format. It starts with BEGIN RSA PRIVATE KEY.',
      shape: 'privateKey',
      secret: true,
      multiline: true,
    },
    Passphrase: {
      label: 'Passphrase',
      hint: 'Only if the key is protected with one.',
      secret: true,
    },
    ServerTimeZone: {
      hint: 'The zone the server’s clock runs in. A wrong one hides updated files.',
      example: 'Europe/London',
    },
  },
  notes: [
    'Keys in OpenSSH or PKCS #8 format are not what the guide asks for; they can be converted.',
    'The example in the guide has its BEGIN and END lines.',
    'A server behind a firewall has to let Cyclr’s addresses in: https://docs.cyclr.com/cyclr-ip-allowlist',
    'With a wrong time zone the method List Updated Files misses files.',
  ],
}
