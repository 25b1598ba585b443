/** What `beforeDisconnect` is called with. */
export type DisconnectContext = {
  /** Id of the Cyclr account. */
  accountId: string
  /** The host's own id of the user. */
  userId: string
  /** Id of the account connector. */
  accountConnectorId: string
  /** The connector in Cyclr's library. Another release has another id, and the same name. */
  connector: { name: string; releaseId: string | null; version: string | null }
  /** The same as in the audit and in the log. */
  requestId: string
  /**
   * Runs a method of the connector without parameters, by its `MethodUniqueIdentifier`, against the provider (O). Resolves to
   * the JSON that Cyclr answers, or `null`. Methods of connectors that are not native only run where Cyclr has approved the IP
   * address of your server (D).
   *
   * @throws A `ConnectorAuthError` for an id that is no GUID, when Cyclr or the provider refuses, and once the time of the hook
   * is over.
   */
  runMethod: (methodUniqueIdentifier: string) => Promise<unknown>
}

/** The option `beforeDisconnect`. What it returns is awaited, for at most 10 seconds, and ignored. */
export type BeforeDisconnect = (context: DisconnectContext) => unknown
