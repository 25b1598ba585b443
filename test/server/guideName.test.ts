import { describe, expect, it } from 'vitest'
import { connector, METHOD } from '../react/connectors.js'
import { proxyFor } from './proxyFor.js'

const guide = { connector: 'SFTP Private Key', name: 'SFTP' }

describe('The name in a guide', () => {
  it('is shown in place of the name in Cyclr, which says how one signs in', async () => {
    const { read } = proxyFor(connector('SFTP Private Key', [METHOD.none]), { guides: [guide] })
    expect((await read()).name).toBe('SFTP')
  })

  it('is shown in every language of the guide', async () => {
    const german = { connector: 'SFTP Private Key', language: 'de', before: ['Sie brauchen einen Schlüssel.'] }
    const { read } = proxyFor(connector('SFTP Private Key', [METHOD.none]), { guides: [guide, german] })
    expect((await read('de')).name).toBe('SFTP')
  })

  it('does not replace the name that the account connector was given', async () => {
    const { read } = proxyFor(connector('Files of Brightwater', [METHOD.none]), {
      guides: [guide],
      release: (release) => ({ ...release, Name: 'SFTP Private Key' }),
    })
    expect((await read()).name).toBe('Files of Brightwater')
  })

  it('must not be empty', () => {
    expect(() => proxyFor(connector('SFTP Private Key', [METHOD.none]), { guides: [{ ...guide, name: '' }] })).toThrow(
      /SFTP Private Key\.name/,
    )
  })
})
