import type { ConnectorGuide } from './ConnectorGuide.js'

/** The guide to Neo4j. */
export const neo4j: ConnectorGuide = {
  connector: 'Neo4j',
  before: [
    'You need a Neo4j database of version 4.0 or newer, on AuraDB or on your own server.',
    'You need a user with access to that database.',
  ],
  steps: {
    'Username and Password': [
      'On AuraDB, open the text file you downloaded when the database was created.',
      'Copy the address that starts with neo4j+s://, the user name and the password.',
      'On your own server, ask the person who runs it for these details.',
    ],
  },
  fields: {
    BaseUrl: {
      hint: 'The connection address, not a web address.',
      example: 'neo4j+s://db123456.databases.neo4j.io',
      prefix: 'neo4j+s://',
      store: 'full',
      pattern: '^neo4j\\+s:\\/\\/\\S+$',
      patternHint: 'Only the address, without spaces.',
    },
    Database: {
      hint: 'The one database you want to use here.',
      example: 'neo4j',
      suggestions: ['neo4j'],
    },
  },
  notes: [
    'One connection reaches one database; several databases need several connections.',
    'http and https addresses don’t work.',
  ],
}
