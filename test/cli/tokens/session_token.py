import base64, hashlib, hmac, json, os, time

def session_token(user_id, account_id, account_connector_ids):
    now = int(time.time())
    encode = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
    header = {"alg": "HS256", "typ": "JWT"}
    claims = {
        "aud": "connector-auth-wizard", "iat": now, "exp": now + 900,
        "sub": user_id, "accountId": account_id,
        "accountConnectorIds": account_connector_ids,
        "allowedOrigins": ["https://app.acme.com"],
    }
    text = b".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    signature = hmac.new(os.environ["SESSION_SECRET"].encode(), text, hashlib.sha256).digest()
    return (text + b"." + encode(signature)).decode()
