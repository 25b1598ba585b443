require 'json'
require 'openssl'

def session_token(user_id, account_id, account_connector_ids)
  encode = ->(data) { [data].pack('m0').tr('+/', '-_').delete('=') }
  now = Time.now.to_i
  header = { alg: 'HS256', typ: 'JWT' }
  claims = {
    aud: 'connector-auth-wizard', iat: now, exp: now + 900,
    sub: user_id, accountId: account_id,
    accountConnectorIds: account_connector_ids,
    allowedOrigins: ['https://app.acme.com']
  }
  text = [header, claims].map { |part| encode.(part.to_json) }.join('.')
  "#{text}.#{encode.(OpenSSL::HMAC.digest('SHA256', ENV.fetch('SESSION_SECRET'), text))}"
end
