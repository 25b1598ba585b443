<?php
function session_token(string $userId, string $accountId, array $accountConnectorIds): string {
  $encode = fn (string $data) => rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
  $header = ['alg' => 'HS256', 'typ' => 'JWT'];
  $claims = [
    'aud' => 'connector-auth-wizard', 'iat' => time(), 'exp' => time() + 900,
    'sub' => $userId, 'accountId' => $accountId,
    'accountConnectorIds' => array_values($accountConnectorIds),
    'allowedOrigins' => ['https://app.acme.com'],
  ];
  $json = fn (array $part) => $encode(json_encode($part, JSON_THROW_ON_ERROR));
  $text = $json($header) . '.' . $json($claims);
  return $text . '.' . $encode(hash_hmac('sha256', $text, getenv('SESSION_SECRET'), true));
}
