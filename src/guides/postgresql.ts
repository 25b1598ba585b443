import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to PostgreSQL. */
export const postgresql: ConnectorGuide = {
  connector: 'PostgreSQL',
  before: [
    'The person who runs your database has the details asked for here.',
    'The database, or an SSH host in front of it, has to be reachable from the internet.',
  ],
  fields: {
    Host: {
      hint: 'A host name or an IP address.',
      example: 'db.example.com',
      shape: 'host',
    },
    Port: {
      hint: 'Usually 5432.',
      example: '5432',
      shape: 'integer',
      pattern: '^[0-9]{1,5}$',
      patternHint: 'A number of up to five digits.',
      suggestions: ['5432'],
    },
    Database: {
      hint: 'The name of one database on that server.',
      example: 'shop',
    },
    SslConnection: {
      label: 'Use SSL?',
      hint: 'Yes encrypts the connection.',
    },
    SslCertificate: {
      hint: 'Only for a self-signed certificate. Paste all of it, with BEGIN and END.',
      shape: 'certificate',
      showWhen: {
        name: 'SslConnection',
        is: 'True',
      },
      multiline: true,
    },
    ValidateSslCertificate: {
      hint: 'On, the certificate is checked.',
      showWhen: {
        name: 'SslConnection',
        is: 'True',
      },
    },
    SshTunnel: {
      label: 'Use an SSH tunnel?',
      hint: 'Yes goes through an SSH host to reach the database.',
    },
    SshHost: {
      hint: 'The host name or IP address of the SSH host.',
      example: 'bastion.example.com',
      shape: 'host',
      showWhen: {
        name: 'SshTunnel',
        is: 'True',
      },
    },
    SshPort: {
      hint: 'Usually 22.',
      example: '22',
      shape: 'integer',
      pattern: '^[0-9]{1,5}$',
      patternHint: 'A number of up to five digits.',
      suggestions: ['22'],
      showWhen: {
        name: 'SshTunnel',
        is: 'True',
      },
    },
    SshUsername: {
      hint: 'Your user on the SSH host, not on the database.',
      example: 'tunnel',
      showWhen: {
        name: 'SshTunnel',
        is: 'True',
      },
    },
    SshPassword: {
      hint: 'Leave empty when the SSH host uses a key.',
      showWhen: {
        name: 'SshTunnel',
        is: 'True',
      },
      secret: true,
    },
    SshPrivateKey: {
      hint: 'Leave empty when the SSH host uses a password.',
      shape: 'privateKey',
      showWhen: {
        name: 'SshTunnel',
        is: 'True',
      },
      secret: true,
      multiline: true,
    },
  },
  notes: [
    'With an SSH tunnel, host and port of the SSH host are needed; which of user name, password and key are needed too depends on that host.',
    'With SSL, the question about the certificate check has to be answered.',
    'True and False are stored with a capital letter.',
    'User name and password are those of the database; the SSH ones are separate. In the guide the port is misspelled as Post.',
  ],
}
